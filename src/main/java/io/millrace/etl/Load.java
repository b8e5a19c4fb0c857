package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Scope;
import io.millrace.cdc.Shop;
import io.millrace.cdc.Snapshot;
import io.millrace.cdc.Watermark;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.Calendar;
import io.millrace.warehouse.MonthPartitions;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
                    "stage_cell",
                    "stage_return",
                    "stage_customer",
                    "stage_product",
                    "stage_place",
                    "stage_sale");

    private final Database oltp;
    private final Shop shop;
    private final Sql warehouse;
    private final Connection connection;
    private final Lease lease;
    private final RunLog runLog;
    private final Worker worker;
    private final Set<YearMonth> knownMonths;
    private final Run run;

    Load(
            Database oltp,
            Shop shop,
            Sql warehouse,
            Lease lease,
            RunLog runLog,
            Worker worker,
            Set<YearMonth> knownMonths,
            Run run) {
        this.oltp = oltp;
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
            SortedSet<YearMonth> months = months(snapshot, plan, request.monthsAhead());
            CompletableFuture<List<CheckResult>> checking = worker.submit(() -> check(snapshot));
            List<CheckResult> checks;
            try {
                run.stage("Make partitions", () -> makePartitions(months));
                checks = run.stage("Check the data", () -> await(checking));
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
                report = fill(snapshot, plan, checks, runId, request.comparison());
                new Watermark(
                                snapshot.text(),
                                plan.identity(),
                                nonce,
                                plan.structure(),
                                snapshot.takenAt())
                        .write(warehouse, runId);
                runLog.succeed(warehouse, report.with(run.stages(), since(start)));
                many = report.linesLoaded() > MANY_ROWS;
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
        try (Connection beside = oltp.connect()) {
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
        try (Connection beside = oltp.connect()) {
            return new Shop(beside, run).shakeHands(Watermark.consumer(warehouse), known);
        }
    }

    /** Runs beside the partitions, so its progress is no stage of its own. */
    private static List<CheckResult> check(Snapshot snapshot) {
        try {
            return Checks.ofDelta(snapshot, new Run());
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The data could not be checked: " + cause.getMessage(),
                    cause);
        }
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

    private SyncReport fill(
            Snapshot snapshot,
            Plan plan,
            List<CheckResult> checks,
            long runId,
            SyncRequest.Comparison comparison)
            throws SQLException {
        Scope scope = plan.scope();
        List<Offence> offences = new ArrayList<>();
        checks.forEach(check -> offences.addAll(check.offences()));
        BulkLoad bulk = new BulkLoad(connection, run);
        Quarantine quarantine = new Quarantine(warehouse);
        Aggregates aggregates = new Aggregates(warehouse);
        Loader loader = new Loader(warehouse, scope, run);

        if (!scope.isEverything()) {
            snapshot.planForChange();
        }
        run.stage("Read the changes", () -> stage(bulk, snapshot, offences));
        long touched = warehouse.number("SELECT COUNT(*) FROM stage_touched_order");
        snapshot.hold(Quarantine.held(offences));
        Proofs.Extent extent = extent(scope, comparison);
        CompletableFuture<Proofs> source = worker.submit(() -> Proofs.ofShop(snapshot, extent));
        CompletableFuture<Map<Feed, byte[]>> sums =
                worker.submit(() -> scope.isEverything() ? sumsOfShop(snapshot) : Map.of());
        try {
            run.stage(
                    "Prepare the sums",
                    () -> {
                        if (scope.isEverything()) {
                            aggregates.clear();
                        } else {
                            aggregates.before();
                        }
                        return true;
                    });
            run.stage(
                    "Load dimensions",
                    () -> {
                        quarantine.stage(offences);
                        if (!offences.isEmpty()) {
                            loader.holdBack();
                        }
                        loader.dimensions();
                        if (!offences.isEmpty() && quarantine.stageOrphans() > 0) {
                            loader.holdBack();
                        }
                        return true;
                    });
            new Calendar(warehouse).coverStaged();
            Loader.Loaded loaded = run.stage("Load facts", loader::facts);
            Proofs proofs = await(source);
            run.stage(
                    "Bring the sums up to date",
                    () -> sums(bulk, aggregates, scope, await(sums), offences));
            Reconciliation reconciliation =
                    run.stage(
                            "Reconcile",
                            () -> proofs.with(Proofs.ofWarehouse(warehouse, extent), extent));
            long waiting = quarantine.settle(runId);
            return new SyncReport(
                    plan.kind(),
                    runId,
                    plan.reason(),
                    scope.isEverything() ? loaded.lines() : touched,
                    loaded.lines(),
                    loaded.deletedLines(),
                    loaded.returns(),
                    waiting,
                    checks,
                    reconciliation,
                    List.of(),
                    bulk.remarks(),
                    snapshot.takenAt(),
                    Duration.ZERO);
        } catch (SQLException | RuntimeException failed) {
            // The proof reads from the same connection, which must be quiet before it is rolled
            // back.
            source.exceptionally(_ -> Proofs.NONE).join();
            sums.exceptionally(_ -> Map.of()).join();
            throw failed;
        }
    }

    private static <T> T await(CompletableFuture<T> source) {
        try {
            return source.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MillraceException known) {
                throw known;
            }
            throw failed;
        }
    }

    private Proofs.Extent extent(Scope scope, SyncRequest.Comparison comparison)
            throws SQLException {
        if (scope.isEverything()) {
            return new Proofs.Extent.Everything();
        }
        return switch (comparison) {
            case TOUCHED -> new Proofs.Extent.TouchedOrders();
            case ALL_MONTHS -> new Proofs.Extent.Everything();
            case DUE_MONTHS -> new Proofs.Extent.Months(dueMonths());
        };
    }

    /**
     * The months that this sync touches or that others touched since their last whole comparison.
     */
    private SortedSet<YearMonth> dueMonths() throws SQLException {
        return new TreeSet<>(
                warehouse.list(
                        SqlFiles.read("mysql/reconcile/due_months.sql"),
                        row -> YearMonth.of(row.getInt(1) / 100, row.getInt(1) % 100)));
    }

    private long stage(BulkLoad bulk, Snapshot snapshot, List<Offence> offences)
            throws SQLException {
        long rows = 0;
        List<Offence> refused = new ArrayList<>();
        for (Feed feed : Feed.ROWS) {
            rows += bulk.load(feed, snapshot, refused);
            run.progress(rows, -1);
        }
        addUnknown(refused, offences);
        if (!snapshot.scope().isEverything()) {
            for (Feed feed : Feed.KEYS) {
                bulk.load(feed, snapshot, offences);
            }
            for (YearMonth month : snapshot.scope().months()) {
                warehouse.update(
                        SqlFiles.read("mysql/sync/touch_month.sql"),
                        key(month),
                        key(month.plusMonths(1)),
                        key(month),
                        key(month.plusMonths(1)));
            }
        }
        return rows;
    }

    /**
     * The shop's monthly sums, a few megabytes at most, read while the warehouse loads the facts.
     */
    private static Map<Feed, byte[]> sumsOfShop(Snapshot snapshot) {
        Map<Feed, byte[]> sums = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.SUMS) {
            try (InputStream copy = snapshot.copy(feed.query(snapshot.scope()))) {
                sums.put(feed, copy.readAllBytes());
            } catch (SQLException | IOException cause) {
                throw new MillraceException(
                        MillraceException.Code.FAILED,
                        "The shop's sums could not be read: " + cause.getMessage(),
                        cause);
            }
        }
        return sums;
    }

    private boolean sums(
            BulkLoad bulk,
            Aggregates aggregates,
            Scope scope,
            Map<Feed, byte[]> ofShop,
            List<Offence> offences)
            throws SQLException {
        if (scope.isEverything()) {
            for (Feed feed : Feed.SUMS) {
                byte[] rows = ofShop.getOrDefault(feed, new byte[0]);
                bulk.load(feed, () -> new ByteArrayInputStream(rows), offences);
            }
            aggregates.recountUse();
        } else {
            aggregates.after();
        }
        return true;
    }

    /** A check says better what is wrong with a row than the server that refuses it. */
    private static void addUnknown(List<Offence> refused, List<Offence> offences) {
        if (!refused.isEmpty()) {
            Set<List<@Nullable Object>> known =
                    offences.stream().map(Offence::row).collect(Collectors.toSet());
            refused.removeIf(row -> known.contains(row.row()));
            offences.addAll(refused);
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

    private static int key(YearMonth month) {
        return month.getYear() * 10_000 + month.getMonthValue() * 100 + 1;
    }
}
