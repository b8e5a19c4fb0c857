package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a sync does in the warehouse, under a person's sync account. */
class SyncAccountTest {

    private static final String PASSWORD = "A-password-for-syncs.1";

    @TempDir Path folder;

    private SyncedShop shop;
    private Databases asSync;

    @BeforeEach
    void open() throws SQLException {
        shop = SyncedShop.open();
        shop.executeOnWarehouse(
                "CALL access_add_person('syd', 'executive', '%1$s', '%1$s', FALSE)"
                        .formatted(PASSWORD));
        asSync = TestServers.withWarehouseAccount(shop.databases(), "s_syd", PASSWORD);
    }

    @AfterEach
    void close() {
        asSync.close();
        shop.close();
    }

    @Test
    void itLoadsEverythingAndWhatChanged() throws SQLException {
        try (SyncCycle cycle = new SyncCycle(asSync)) {
            assertEquals(
                    SyncReport.Kind.FULL,
                    cycle.sync(SyncedShop.request().asFull(), new Run()).kind());
            shop.assertLevel();
            shop.execute(
                    "UPDATE oltp.customer SET customer_name = 'Somebody else' WHERE customer_id = (SELECT min(customer_id) FROM oltp.customer)",
                    "UPDATE oltp.sales_order SET ship_city = 'Elsewhere' WHERE order_id = 'O1'",
                    "UPDATE oltp.order_line SET sales = sales + 1 WHERE order_id = 'O2'",
                    "DELETE FROM oltp.order_return WHERE order_id IN (SELECT order_id FROM oltp.order_return LIMIT 1)",
                    "DELETE FROM oltp.order_line WHERE order_id = 'O3'");
            SyncReport changed = cycle.sync(SyncedShop.request(), new Run());
            assertEquals(SyncReport.Kind.INCREMENTAL, changed.kind(), changed.reason());
            assertEquals(List.of(), changed.reconciliation().differences());
            shop.assertLevel();
            SyncReport all =
                    cycle.sync(
                            SyncedShop.request().comparing(SyncRequest.Comparison.ALL_MONTHS),
                            new Run());
            assertTrue(all.reconciliation().isEqual());
            assertTrue(Status.read(asSync).isReconciled().orElseThrow());
        }
    }

    /** What a killed run left is emptied at once, for which the server wants another right. */
    @Test
    void itEmptiesWhatAnotherRunLeft() throws SQLException {
        shop.executeOnWarehouse(
                "INSERT INTO stage_customer VALUES ('X', 'X', 'X', NULL, NULL, NULL)");
        shop.execute("UPDATE oltp.order_line SET sales = sales + 1 WHERE order_id = 'O2'");
        try (SyncCycle cycle = new SyncCycle(asSync)) {
            cycle.sync(SyncedShop.request(), new Run());
        }
        shop.assertLevel();
    }

    @Test
    void itKeepsRowsInQuarantineAndLetsThemGo() throws SQLException {
        String where = " WHERE order_id = 'O4' AND line_no = 1";
        try (SyncCycle cycle = new SyncCycle(asSync)) {
            shop.execute("UPDATE oltp.order_line SET ship_mode = 'By owl'" + where);
            assertTrue(cycle.sync(SyncedShop.request(), new Run()).rowsQuarantined() > 0);
            shop.execute("UPDATE oltp.order_line SET ship_mode = 'Same Day'" + where);
            assertEquals(0, cycle.sync(SyncedShop.request(), new Run()).rowsQuarantined());
        }
        shop.assertLevel();
    }

    @Test
    void itMakesArchivesAndRestoresMonths() throws SQLException {
        YearMonth month = YearMonth.of(2024, 6);
        Partitions partitions = new Partitions(asSync, SyncedShop.request());
        assertTrue(
                partitions
                                .ensure(YearMonth.of(2031, 1), YearMonth.of(2031, 3), new Run())
                                .warehouse()
                        > 0);
        assertTrue(partitions.list(true, new Run()).size() > 10);
        ArchiveReport archived = partitions.archive(month, folder, new Run());
        assertEquals(2, archived.warehousePartitions());
        shop.assertLevel();
        partitions.restore(archived.file(), new Run());
        shop.assertLevel();
    }

    @Test
    void itNeitherReadsWhoIsWhoNorChangesWhatWasDone() throws SQLException {
        try (Connection connection = asSync.warehouse().connect()) {
            Sql sql = new Sql(connection, new Run());
            for (String refused :
                    List.of(
                            "SELECT 1 FROM access_secret",
                            "SELECT 1 FROM access_person",
                            "SELECT 1 FROM query_log",
                            "DELETE FROM etl_run",
                            "UPDATE etl_reconciliation SET is_equal = TRUE",
                            "DROP TABLE dim_customer",
                            "CREATE TABLE mine (i INT)",
                            "ALTER TABLE dim_customer ADD COLUMN i INT",
                            "LOCK TABLES access_person WRITE",
                            "CALL access_grant_all()")) {
                assertThrows(SQLException.class, () -> sql.update(refused), refused);
            }
        }
    }
}
