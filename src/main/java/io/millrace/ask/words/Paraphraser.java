package io.millrace.ask.words;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says a question back in one phrase that means nothing else: reading it gives the same question.
 * Its phrases are listed at the package.
 */
public final class Paraphraser {

    private final SemanticModel model;
    private final FigureWords figures;
    private final ConditionWords conditions;

    public Paraphraser(SemanticModel model) {
        this.model = model;
        this.figures = new FigureWords(model);
        this.conditions = new ConditionWords(model);
    }

    /**
     * Such as "Sales and profit by region in 2024, for category Furniture, the top 5 by profit".
     *
     * @throws IllegalArgumentException if the query names what the model does not have
     */
    public String say(SemanticQuery query) {
        List<String> clauses = new ArrayList<>();
        String when = SpanWords.when(query.subject().span());
        clauses.add(when.isEmpty() ? head(query) : head(query) + " " + when);
        clauses.addAll(subject(query.subject()));
        if (query instanceof Breakdown breakdown) {
            clauses.addAll(rest(breakdown));
        }
        String sentence = String.join(", ", clauses);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private String head(SemanticQuery query) {
        return switch (query) {
            case Breakdown breakdown -> head(breakdown);
            case Cohorts(_, Unit unit) -> "customer cohorts by " + SpanWords.unit(unit);
            case Pareto pareto ->
                    "%sthe fewest %s that make %s of %s"
                            .formatted(
                                    pareto.listed() ? "list " : "",
                                    figures.plural(pareto.dimension()),
                                    RangeWords.number(pareto.share(), Format.PERCENT),
                                    figures.measure(pareto.measure()));
            case Correlation correlation ->
                    "correlation between %s and %s%s"
                            .formatted(
                                    figures.measure(correlation.left()),
                                    figures.measure(correlation.right()),
                                    over(correlation.over()));
            case Basket basket ->
                    "the top %d pairs of %s bought together%s%s"
                            .formatted(
                                    basket.limit(),
                                    figures.plural(basket.dimension()),
                                    with(basket.with()),
                                    basket.byLift() ? " by lift" : "");
            case Coverage _ -> "coverage of the data";
        };
    }

    private String head(Breakdown breakdown) {
        String groupings = figures.groupings(breakdown.groupings());
        if (breakdown.measures().isEmpty()) {
            return "list every " + groupings;
        }
        String measures =
                Enumeration.of(breakdown.measures().stream().map(figures::measure).toList());
        return groupings.isEmpty() ? measures : measures + " by " + groupings;
    }

    private String over(@Nullable Grouping over) {
        return over == null ? "" : " over each " + figures.grouping(over);
    }

    private static String with(@Nullable String value) {
        return value == null ? "" : " with " + Quotation.of(value);
    }

    private List<String> subject(Subject subject) {
        List<String> clauses = new ArrayList<>();
        if (subject.basis() != DateBasis.ORDER) {
            clauses.add("dated by " + model.basis(subject.basis()).label());
        }
        subject.conditions().stream().map(conditions::clause).forEach(clauses::add);
        return clauses;
    }

    private List<String> rest(Breakdown breakdown) {
        List<String> clauses = new ArrayList<>();
        for (Threshold threshold : breakdown.thresholds()) {
            clauses.add("only where " + figures.threshold(threshold));
        }
        if (breakdown.ranking() != null) {
            clauses.add(ranking(breakdown.ranking()));
        }
        if (breakdown.accumulation() != null) {
            clauses.add(accumulation(breakdown.accumulation(), breakdown.groupings()));
        }
        if (breakdown.comparison() != null) {
            clauses.add(comparison(breakdown.comparison()));
        }
        if (breakdown.share() != null) {
            clauses.add(share(breakdown.share()));
        }
        return clauses;
    }

    /** An order of rows, such as "the top 5 by growth in sales within each region". */
    public String ranking(Ranking ranking) {
        String which =
                ranking.limit() == 0
                        ? (ranking.descending() ? "highest first" : "lowest first")
                        : (ranking.descending() ? "the top " : "the bottom ") + ranking.limit();
        String within =
                ranking.within().isEmpty()
                        ? ""
                        : " within each " + figures.groupings(ranking.within());
        return "%s by %s%s"
                .formatted(which, figures.figure(ranking.by(), ranking.figure()), within);
    }

    /** What becomes of the figures along time, such as "as a running total". */
    public String accumulation(Accumulation accumulation, List<Grouping> groupings) {
        return switch (accumulation) {
            case Accumulation.Running() -> "as a running total";
            case Accumulation.Moving(int steps) ->
                    "as a moving average over "
                            + Plural.counted(steps, SpanWords.finest(groupings));
        };
    }

    /** What the figures stand beside, such as "compared with the period before". */
    public String comparison(Comparison comparison) {
        return switch (comparison) {
            case Comparison.WithSpan(var other) -> "compared with " + SpanWords.name(other);
            case Comparison.WithPeriodBefore() -> "compared with the period before";
            case Comparison.WithYearBefore() -> "compared with the same period a year earlier";
            case Comparison.OfValues(String dimension, String first, String second) ->
                    "comparing %s with %s"
                            .formatted(
                                    conditions.among(dimension, List.of(first)),
                                    Quotation.of(second));
            case Comparison.StepBefore() -> "each compared with the one before";
            case Comparison.StepYearBefore() -> "each compared with the one a year earlier";
        };
    }

    /** What the figures are a fraction of, such as "as a share of the total". */
    public String share(Share share) {
        return switch (share) {
            case Share.OfRows(List<Grouping> within) ->
                    within.isEmpty()
                            ? "as a share of the total"
                            : "as a share within each " + figures.groupings(within);
            case Share.OfWhole(List<Condition> part) ->
                    "as the share of those " + conditions.inner(part);
        };
    }
}
