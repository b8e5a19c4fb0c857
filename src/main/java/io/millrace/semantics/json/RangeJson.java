package io.millrace.semantics.json;

import io.millrace.semantics.query.Range;
import org.jspecify.annotations.Nullable;

/** Ranges: over or at_least, under or at_most. */
final class RangeJson {

    private RangeJson() {}

    static Form write(Form form, Range range) {
        write(form, range.low(), Property.AT_LEAST, Property.OVER);
        write(form, range.high(), Property.AT_MOST, Property.UNDER);
        return form;
    }

    private static void write(
            Form form, Range.@Nullable Bound bound, Property included, Property excluded) {
        if (bound != null) {
            form.with(bound.included() ? included : excluded, bound.value());
        }
    }

    static Range read(Fields fields) {
        Range.Bound low = bound(fields, Property.AT_LEAST, Property.OVER);
        Range.Bound high = bound(fields, Property.AT_MOST, Property.UNDER);
        if (low == null && high == null) {
            throw fields.lacks(Property.OVER, Property.AT_LEAST, Property.UNDER, Property.AT_MOST);
        }
        return new Range(low, high);
    }

    private static Range.@Nullable Bound bound(
            Fields fields, Property included, Property excluded) {
        if (fields.has(included)) {
            return new Range.Bound(fields.number(included), true);
        }
        return fields.has(excluded) ? new Range.Bound(fields.number(excluded), false) : null;
    }
}
