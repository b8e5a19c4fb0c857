package io.millrace.semantics.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from a bound to a bound. A percentage is a fraction of 1, money is in the shop's
 * currency.
 *
 * @param low null without end downwards
 * @param high null without end upwards
 */
public record Range(@Nullable Bound low, @Nullable Bound high) {

    /** Where a range ends, and whether the end belongs to it. */
    public record Bound(BigDecimal value, boolean included) {

        /** Without noughts at the end, so that equal numbers are equal. */
        public Bound {
            value = plain(value);
        }
    }

    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public Range {
        if (low == null && high == null) {
            throw new IllegalArgumentException("A range has a bound");
        }
    }

    public static Range moreThan(BigDecimal value) {
        return new Range(new Bound(value, false), null);
    }

    public static Range atLeast(BigDecimal value) {
        return new Range(new Bound(value, true), null);
    }

    public static Range lessThan(BigDecimal value) {
        return new Range(null, new Bound(value, false));
    }

    public static Range atMost(BigDecimal value) {
        return new Range(null, new Bound(value, true));
    }

    public static Range exactly(BigDecimal value) {
        return between(value, value);
    }

    /** Both bounds included. */
    public static Range between(BigDecimal low, BigDecimal high) {
        return new Range(new Bound(low, true), new Bound(high, true));
    }
}
