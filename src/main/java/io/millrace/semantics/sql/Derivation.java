package io.millrace.semantics.sql;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Share;
import java.util.Collection;
import java.util.List;

/** Reckons what is derived from figures: ratios, differences, growth, shares, running totals. */
final class Derivation {

    /** The column of a running total or moving average. */
    static final String ACCUMULATED = "_so_far";

    private final Breakdown query;
    private final Context asked;
    private final Figures figures;
    private final List<Group> groups;
    private final Stage stage;

    /**
     * Derivations of a question.
     *
     * @param asked the sales that its rows are about
     */
    Derivation(Breakdown query, Context asked, Figures figures, List<Group> groups, Stage stage) {
        this.query = query;
        this.asked = asked;
        this.figures = figures;
        this.groups = groups;
        this.stage = stage;
    }

    void all(List<Variant> variants) {
        ratios(variants);
        comparison();
        share();
        accumulation();
    }

    private void ratios(List<Variant> variants) {
        if (figures.ratios().isEmpty()) {
            return;
        }
        for (Variant variant : variants) {
            for (Measure ratio : figures.ratios()) {
                stage.put(
                        figures.column(ratio) + variant.suffix(),
                        figures.sql()
                                .value(
                                        ratio,
                                        part ->
                                                stage.column(
                                                        figures.column(part) + variant.suffix())));
            }
        }
        dropParts(variants);
    }

    /** What only ratios were made of is not needed any more. */
    private void dropParts(List<Variant> variants) {
        for (Measure part : figures.parts()) {
            if (!figures.all().contains(part)) {
                variants.forEach(variant -> stage.drop(figures.column(part) + variant.suffix()));
            }
        }
    }

    private void comparison() {
        switch (query.comparison()) {
            case null -> {}
            case Comparison.StepBefore() -> {
                stepBefore();
                differences(Variants.BEFORE);
            }
            case Comparison.OfValues _ -> differences(Variants.OTHER);
            case Comparison.WithSpan _,
                    Comparison.WithPeriodBefore _,
                    Comparison.WithYearBefore _,
                    Comparison.StepYearBefore _ ->
                    differences(Variants.BEFORE);
        }
    }

    private void stepBefore() {
        stage.settle("filled");
        for (Measure measure : figures.all()) {
            String column = figures.column(measure);
            stage.putWindow(
                    column + Variants.BEFORE,
                    Fragment.of("LAG(" + column + ") OVER (" + alongTime() + ")"));
        }
        stage.settle("with_step_before");
        stage.keep(Fragment.of(Filling.ASKED + " = 1"));
    }

    private void differences(String other) {
        stage.settleColumns("compared");
        for (Measure measure : numbers()) {
            String column = figures.column(measure);
            Fragment value = stage.column(column);
            Fragment before = stage.column(column + other);
            stage.put(column + "_difference", Fragment.fill("{} - {}", value, before));
            stage.put(
                    column + "_growth",
                    MeasureSql.divide(
                            figures.sql().isWhole(measure),
                            Fragment.fill("({} - {})", value, before),
                            Fragment.fill("ABS({})", before)));
        }
    }

    private Collection<Measure> numbers() {
        return figures.all().stream().filter(measure -> !figures.sql().isDate(measure)).toList();
    }

    private void share() {
        switch (query.share()) {
            case null -> {}
            case Share.OfWhole _ -> {
                for (Measure measure : Figures.shared(query)) {
                    String column = figures.column(measure);
                    stage.put(
                            column + "_share",
                            MeasureSql.divide(
                                    figures.sql().isWhole(measure),
                                    stage.column(column),
                                    stage.column(column + Variants.WHOLE)));
                }
            }
            case Share.OfRows(List<Grouping> within) -> {
                stage.settle("figured");
                new RowShares(query, asked, figures, groups).put(stage, within);
            }
        }
    }

    private void accumulation() {
        Accumulation accumulation = query.accumulation();
        if (accumulation == null) {
            return;
        }
        stage.settle("figured");
        for (Measure measure : query.measures()) {
            String column = figures.column(measure);
            String function =
                    switch (accumulation) {
                        case Accumulation.Running() ->
                                "SUM(%s) OVER (%s ROWS UNBOUNDED PRECEDING)"
                                        .formatted(column, alongTime());
                        case Accumulation.Moving(int steps) ->
                                "AVG(%s) OVER (%s ROWS %d PRECEDING)"
                                        .formatted(column, alongTime(), steps - 1);
                    };
            stage.putWindow(column + ACCUMULATED, Fragment.of(function));
        }
    }

    /** The steps in order, for each value of the other groupings. */
    private String alongTime() {
        List<Grouping> others =
                query.groupings().stream().filter(by -> !(by instanceof Grouping.Steps)).toList();
        String partition = Group.partition(groups, others);
        String step =
                groups.stream()
                        .filter(group -> group.grouping() instanceof Grouping.Steps)
                        .map(group -> group.keys().getFirst().name())
                        .findFirst()
                        .orElseThrow();
        return partition + (partition.isEmpty() ? "" : " ") + "ORDER BY " + step;
    }
}
