package io.millrace.semantics.json;

import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;

/** Which rows are kept: a measure, and what its figure is held against. */
final class ThresholdJson {

    /** Against the average over all rows. */
    enum Side {
        ABOVE,
        BELOW
    }

    private final MeasureJson measures;

    ThresholdJson(MeasureJson measures) {
        this.measures = measures;
    }

    static Form write(Threshold threshold) {
        Form form = MeasureJson.write(threshold.measure());
        writeFigure(form, threshold.figure());
        return switch (threshold.limit()) {
            case Threshold.Limit.Within(Range range) -> RangeJson.write(form, range);
            case Threshold.Limit.AboveAverage _ -> form.with(Property.AVERAGE, Side.ABOVE);
            case Threshold.Limit.BelowAverage _ -> form.with(Property.AVERAGE, Side.BELOW);
        };
    }

    /** Without a word about the value, which is usual. */
    static Form writeFigure(Form form, Figure figure) {
        return figure == Figure.VALUE ? form : form.with(Property.FIGURE, figure);
    }

    Threshold read(Fields fields) {
        return new Threshold(
                measures.measure(fields),
                fields.choice(Property.FIGURE, Figure.VALUE),
                limit(fields));
    }

    private static Threshold.Limit limit(Fields fields) {
        if (!fields.has(Property.AVERAGE)) {
            return new Threshold.Limit.Within(RangeJson.read(fields));
        }
        return switch (fields.choice(Property.AVERAGE, Side.class)) {
            case ABOVE -> new Threshold.Limit.AboveAverage();
            case BELOW -> new Threshold.Limit.BelowAverage();
        };
    }
}
