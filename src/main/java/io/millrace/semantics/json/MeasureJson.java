package io.millrace.semantics.json;

import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Unit;

/** Measures and what they are grouped by. */
final class MeasureJson {

    private final Names names;

    MeasureJson(Names names) {
        this.names = names;
    }

    static Form write(Measure measure) {
        return write(new Form(), measure);
    }

    static Form write(Form form, Measure measure) {
        return switch (measure) {
            case Measure.Named(String name) -> form.with(Property.MEASURE, name);
            case Measure.CountOf(String dimension) -> form.with(Property.COUNT_OF, dimension);
            case Measure.Over(var statistic, var named, var part) ->
                    form.with(Property.MEASURE, named.name())
                            .with(Property.STATISTIC, statistic)
                            .with(Property.PER, write(part));
            case Measure.Ratio(var numerator, var denominator) ->
                    form.with(Property.MEASURE, numerator.name())
                            .with(Property.DIVIDED_BY, denominator.name());
        };
    }

    static Form write(Grouping grouping) {
        return switch (grouping) {
            case Grouping.By(String dimension) -> new Form().with(Property.DIMENSION, dimension);
            case Grouping.Steps(Unit unit) -> new Form().with(Property.UNIT, unit);
            case Grouping.Cyclic(Cycle cycle) -> new Form().with(Property.CYCLE, cycle);
        };
    }

    Measure measure(Fields fields) {
        if (fields.has(Property.COUNT_OF)) {
            return new Measure.CountOf(fields.name(Property.COUNT_OF, Names.Kind.DIMENSION, names));
        }
        Measure.Named named = named(fields);
        if (fields.has(Property.STATISTIC)) {
            return new Measure.Over(
                    fields.choice(Property.STATISTIC, Measure.Statistic.class),
                    named,
                    fields.object(Property.PER, this::grouping));
        }
        return fields.has(Property.DIVIDED_BY)
                ? new Measure.Ratio(
                        named,
                        new Measure.Named(
                                fields.name(Property.DIVIDED_BY, Names.Kind.MEASURE, names)))
                : named;
    }

    Measure.Named named(Fields fields) {
        return new Measure.Named(fields.name(Property.MEASURE, Names.Kind.MEASURE, names));
    }

    Grouping grouping(Fields fields) {
        if (fields.has(Property.DIMENSION)) {
            return new Grouping.By(dimension(fields));
        }
        if (fields.has(Property.UNIT)) {
            return new Grouping.Steps(fields.choice(Property.UNIT, Unit.class));
        }
        if (fields.has(Property.CYCLE)) {
            return new Grouping.Cyclic(fields.choice(Property.CYCLE, Cycle.class));
        }
        throw fields.lacks(Property.DIMENSION, Property.UNIT, Property.CYCLE);
    }

    String dimension(Fields fields) {
        return fields.name(Property.DIMENSION, Names.Kind.DIMENSION, names);
    }
}
