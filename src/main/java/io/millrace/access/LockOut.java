package io.millrace.access;

import java.time.Duration;

/**
 * How long the server takes no more tries after failed ones: the same for names that exist and for
 * names that do not. The functions of schema {@code auth} hold to it; here it is for telling people
 * how long to wait, which the server does not.
 */
public final class LockOut {

    /** So many tries cost no waiting. */
    public static final int FREE_TRIES = 5;

    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LockOut() {}

    /** The wait after so many failures in a row. */
    public static Duration after(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures - FREE_TRIES, MOST_DOUBLINGS));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }
}
