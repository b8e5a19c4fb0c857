package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An empty warehouse is filled without the staging, unless a row needs it. */
class FirstLoadTest {

    private static final String NARROW = "ALTER TABLE %s MODIFY quantity TINYINT NOT NULL";

    @Test
    void passesByTheStaging() throws SQLException {
        try (SyncedShop shop = SyncedShop.unsynced()) {
            shop.execute("UPDATE oltp.order_line SET quantity = 300 WHERE order_id = 'O12'");
            shop.executeOnWarehouse(NARROW.formatted("stage_sale"));
            SyncReport report = shop.sync();
            assertEquals(0, report.rowsQuarantined());
            assertTrue(report.reconciliation().isEqual());
            shop.assertLevel();
        }
    }

    @Test
    void beginsAgainWithCareWhereTheWarehouseRefusesARow() throws SQLException {
        try (SyncedShop shop = SyncedShop.unsynced()) {
            shop.execute(
                    "UPDATE oltp.order_line SET quantity = 300 WHERE order_id = 'O12' AND line_no = 1");
            shop.executeOnWarehouse(NARROW.formatted("stage_sale"), NARROW.formatted("fact_sales"));
            Run run = new Run();
            SyncReport report = shop.sync(run);
            assertEquals(
                    2,
                    run.stages().stream()
                            .filter(stage -> stage.name().equals("Load facts"))
                            .count());
            assertEquals(1, report.rowsQuarantined());
            assertTrue(report.reconciliation().isEqual());
            assertEquals(
                    List.of("order_line"),
                    shop.warehouse(
                            "SELECT table_name FROM etl_quarantine WHERE order_id = 'O12' AND line_no = 1"
                                    + " AND reason LIKE 'The warehouse cannot store this row%'"));
            assertEquals(report.linesLoaded(), shop.number("SELECT COUNT(*) FROM fact_sales"));

            shop.execute("UPDATE oltp.order_line SET quantity = 3 WHERE order_id = 'O12'");
            assertEquals(0, shop.follow().rowsQuarantined());
        }
    }

    /** Surrogate keys that were given stay: an emptied fact table alone is no empty star. */
    @Test
    void leavesAWarehouseThatHoldsKeysToTheStaging() throws SQLException {
        try (SyncedShop shop = SyncedShop.open()) {
            List<String> keys = keys(shop);
            shop.executeOnWarehouse(
                    "DELETE FROM fact_sales",
                    "DELETE FROM fact_return",
                    "DELETE FROM etl_watermark");
            assertEquals(SyncReport.Kind.FULL, shop.sync().kind());
            assertEquals(keys, keys(shop));
            shop.assertLevel();
        }
    }

    private static List<String> keys(SyncedShop shop) throws SQLException {
        return shop.warehouse(
                "SELECT CONCAT_WS(' ', customer_key, customer_id) FROM dim_customer ORDER BY customer_key");
    }
}
