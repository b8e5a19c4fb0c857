package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Shop;
import io.millrace.cdc.Snapshot;
import io.millrace.cdc.Watermark;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.MonthPartitions;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One load: from the plan to the commit, in one transaction of the warehouse. */
final class Load {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);

    /** Above this, emptying a staging table at once is faster than row by row. */
    private static final long MANY_ROWS = 250_000;

    /**
     * What says that they are in use comes last, so that an interrupted clearing is begun again.
     */
    private static final List<String> STAGING =
            List.of(
                    "stage_touched_order",
                    "stage_touched_customer",
                    "stage_touched_product",
                    "stage_offence",
                    "stage_effect",
                    "stage_return",
                    "stage_customer",
                    "stage_product",
                    "stage_place",
                    "stage_sale");

    private final Databases databases;
    private final Shop shop;
    private final Sql warehouse;
    private final Connection connection;
    private final Lease lease;
    private final RunLog runLog;
    private final Worker worker;
    private final Set<YearMonth> knownMonths;
    private final Run run;

    Load(
            Databases databases,
            Shop shop,
            Sql warehouse,
            Lease lease,
            RunLog runLog,
            Worker worker,
            Set<YearMonth> knownMonths,
            Run run) {
        this.databases = databases;
        this.shop = shop;
        this.warehouse = warehouse;
        this.connection = warehouse.connection();
        this.lease = lease;
        this.runLog = runLog;
        this.worker = worker;
        this.knownMonths = knownMonths;
        this.run = run;
    }

    SyncReport execute(Plan plan, long runId, SyncRequest request, long start) throws SQLException {
        SyncReport report;
        boolean many;
        if (plan.scope().isEverything() && !plan.identity().standby()) {
            shop.restamp();
        }
        try (Snapshot snapshot = shop.read(plan.scope(), run)) {
            UUID nonce = shakeHands(plan);
            Optional<Instant> oldestChange = oldestChange(snapshot);
            SortedSet<YearMonth> months = months(snapshot, plan, request.monthsAhead());
            CompletableFuture<List<CheckResult>> checking = checking(snapshot);
            List<CheckResult> checks;
            try {
                run.stage("Make partitions", () -> makePartitions(months));
                checks = run.stage("Check the data", () -> ShopSide.await(checking));
            } catch (SQLException | RuntimeException failed) {
                checking.exceptionally(_ -> List.of()).join();
                throw failed;
            }
            Optional<MillraceException> refusal = Checks.refusal(checks);
            if (refusal.isPresent()) {
                runLog.refuse(runId, checks);
                throw refusal.get();
            }
            connection.setAutoCommit(false);
            try {
                lease.confirm();
                report =
                        new Filling(
                                        databases,
                                        warehouse,
                                        snapshot,
                                        plan,
                                        request.comparison(),
                                        worker,
                                        run)
                                .fill(checks, runId);
                new Watermark(
                                snapshot.text(),
                                plan.identity(),
                                nonce,
                                plan.structure(),
                                snapshot.takenAt())
                        .write(warehouse, runId);
                runLog.succeed(warehouse, report.with(run.stages(), since(start)), oldestChange);
                many = warehouse.number("SELECT COUNT(*) FROM stage_sale") > MANY_ROWS;
                if (!many) {
                    run.stage("Clear the staging", () -> clearStaging(warehouse, "DELETE FROM "));
                }
                run.check();
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        tidyUp(plan, many);
        return report.with(run.stages(), since(start));
    }

    /** The load stands, whatever becomes of this: a later sync does it otherwise. */
    private void tidyUp(Plan plan, boolean many) {
        Run unstoppable = new Run();
        try (Connection beside = databases.oltp().connect()) {
            if (many) {
                clearStaging(new Sql(connection, unstoppable), "TRUNCATE TABLE ");
            }
            if (!plan.identity().standby() && plan.before().isPresent()) {
                new Shop(beside, unstoppable).forgetTombstones(plan.before().get().snapshot());
            }
        } catch (SQLException failed) {
            LOG.warn("The sync is done; what it left behind is for the next one.", failed);
        }
    }

    private UUID shakeHands(Plan plan) throws SQLException {
        Optional<UUID> known = plan.before().map(Watermark::nonce);
        if (plan.identity().standby()) {
            return known.orElseGet(UUID::randomUUID);
        }
        try (Connection beside = databases.oltp().connect()) {
            return new Shop(beside, run).shakeHands(Watermark.consumer(warehouse), known);
        }
    }

    /** A load of everything carries what is as old as it is. */
    private static Optional<Instant> oldestChange(Snapshot snapshot) throws SQLException {
        if (snapshot.scope().isEverything()) {
            return Optional.empty();
        }
        snapshot.planForChange();
        Optional<Optional<Instant>> oldest =
                snapshot.sql()
                        .first(
                                SqlFiles.read("postgresql/sync/oldest_change.sql"),
                                row ->
                                        Optional.ofNullable(row.getTimestamp(1))
                                                .map(Timestamp::toInstant));
        snapshot.planForTables();
        return oldest.orElseThrow();
    }

    /**
     * Begins the checks, beside the partitions. Those of everything take a server of two cores
     * twice as long on one connection.
     */
    private CompletableFuture<List<CheckResult>> checking(Snapshot snapshot) throws SQLException {
        Queue<Check> open = Checks.all();
        if (!snapshot.scope().isEverything()) {
            return worker.submit(() -> check(snapshot, open));
        }
        String exported = snapshot.export();
        return worker.submit(() -> check(snapshot, open))
                .thenCombine(
                        worker.submit(() -> checkBeside(snapshot, exported, open)), Load::inOrder);
    }

    private static List<CheckResult> inOrder(List<CheckResult> some, List<CheckResult> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(CheckResult::check))
                .toList();
    }

    private List<CheckResult> checkBeside(Snapshot snapshot, String exported, Queue<Check> open) {
        try (Connection other = databases.oltp().connect();
                Snapshot same = snapshot.beside(exported, other, run)) {
            return check(same, open);
        } catch (SQLException cause) {
            throw uncheckable(cause);
        }
    }

    /** Their progress is no stage of its own. */
    private static List<CheckResult> check(Snapshot snapshot, Queue<Check> open) {
        try {
            return Checks.ofDelta(snapshot, open, new Run());
        } catch (SQLException cause) {
            throw uncheckable(cause);
        }
    }

    private static MillraceException uncheckable(SQLException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The data could not be checked: " + cause.getMessage(),
                cause);
    }

    /** The months of what is coming in, and those ahead of today. */
    private static SortedSet<YearMonth> months(Snapshot snapshot, Plan plan, int monthsAhead)
            throws SQLException {
        SortedSet<YearMonth> months = new TreeSet<>(plan.monthsToRepair());
        months.addAll(
                snapshot.sql()
                        .list(
                                SqlFiles.read(
                                        "postgresql/extract/"
                                                + (plan.scope().isEverything() ? "all" : "changed")
                                                + "/months.sql"),
                                row -> YearMonth.from(row.getObject(1, LocalDate.class))));
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        for (int ahead = 0; ahead <= monthsAhead; ahead++) {
            months.add(now.plusMonths(ahead));
        }
        return months;
    }

    /** Makes partitions before the transaction, since the server commits them at once. */
    private int makePartitions(SortedSet<YearMonth> months) throws SQLException {
        if (warehouse.number(SqlFiles.read("mysql/sync/is_staging_used.sql")) > 0) {
            clearStaging(warehouse, "TRUNCATE TABLE ");
        }
        if (knownMonths.containsAll(months)) {
            return 0;
        }
        try {
            int made = new MonthPartitions(warehouse).ensure(months);
            knownMonths.addAll(months);
            return made;
        } catch (SQLException failed) {
            if (!Retry.isLocked(failed)) {
                throw failed;
            }
            LOG.info("Somebody reads the facts at length; their new months are made another time.");
            return 0;
        }
    }

    private static long clearStaging(Sql sql, String how) throws SQLException {
        long rows = 0;
        for (String table : STAGING) {
            rows += sql.update(how + table);
        }
        return rows;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
