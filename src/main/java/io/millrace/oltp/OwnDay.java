package io.millrace.oltp;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one person did on one day, or in all of some days.
 *
 * @param orders of that day that the person entered
 * @param sales of those orders
 * @param returned those orders that came back since, as a whole or in part
 * @param returnsTaken returns that the person took on that day
 */
public record OwnDay(
        LocalDate day, long orders, BigDecimal sales, long returned, long returnsTaken) {

    /** Both together. */
    public OwnDay plus(OwnDay other) {
        return new OwnDay(
                day,
                orders + other.orders,
                sales.add(other.sales),
                returned + other.returned,
                returnsTaken + other.returnsTaken);
    }

    /** A day without work. */
    public static OwnDay idle(LocalDate day) {
        return new OwnDay(day, 0, BigDecimal.ZERO, 0, 0);
    }
}
