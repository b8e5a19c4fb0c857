package io.millrace.etl;

import io.millrace.work.Run;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Decides by SQLState whether a failure passes by itself, and how long to wait for it. */
final class Retry {

    /** Waits between attempts; together 45 s, in which a server restarts. */
    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofMillis(800),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15));

    /** MySQL: lock wait timeout, which has no SQLState of its own. */
    private static final Set<Integer> LOCKED = Set.of(1205, 1213);

    /** Deadlock, lock timeout, server shutting down or starting, out of connections. */
    private static final Set<String> PASSING =
            Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "HYT01");

    private Retry() {}

    /** Whether doing the same again may work, because nothing is wrong with what was asked. */
    static boolean isPassing(Throwable failure) {
        for (SQLException cause : sqlCauses(failure)) {
            String state = cause.getSQLState() == null ? "" : cause.getSQLState();
            if (state.startsWith("08")
                    || PASSING.contains(state)
                    || LOCKED.contains(cause.getErrorCode())
                    || cause instanceof SQLTransientException) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was waited too long for what somebody else holds. */
    static boolean isLocked(SQLException failure) {
        return LOCKED.contains(failure.getErrorCode());
    }

    /** Whether the server refused a value, not the statement. */
    static boolean isAboutData(SQLException failure) {
        for (SQLException cause : sqlCauses(failure)) {
            String state = cause.getSQLState() == null ? "" : cause.getSQLState();
            // HY000 with 1366: MariaDB's "incorrect value for column".
            if (state.startsWith("22") || state.startsWith("23") || cause.getErrorCode() == 1366) {
                return true;
            }
        }
        return false;
    }

    /** Waits, and stops waiting when the run is cancelled. */
    static void pause(Duration duration, Run run) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            run.check();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The usual waits. */
    static Iterator<Duration> waits() {
        return WAITS.iterator();
    }

    /** As many waits as there may be tries; the longest goes on for ever. */
    static Iterator<Duration> waits(int retries) {
        return Stream.concat(WAITS.stream(), Stream.generate(WAITS::getLast))
                .limit(retries)
                .iterator();
    }

    private static List<SQLException> sqlCauses(Throwable failure) {
        List<SQLException> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                causes.add(sql);
            }
        }
        return causes;
    }
}
