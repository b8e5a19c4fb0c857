package io.millrace.etl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.MillraceException;
import io.millrace.cdc.Shop;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Iterator;

/** How a month is changed on both sides: in turn with the syncs, and never half. */
final class BothSides {

    /** PostgreSQL: somebody held a lock for longer than we wait. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Work on the databases and files. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Sql sql) throws SQLException;
    }

    private final Databases databases;
    private final SyncRequest request;
    private final int retries;
    private final Run run;

    BothSides(Databases databases, SyncRequest request, int retries, Run run) {
        this.databases = databases;
        this.request = request;
        this.retries = retries;
        this.run = run;
    }

    /** Who works, for logs and archives. */
    String person() {
        return request.person();
    }

    /** What the run log tells of the month. */
    MonthRun log() {
        return new MonthRun(new RunLog(databases.warehouse()), run);
    }

    /** The waits between tries at what others hold or what is away. */
    Iterator<Duration> waits() {
        return Retry.waits(retries);
    }

    /**
     * Syncs as one stage; its own stages count as progress. To be called while the lease is free.
     */
    SyncReport sync(String stage) {
        Run inner =
                new Run(
                        new Run.Listener() {
                            @Override
                            public void progressed(String part, long rows, long total) {
                                run.progress(rows, total);
                            }
                        });
        return run.stage(
                stage,
                () -> {
                    try (SyncCycle cycle = new SyncCycle(databases, retries);
                            Run.Registration _ = run.onCancel(inner::cancel)) {
                        return cycle.sync(request, inner);
                    }
                });
    }

    /** Works with the warehouse while nobody syncs. */
    <T> T leased(Work<T> work) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            Sql warehouse = new Sql(connection, run);
            Lease lease = new Lease(warehouse);
            run.stage(
                    "Wait for other syncs",
                    () -> {
                        lease.acquire(run);
                        return true;
                    });
            try {
                return work.apply(warehouse);
            } finally {
                lease.release();
            }
        }
    }

    /** Works with the shop on a connection of its own, in autocommit. */
    <T> T shop(Work<T> work) throws SQLException {
        try (Connection connection = databases.connectExtractor()) {
            return work.apply(new Sql(connection, run));
        }
    }

    /**
     * Works in one transaction of the shop. It waits five seconds at most for a lock, so that the
     * shop's people do not queue up behind it, and tries again a few times.
     *
     * @param month what the setting {@code millrace.months} names
     */
    <T> T transaction(Sql shop, YearMonth month, Work<T> work) throws SQLException {
        Iterator<Duration> waits = waits();
        while (true) {
            try {
                return attempt(shop, month, work);
            } catch (SQLException failed) {
                run.check();
                if (!isLock(failed)) {
                    throw failed;
                }
                if (!waits.hasNext()) {
                    throw new MillraceException(
                            MillraceException.Code.FAILED,
                            "Somebody works on the shop's orders without a pause, so the month %s could not be changed. Nothing was changed; try again later."
                                    .formatted(month),
                            failed);
                }
                Retry.pause(waits.next(), run);
            }
        }
    }

    private static <T> T attempt(Sql shop, YearMonth month, Work<T> work) throws SQLException {
        Connection connection = shop.connection();
        connection.setAutoCommit(false);
        try {
            shop.update("SET LOCAL lock_timeout = '5s'");
            chooseMonth(shop, month);
            T result = work.apply(shop);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollback(connection, failed);
            throw failed;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    static void chooseMonth(Sql shop, YearMonth month) throws SQLException {
        shop.first(
                "SELECT set_config('millrace.months', ?, true)",
                row -> row.getString(1),
                JsonNodeFactory.instance.arrayNode().add(month.atDay(1).toString()).toString());
    }

    /** A failure in plain words. */
    static MillraceException explained(String what, Exception failed) {
        if (failed instanceof MillraceException known) {
            return known;
        }
        return new MillraceException(
                Retry.isPassing(failed)
                        ? MillraceException.Code.CANNOT_CONNECT
                        : MillraceException.Code.FAILED,
                what
                        + " stopped: "
                        + failed.getMessage()
                        + " Doing it again takes it up where it stopped.",
                failed);
    }

    Shop shopOf(Sql sql) {
        return new Shop(sql.connection(), run);
    }

    private static boolean isLock(SQLException failed) {
        return LOCK_NOT_AVAILABLE.equals(failed.getSQLState())
                || (Retry.isPassing(failed)
                        && String.valueOf(failed.getSQLState()).startsWith("40"));
    }

    private static void rollback(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failed.addSuppressed(broken);
        }
    }
}
