package io.millrace.etl;

import io.millrace.cdc.Scope;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.Calendar;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a load writes between the begin of its transaction and the commit, and compares. */
final class Filling {

    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

    private final Databases databases;
    private final Connection connection;
    private final Sql warehouse;
    private final Snapshot snapshot;
    private final Scope scope;
    private final Plan plan;
    private final SyncRequest.Comparison comparison;
    private final Worker worker;
    private final Run run;
    private final BulkLoad bulk;
    private final Quarantine quarantine;
    private final Aggregates aggregates;
    private final Loader loader;
    private final ShopSide shopSide;
    private final WarehouseSide warehouseSide;
    private final List<Offence> offences = new ArrayList<>();
    private Supplier<Map<Feed, byte[]>> counted = Map::of;

    Filling(
            Databases databases,
            Sql warehouse,
            Snapshot snapshot,
            Plan plan,
            SyncRequest.Comparison comparison,
            Worker worker,
            Run run)
            throws SQLException {
        this.databases = databases;
        this.connection = warehouse.connection();
        this.warehouse = warehouse;
        this.snapshot = snapshot;
        this.scope = plan.scope();
        this.plan = plan;
        this.comparison = comparison;
        this.worker = worker;
        this.run = run;
        this.bulk = new BulkLoad(connection, run);
        this.quarantine = new Quarantine(warehouse);
        this.aggregates = new Aggregates(warehouse);
        this.loader = new Loader(warehouse, scope, run);
        this.shopSide = new ShopSide(worker, snapshot);
        this.warehouseSide = new WarehouseSide(shopSide, databases, warehouse, worker, run);
    }

    /** Loads all that the plan wants and that passes the checks. */
    SyncReport fill(List<CheckResult> checks, long runId) throws SQLException {
        checks.forEach(check -> offences.addAll(check.offences()));
        try {
            Optional<Loader.Loaded> straight = straight();
            Loader.Loaded loaded = straight.isPresent() ? straight.get() : staged();
            Proofs.Extent extent = extent();
            run.stage(
                    "Bring the sums up to date",
                    () -> {
                        if (extent instanceof Proofs.Extent.Everything) {
                            warehouseSide.begin();
                        }
                        if (straight.isPresent()) {
                            new Calendar(warehouse).coverLoaded();
                        }
                        return sums();
                    });
            Reconciliation reconciliation = run.stage("Reconcile", () -> compare(extent));
            return new SyncReport(
                    plan.kind(),
                    runId,
                    plan.reason(),
                    scope.isEverything() ? loaded.lines() : touched(),
                    loaded.lines(),
                    loaded.deletedLines(),
                    loaded.returns(),
                    quarantine.settle(runId),
                    checks,
                    reconciliation,
                    List.of(),
                    bulk.remarks(),
                    snapshot.takenAt(),
                    Duration.ZERO);
        } catch (SQLException | RuntimeException failed) {
            warehouseSide.settle();
            shopSide.settle();
            throw failed;
        }
    }

    /** Fills an empty star; nothing, and nothing done, where that is not possible. */
    private Optional<Loader.Loaded> straight() throws SQLException {
        if (!scope.isEverything()
                || !offences.isEmpty()
                || !FirstLoad.isPossible(warehouse, bulk)) {
            return Optional.empty();
        }
        String exported = snapshot.export();
        shopSide.readProofsBeside(exported, databases.oltp(), run);
        try (Connection other = databases.connectExtractor();
                Snapshot beside = snapshot.beside(exported, other, run);
                FirstLoad first =
                        new FirstLoad(warehouse, bulk, snapshot, beside, loader, worker, run)) {
            return straight(first);
        }
    }

    private Optional<Loader.Loaded> straight(FirstLoad first) throws SQLException {
        Savepoint before = connection.setSavepoint();
        Optional<Loader.Loaded> loaded = Optional.empty();
        if (run.stage("Read the changes", first::stage)) {
            run.stage("Prepare the sums", this::prepareSums);
            if (run.stage("Load dimensions", first::dimensions)) {
                loaded = run.stage("Load facts", first::facts);
            }
        }
        if (loaded.isPresent()) {
            counted = first::counted;
            if (!first.isSummed()) {
                shopSide.readSums();
            }
        } else {
            LOG.info("A row needs care, so all of them are loaded through the staging.");
            shopSide.settle();
            connection.rollback(before);
        }
        return loaded;
    }

    private Loader.Loaded staged() throws SQLException {
        if (!scope.isEverything()) {
            snapshot.planForChange();
        }
        run.stage("Read the changes", this::stage);
        snapshot.hold(Quarantine.held(offences));
        shopSide.readProofs(extent());
        if (scope.isEverything()) {
            shopSide.readSums();
        }
        run.stage("Prepare the sums", this::prepareSums);
        run.stage("Load dimensions", this::dimensions);
        new Calendar(warehouse).coverStaged();
        return run.stage("Load facts", loader::facts);
    }

    private long touched() throws SQLException {
        return warehouse.number("SELECT COUNT(*) FROM stage_touched_order");
    }

    private Proofs.Extent extent() throws SQLException {
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

    private boolean stage() throws SQLException {
        long rows = 0;
        List<Offence> refused = new ArrayList<>();
        for (Feed feed : Feed.ROWS) {
            rows += bulk.load(feed, snapshot, refused);
            run.progress(rows, -1);
        }
        addUnknown(refused);
        if (!scope.isEverything()) {
            for (Feed feed : Feed.KEYS) {
                bulk.load(feed, snapshot, offences);
            }
            for (YearMonth month : scope.months()) {
                warehouse.update(
                        SqlFiles.read("mysql/sync/touch_month.sql"),
                        key(month),
                        key(month.plusMonths(1)),
                        key(month),
                        key(month.plusMonths(1)));
            }
        }
        return true;
    }

    /** A check says better what is wrong with a row than the server that refuses it. */
    private void addUnknown(List<Offence> refused) {
        if (!refused.isEmpty()) {
            Set<List<@Nullable Object>> known =
                    offences.stream().map(Offence::row).collect(Collectors.toSet());
            refused.removeIf(row -> known.contains(row.row()));
            offences.addAll(refused);
        }
    }

    private boolean prepareSums() throws SQLException {
        if (scope.isEverything()) {
            aggregates.clear();
        } else {
            aggregates.before();
        }
        return true;
    }

    private boolean dimensions() throws SQLException {
        quarantine.stage(offences);
        if (!offences.isEmpty()) {
            loader.holdBack();
        }
        loader.dimensions();
        if (!offences.isEmpty() && quarantine.stageOrphans() > 0) {
            loader.holdBack();
        }
        return true;
    }

    private Reconciliation compare(Proofs.Extent extent) throws SQLException {
        Proofs ofWarehouse = warehouseSide.proofs(extent);
        return shopSide.proofs().with(ofWarehouse, extent);
    }

    private boolean sums() throws SQLException {
        if (!scope.isEverything()) {
            aggregates.after();
            return true;
        }
        Map<Feed, byte[]> sums = new EnumMap<>(Feed.class);
        sums.putAll(counted.get());
        if (!sums.containsKey(Feed.CUSTOMER_USE)) {
            aggregates.countSalesUse();
        }
        sums.putAll(shopSide.sums());
        for (Map.Entry<Feed, byte[]> rows : sums.entrySet()) {
            bulk.load(rows.getKey(), () -> new ByteArrayInputStream(rows.getValue()), offences);
        }
        aggregates.addReturnsUse();
        return true;
    }

    private static int key(YearMonth month) {
        return month.getYear() * 10_000 + month.getMonthValue() * 100 + 1;
    }
}
