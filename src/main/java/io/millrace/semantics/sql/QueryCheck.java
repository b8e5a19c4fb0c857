package io.millrace.semantics.sql;

import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells questions that can be answered from those that make no sense. */
public final class QueryCheck {

    private final SemanticModel model;

    public QueryCheck(SemanticModel model) {
        this.model = model;
    }

    /** What is wrong with a question, a sentence each; empty if it can be answered. */
    public List<String> faults(SemanticQuery query) {
        List<String> faults = new ArrayList<>();
        MeasureCheck measures = new MeasureCheck(model, faults);
        ConditionCheck conditions = new ConditionCheck(model, faults, measures);
        conditions.check(query.subject().conditions());
        switch (query) {
            case Breakdown breakdown -> breakdown(breakdown, measures, conditions, faults);
            case Cohorts(_, Unit unit) -> cohorts(unit, faults);
            case Pareto pareto -> pareto(pareto, measures, faults);
            case Correlation correlation -> correlation(correlation, measures, faults);
            case Basket basket -> basket(basket, measures, faults);
            case Coverage _ -> {}
        }
        return faults.stream().distinct().toList();
    }

    private void breakdown(
            Breakdown query,
            MeasureCheck measures,
            ConditionCheck conditions,
            List<String> faults) {
        query.groupings().forEach(measures::grouping);
        query.measures().forEach(measure -> measures.check(measure, query.groupings()));
        query.thresholds().forEach(limit -> measures.check(limit.measure(), query.groupings()));
        if (query.ranking() != null) {
            measures.check(query.ranking().by(), query.groupings());
        }
        if (query.share() instanceof Share.OfWhole(var part)) {
            conditions.check(part);
        }
        if (query.comparison() instanceof Comparison.OfValues(String dimension, _, _)) {
            measures.isDimension(dimension);
        }
        if (faults.isEmpty()) {
            new BreakdownCheck(model, query, measures, faults).check();
        }
    }

    private static void cohorts(Unit unit, List<String> faults) {
        switch (unit) {
            case MONTH, QUARTER, YEAR -> {}
            case DAY, WEEK, HALF ->
                    faults.add(
                            "Customers are followed by month, quarter or year, not by "
                                    + unit.name().toLowerCase(Locale.ROOT)
                                    + ".");
        }
    }

    private void pareto(Pareto query, MeasureCheck measures, List<String> faults) {
        if (measures.isPlain(query.dimension(), "lined up")
                && measures.check(query.measure(), List.of())
                && !new Additivity(model)
                        .addsUp(
                                query.measure(),
                                List.of(new Grouping.By(query.dimension())),
                                query.subject().basis())) {
            faults.add(
                    "%s does not add up here, so no part of it can be told."
                            .formatted(new MeasureNames(model).label(query.measure())));
        }
        if (query.share().signum() <= 0 || query.share().compareTo(BigDecimal.ONE) > 0) {
            faults.add("A part is more than 0 % and at most 100 %.");
        }
    }

    private void correlation(Correlation query, MeasureCheck measures, List<String> faults) {
        if (query.left().equals(query.right())) {
            faults.add("A measure always goes along with itself.");
        }
        for (Measure.Named measure : List.of(query.left(), query.right())) {
            if (measures.check(measure, List.of())) {
                if (measures.isDate(measure)) {
                    faults.add("A date goes along with nothing.");
                } else if (query.over() == null && !hasLines(measure)) {
                    faults.add(
                            "A line has no %s of its own; say over what to look at it."
                                    .formatted(model.measure(measure.name()).label()));
                }
            }
        }
        if (query.over() instanceof Grouping.By(String dimension)) {
            measures.isPlain(dimension, "looked at");
        }
    }

    /** Whether a single line has such a figure. */
    private boolean hasLines(Measure.Named measure) {
        return switch (model.measure(measure.name()).formula()) {
            case Formula.Sum _, Formula.Average _ -> true;
            case Formula.Ratio(String above, String below) ->
                    hasLines(new Measure.Named(above)) && hasLines(new Measure.Named(below));
            case Formula.Distinct _, Formula.First _, Formula.Last _ -> false;
        };
    }

    private void basket(Basket query, MeasureCheck measures, List<String> faults) {
        if (measures.isPlain(query.dimension(), "found together")
                && model.dimension(query.dimension()).perOrder()) {
            faults.add(
                    "An order has one %s alone, never two together."
                            .formatted(model.dimension(query.dimension()).label()));
        }
        if (query.limit() < 1) {
            faults.add("A list has one row or more.");
        }
    }
}
