package io.millrace.ask.guard;

import java.time.Duration;

/**
 * How much a query may take.
 *
 * @param rows at most in the result
 * @param overflow what becomes of a result with more
 * @param time at most on the server
 * @param examinedRows how many rows the server may expect to look at; MySQL counts those of the
 *     outermost query only, and of the others the time is the limit
 */
public record QueryLimits(int rows, Overflow overflow, Duration time, long examinedRows) {

    /** What becomes of a result that is too large. */
    public enum Overflow {
        /** It ends there, and says so. */
        CAP,
        /** It is an error: half of it would pass for the whole. */
        FAIL
    }

    /** For whoever wants all rows or none. */
    public static final QueryLimits USUAL =
            new QueryLimits(100_000, Overflow.FAIL, Duration.ofMinutes(1), 100_000_000);

    /** The same, with the first rows of a long list. */
    public QueryLimits capped(int first) {
        return new QueryLimits(first, Overflow.CAP, time, examinedRows);
    }

    public QueryLimits within(Duration limit) {
        return new QueryLimits(rows, overflow, limit, examinedRows);
    }

    public QueryLimits examining(long atMost) {
        return new QueryLimits(rows, overflow, time, atMost);
    }
}
