package io.millrace.ask.finding;

import io.millrace.semantics.model.FlagDefinition;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.MeasureDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Threshold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the business on which an answer rests, by the names that its question uses. */
final class Rules {

    private final SemanticModel model;

    Rules(SemanticModel model) {
        this.model = model;
    }

    /** Rules that are named after a measure, dimension or flag of the question, in model order. */
    List<String> of(SemanticQuery query) {
        Set<String> names = new HashSet<>();
        conditions(query.subject().conditions(), names);
        switch (query) {
            case Breakdown breakdown -> breakdown(breakdown, names);
            case Pareto pareto -> measure(pareto.measure(), names);
            case Correlation correlation -> {
                measure(correlation.left(), names);
                measure(correlation.right(), names);
            }
            case Cohorts _, Basket _, Coverage _ -> {}
        }
        return model.rules().entrySet().stream()
                .filter(rule -> names.contains(rule.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void breakdown(Breakdown query, Set<String> names) {
        List<Measure> measures = new ArrayList<>(query.measures());
        query.thresholds().stream().map(Threshold::measure).forEach(measures::add);
        if (query.ranking() != null) {
            measures.add(query.ranking().by());
        }
        measures.forEach(measure -> measure(measure, names));
        query.groupings().forEach(grouping -> grouping(grouping, names));
        if (query.share() instanceof Share.OfWhole(List<Condition> part)) {
            conditions(part, names);
        }
    }

    private static void grouping(Grouping grouping, Set<String> names) {
        if (grouping instanceof Grouping.By(String dimension)) {
            names.add(dimension);
        }
    }

    private void measure(Measure measure, Set<String> names) {
        switch (measure) {
            case Measure.Named(String name) -> named(model.measure(name), names);
            case Measure.CountOf(String dimension) -> names.add(dimension);
            case Measure.Over(_, Measure.Named of, Grouping part) -> {
                measure(of, names);
                grouping(part, names);
            }
            case Measure.Ratio(Measure.Named above, Measure.Named below) -> {
                measure(above, names);
                measure(below, names);
            }
        }
    }

    /** With what it is made of: the parts of a ratio, the flags in an expression. */
    private void named(MeasureDefinition measure, Set<String> names) {
        names.add(measure.name());
        switch (measure.formula()) {
            case Formula.Ratio(String above, String below) -> {
                named(model.measure(above), names);
                named(model.measure(below), names);
            }
            case Formula.Sum(String expression) -> flags(expression, names);
            case Formula.Distinct(String expression) -> flags(expression, names);
            case Formula.Average(String expression) -> flags(expression, names);
            case Formula.First(String expression) -> flags(expression, names);
            case Formula.Last(String expression) -> flags(expression, names);
        }
    }

    private void flags(String expression, Set<String> names) {
        model.flags().values().stream()
                .filter(flag -> expression.contains(flag.expression()))
                .map(FlagDefinition::name)
                .forEach(names::add);
    }

    private void conditions(List<Condition> conditions, Set<String> names) {
        for (Condition condition : conditions) {
            switch (condition) {
                case Condition.OneOf oneOf -> names.add(oneOf.dimension());
                case Condition.Flagged flagged -> names.add(flagged.flag());
                case Condition.Belonging belonging -> {
                    conditions(belonging.deed().conditions(), names);
                    if (belonging.deed().amount() != null) {
                        measure(belonging.deed().amount().measure(), names);
                    }
                }
                case Condition.Numeric _, Condition.Recurring _, Condition.Dated _ -> {}
            }
        }
    }
}
