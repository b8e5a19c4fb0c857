package io.millrace.ask.chips;

import io.millrace.semantics.query.Range;

/** Ranges that a range could be instead. */
final class Ranges {

    private Ranges() {}

    /** Under the bound instead of over it; the same where there are two bounds. */
    static Range opposite(Range range) {
        Range.Bound low = range.low();
        Range.Bound high = range.high();
        if (low != null && high != null) {
            return range;
        }
        return low == null ? new Range(high, null) : new Range(null, low);
    }
}
