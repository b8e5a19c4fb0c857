package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.access.AuditHeads;
import io.millrace.cdc.Shop;
import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the warehouse to where the shop is: exactly once, deletes included, at a cost that grows
 * with what changed. Keeps its two connections from one sync to the next; not for several threads.
 */
public final class SyncCycle implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SyncCycle.class);

    private final Databases databases;
    private final int retries;
    private final @Nullable Supplier<RetentionSettings> retention;
    private final RunLog runLog;
    private final Worker worker = new Worker("sync-proof", 2);

    /** Asking the server for its partitions takes longer than a small load; it only makes more. */
    private final Set<YearMonth> knownMonths = new HashSet<>();

    private @Nullable Connection loader;
    private @Nullable Connection extractor;

    /** Tries again as often as is usual after a fault that passes by itself. */
    public SyncCycle(Databases databases) {
        this(databases, SyncSettings.USUAL_RETRIES);
    }

    /** Tries again up to {@code retries} times after a fault that passes by itself. */
    public SyncCycle(Databases databases, int retries) {
        this(databases, retries, null);
    }

    /**
     * Once a day also removes from the audit and the query log what is old enough.
     *
     * @param retention how long they are kept, as it holds at that time; null removes nothing
     */
    public SyncCycle(
            Databases databases, int retries, @Nullable Supplier<RetentionSettings> retention) {
        this.databases = databases;
        this.retries = retries;
        this.retention = retention;
        this.runLog = new RunLog(databases.warehouse());
    }

    /**
     * Syncs once. Waits while another Millrace syncs. A failure that passes by itself, such as a
     * restarting server, is waited for and tried again; after any other the warehouse is as it was.
     *
     * @param run hears of the stages; cancelling it leaves the warehouse as it was
     * @throws MillraceException with a sentence about what stopped it
     */
    public SyncReport sync(SyncRequest request, Run run) {
        Iterator<Duration> waits = Retry.waits(retries);
        while (true) {
            try {
                return attempt(request, run);
            } catch (SQLException | RuntimeException failed) {
                disconnect();
                run.check();
                if (!Retry.isPassing(failed) || !waits.hasNext()) {
                    throw explained(failed);
                }
                LOG.warn("The sync was interrupted and is tried again: {}", sentence(failed));
                Retry.pause(waits.next(), run);
            }
        }
    }

    @Override
    public void close() {
        disconnect();
        worker.close();
    }

    private SyncReport attempt(SyncRequest request, Run run) throws SQLException {
        long start = System.nanoTime();
        Connection load = loader();
        Connection extract = extractor();
        Shop shop = new Shop(extract, run);
        Sql warehouse = new Sql(load, run);
        Lease lease = new Lease(warehouse);
        run.stage(
                "Wait for other syncs",
                () -> {
                    lease.acquire(run);
                    return true;
                });
        try {
            Optional<Plan> plan =
                    run.stage("Look for changes", () -> new Planner(shop, warehouse).plan(request));
            SyncReport report;
            if (plan.isEmpty()) {
                report =
                        SyncReport.idle(
                                Status.extractedAt(warehouse),
                                Duration.ofNanos(System.nanoTime() - start));
            } else {
                report = load(request, run, shop, warehouse, lease, plan.get(), start);
            }
            audit(report, new Sql(extract, new Run()), new Sql(load, new Run()));
            return report;
        } finally {
            lease.release();
        }
    }

    private SyncReport load(
            SyncRequest request,
            Run run,
            Shop shop,
            Sql warehouse,
            Lease lease,
            Plan plan,
            long start)
            throws SQLException {
        lease.fence();
        long runId =
                runLog.begin(plan.kind().name().toLowerCase(Locale.ROOT), request, lease.number());
        try {
            Load load =
                    new Load(databases, shop, warehouse, lease, runLog, worker, knownMonths, run);
            return load.execute(plan, runId, request, start);
        } catch (SQLException | RuntimeException failed) {
            runLog.fail(runId, failed, run.isCancelled());
            throw failed;
        }
    }

    /** Whoever cancels now comes too late: the load is committed. */
    private void audit(SyncReport report, Sql shop, Sql warehouse) throws SQLException {
        if (report.kind() != SyncReport.Kind.IDLE) {
            Audit.tellWarehouse(
                    warehouse,
                    "sync",
                    "run " + report.runId(),
                    Map.of(
                            "kind", report.kind().name().toLowerCase(Locale.ROOT),
                            "lines loaded", report.linesLoaded(),
                            "lines deleted", report.linesDeleted(),
                            "returns loaded", report.returnsLoaded()));
        }
        AuditHeads heads = new AuditHeads(shop, warehouse);
        if (heads.exchange() && retention != null) {
            heads.purge(retention.get());
        }
    }

    private Connection loader() throws SQLException {
        Connection open = loader;
        if (open == null || !open.isValid(1)) {
            open = connect("The warehouse", databases.warehouse(), databases::connectLoader);
            loader = open;
        }
        return open;
    }

    private Connection extractor() throws SQLException {
        Connection open = extractor;
        if (open == null || !open.isValid(1)) {
            open = connect("PostgreSQL", databases.oltp(), databases::connectExtractor);
            extractor = open;
        }
        return open;
    }

    /** Opens a connection. */
    @FunctionalInterface
    private interface Connect {
        Connection connect() throws SQLException;
    }

    /** A driver's message does not always say which server it is about. */
    private static Connection connect(String server, Database database, Connect connect)
            throws SQLException {
        try {
            return connect.connect();
        } catch (SQLException failed) {
            throw new SQLException(
                    "%s at %s does not let the sync in: %s"
                            .formatted(server, database.jdbcUrl(), sentence(failed)),
                    failed.getSQLState(),
                    failed.getErrorCode(),
                    failed);
        }
    }

    /** Drivers go on for several lines; the whole of it is in the log with the cause. */
    private static String sentence(Throwable failed) {
        return String.valueOf(failed.getMessage()).strip().lines().findFirst().orElse("");
    }

    /** Rolls back whatever is open, by closing: the servers do it also if we cannot ask them. */
    private void disconnect() {
        close(loader);
        close(extractor);
        loader = null;
        extractor = null;
    }

    private static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException failed) {
            LOG.debug("A connection that failed before could not be closed either.", failed);
        }
    }

    private static MillraceException explained(Exception failed) {
        if (failed instanceof MillraceException known) {
            return known;
        }
        boolean connection = Retry.isPassing(failed);
        return new MillraceException(
                connection ? MillraceException.Code.CANNOT_CONNECT : MillraceException.Code.FAILED,
                (connection
                                ? "A database server did not come back while the sync waited for it: "
                                : "The sync stopped and the warehouse is as it was: ")
                        + sentence(failed),
                failed);
    }
}
