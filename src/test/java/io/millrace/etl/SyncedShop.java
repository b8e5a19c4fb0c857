package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A shop with the warehouse under test, which follows it change by change, and beside it a second
 * warehouse that is loaded from scratch whenever the two are compared.
 */
final class SyncedShop implements AutoCloseable {

    private static final List<String> LOADED =
            List.of(
                    "fact_sales",
                    "fact_return",
                    "agg_sales_month",
                    "agg_orders_month",
                    "agg_ship_month",
                    "agg_weekday_month",
                    "etl_location_use",
                    "etl_customer_use",
                    "etl_quarantine",
                    "etl_watermark");

    private static final Map<String, String> DIMENSIONS =
            Map.of(
                    "dim_customer", "customer_key",
                    "dim_product", "product_key",
                    "dim_location", "location_key",
                    "dim_return", "return_key");

    private final Databases databases = TestServers.migrated();
    private final Databases scratch = TestServers.beside(databases);
    private final SyncCycle cycle = new SyncCycle(databases);
    private final SyncCycle scratchCycle = new SyncCycle(scratch);

    private SyncedShop() {}

    /** Nothing in it. */
    static SyncedShop empty() {
        return new SyncedShop();
    }

    /** 60 orders, O1 to O60, and the warehouse level with them. */
    static SyncedShop open() throws SQLException {
        SyncedShop shop = unsynced();
        shop.sync();
        return shop;
    }

    /** 60 orders, O1 to O60, and a warehouse that knows nothing of them. */
    static SyncedShop unsynced() throws SQLException {
        SyncedShop shop = new SyncedShop();
        shop.execute(script());
        return shop;
    }

    private static String script() {
        try (InputStream file = SyncedShop.class.getResourceAsStream("corner_shop.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    Databases databases() {
        return databases;
    }

    SyncCycle cycle() {
        return cycle;
    }

    /** Each statement is a transaction of its own, by the shop's owner. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = databases.connectExtractor();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Likewise, past foreign keys and ordinary triggers: what replication or a restore may do. */
    void executeAsReplica(String... statements) throws SQLException {
        try (Connection connection = TestServers.shopAsSuperuser(databases);
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    void executeOnWarehouse(String... statements) throws SQLException {
        try (Connection connection = databases.warehouse().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).number(query);
        }
    }

    List<String> warehouse(String query) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).list(query, row -> row.getString(1));
        }
    }

    SyncReport sync() {
        return sync(new Run());
    }

    SyncReport sync(Run run) {
        return cycle.sync(request(), run);
    }

    static SyncRequest request() {
        return SyncRequest.incremental(2, "test");
    }

    Map<String, Map<String, Integer>> content() throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return WarehouseComparison.content(connection);
        }
    }

    /** Syncs, and fails unless it took an incremental sync that ended level. */
    SyncReport follow() throws SQLException {
        SyncReport report = sync();
        assertEquals(SyncReport.Kind.INCREMENTAL, report.kind(), report.reason());
        assertEquals(List.of(), report.reconciliation().differences());
        assertLevel();
        return report;
    }

    /** Fails unless the warehouse is what a load from scratch would make of the shop. */
    void assertLevel() throws SQLException {
        assertEquals(List.of(), differences());
    }

    List<String> differences() throws SQLException {
        try (Connection warehouse = databases.warehouse().connect();
                Connection shop = databases.oltp().connect()) {
            List<String> found = new ArrayList<>(WarehouseComparison.withItself(warehouse));
            if (number("SELECT COUNT(*) FROM etl_quarantine") == 0) {
                found.addAll(WarehouseComparison.withShop(warehouse, shop));
            }
            found.addAll(WarehouseComparison.ofUnknown(warehouse));
            loadFromScratch();
            try (Connection anew = scratch.warehouse().connect()) {
                found.addAll(WarehouseComparison.ofWarehouses(warehouse, anew));
            }
            return found;
        }
    }

    private void loadFromScratch() throws SQLException {
        try (Connection anew = scratch.warehouse().connect();
                Statement statement = anew.createStatement()) {
            for (String table : LOADED) {
                statement.execute("DELETE FROM " + table);
            }
            for (var dimension : DIMENSIONS.entrySet()) {
                statement.execute(
                        "DELETE FROM %s WHERE %s > 0"
                                .formatted(dimension.getKey(), dimension.getValue()));
            }
        }
        SyncReport report = scratchCycle.sync(request(), new Run());
        assertEquals(SyncReport.Kind.FULL, report.kind());
        assertEquals(List.of(), report.reconciliation().differences());
    }

    @Override
    public void close() {
        try (databases;
                scratch;
                cycle;
                scratchCycle) {
            // All four are closed, the cycles before the databases they work on.
        }
    }
}
