package io.millrace.semantics.json;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;

/** Measures by something, and what is made of their figures. */
final class BreakdownJson {

    /** Which comes first. */
    enum Order {
        HIGHEST,
        LOWEST
    }

    /** What figures stand beside. */
    enum Against {
        PERIOD,
        PERIOD_BEFORE,
        YEAR_BEFORE,
        VALUES,
        STEP_BEFORE,
        STEP_YEAR_BEFORE
    }

    /** What figures are a fraction of. */
    enum Whole {
        ROWS,
        ALL
    }

    /** What becomes of figures along the steps of time. */
    enum How {
        RUNNING,
        MOVING
    }

    private final Names names;
    private final MeasureJson measures;
    private final ThresholdJson thresholds;
    private final ConditionJson conditions;

    BreakdownJson(
            Names names, MeasureJson measures, ThresholdJson thresholds, ConditionJson conditions) {
        this.names = names;
        this.measures = measures;
        this.thresholds = thresholds;
        this.conditions = conditions;
    }

    static Form write(Form form, Breakdown query) {
        form.with(Property.MEASURES, query.measures(), MeasureJson::write)
                .with(Property.GROUP_BY, query.groupings(), MeasureJson::write);
        return ConditionJson.write(form, query.subject())
                .with(Property.HAVING, query.thresholds(), ThresholdJson::write)
                .withSome(Property.RANK, query.ranking(), BreakdownJson::write)
                .withSome(Property.COMPARE, query.comparison(), BreakdownJson::write)
                .withSome(Property.SHARE, query.share(), BreakdownJson::write)
                .withSome(Property.ACCUMULATE, query.accumulation(), BreakdownJson::write);
    }

    private static Form write(Ranking ranking) {
        return ThresholdJson.writeFigure(MeasureJson.write(ranking.by()), ranking.figure())
                .with(Property.ORDER, ranking.descending() ? Order.HIGHEST : Order.LOWEST)
                .with(Property.LIMIT, ranking.limit())
                .with(Property.WITHIN, ranking.within(), MeasureJson::write);
    }

    private static Form write(Comparison comparison) {
        Form form = new Form();
        return switch (comparison) {
            case Comparison.WithSpan(var other) -> {
                PeriodJson.write(form.with(Property.AGAINST, Against.PERIOD), other);
                yield form;
            }
            case Comparison.WithPeriodBefore _ ->
                    form.with(Property.AGAINST, Against.PERIOD_BEFORE);
            case Comparison.WithYearBefore _ -> form.with(Property.AGAINST, Against.YEAR_BEFORE);
            case Comparison.OfValues(String dimension, String first, String second) ->
                    form.with(Property.AGAINST, Against.VALUES)
                            .with(Property.DIMENSION, dimension)
                            .with(Property.FIRST, first)
                            .with(Property.SECOND, second);
            case Comparison.StepBefore _ -> form.with(Property.AGAINST, Against.STEP_BEFORE);
            case Comparison.StepYearBefore _ ->
                    form.with(Property.AGAINST, Against.STEP_YEAR_BEFORE);
        };
    }

    private static Form write(Share share) {
        Form form = new Form();
        return switch (share) {
            case Share.OfRows(var within) ->
                    form.with(Property.OF, Whole.ROWS)
                            .with(Property.WITHIN, within, MeasureJson::write);
            case Share.OfWhole(var part) ->
                    form.with(Property.OF, Whole.ALL)
                            .with(Property.FILTERS, part, ConditionJson::write);
        };
    }

    private static Form write(Accumulation accumulation) {
        Form form = new Form();
        return switch (accumulation) {
            case Accumulation.Running _ -> form.with(Property.HOW, How.RUNNING);
            case Accumulation.Moving(int steps) ->
                    form.with(Property.HOW, How.MOVING).with(Property.STEPS, steps);
        };
    }

    Breakdown read(Fields fields, Subject subject) {
        return new Breakdown(
                subject,
                fields.objects(Property.MEASURES, measures::measure),
                fields.objects(Property.GROUP_BY, measures::grouping),
                fields.objects(Property.HAVING, thresholds::read),
                fields.perhaps(Property.RANK, this::ranking).orElse(null),
                fields.perhaps(Property.COMPARE, this::comparison).orElse(null),
                fields.perhaps(Property.SHARE, this::share).orElse(null),
                fields.perhaps(Property.ACCUMULATE, BreakdownJson::accumulation).orElse(null));
    }

    private Ranking ranking(Fields fields) {
        return new Ranking(
                measures.measure(fields),
                fields.choice(Property.FIGURE, Figure.VALUE),
                switch (fields.choice(Property.ORDER, Order.HIGHEST)) {
                    case HIGHEST -> true;
                    case LOWEST -> false;
                },
                fields.has(Property.LIMIT) ? fields.whole(Property.LIMIT) : 0,
                fields.objects(Property.WITHIN, measures::grouping));
    }

    private Comparison comparison(Fields fields) {
        return switch (fields.choice(Property.AGAINST, Against.class)) {
            case PERIOD -> new Comparison.WithSpan(PeriodJson.of(fields));
            case PERIOD_BEFORE -> new Comparison.WithPeriodBefore();
            case YEAR_BEFORE -> new Comparison.WithYearBefore();
            case VALUES -> ofValues(fields);
            case STEP_BEFORE -> new Comparison.StepBefore();
            case STEP_YEAR_BEFORE -> new Comparison.StepYearBefore();
        };
    }

    private Comparison ofValues(Fields fields) {
        String dimension = measures.dimension(fields);
        return new Comparison.OfValues(
                dimension,
                names.value(fields.at(Property.FIRST), dimension, fields.text(Property.FIRST)),
                names.value(fields.at(Property.SECOND), dimension, fields.text(Property.SECOND)));
    }

    private Share share(Fields fields) {
        return switch (fields.choice(Property.OF, Whole.class)) {
            case ROWS -> new Share.OfRows(fields.objects(Property.WITHIN, measures::grouping));
            case ALL -> new Share.OfWhole(conditions.conditions(fields));
        };
    }

    private static Accumulation accumulation(Fields fields) {
        return switch (fields.choice(Property.HOW, How.class)) {
            case RUNNING -> new Accumulation.Running();
            case MOVING -> new Accumulation.Moving(fields.whole(Property.STEPS));
        };
    }
}
