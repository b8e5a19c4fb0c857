package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check that blocks, and what the checks leave in the log. */
class ChecksTest {

    @Test
    void aBlockingCheckLeavesTheWarehouseAsItWas() throws SQLException {
        try (SyncedShop shop = SyncedShop.open()) {
            Map<String, Map<String, Integer>> before = shop.content();
            shop.executeAsReplica(
                    "ALTER TABLE oltp.order_return DROP CONSTRAINT order_return_pkey",
                    "INSERT INTO oltp.order_return SELECT * FROM oltp.order_return WHERE return_id = 20",
                    "UPDATE oltp.order_line SET quantity = 77 WHERE order_id = 'O1'");

            MillraceException refused = assertThrows(MillraceException.class, shop::sync);
            assertEquals(MillraceException.Code.BAD_DATA, refused.code());
            String sentence = String.valueOf(refused.getMessage());
            assertTrue(sentence.contains("stands 2 times in table order_return"), sentence);
            assertEquals(List.of(), WarehouseComparison.differences(before, shop.content()));
            assertEquals(
                    List.of("blocked"),
                    shop.warehouse(
                            "SELECT outcome FROM etl_check WHERE check_name = 'duplicates_and_required' AND"
                                    + " run_id = (SELECT MAX(run_id) FROM etl_run)"));
            assertThrows(MillraceException.class, shop::sync);

            shop.executeAsReplica(
                    "DELETE FROM oltp.order_return WHERE ctid IN (SELECT min(ctid) FROM oltp.order_return"
                            + " WHERE return_id = 20)",
                    "ALTER TABLE oltp.order_return ADD PRIMARY KEY (return_id, order_date)");
            shop.sync();
            shop.assertLevel();
        }
    }

    @Test
    void everyRunLeavesTheSevenResults() throws SQLException {
        try (SyncedShop shop = SyncedShop.open()) {
            shop.execute("UPDATE oltp.order_line SET ship_mode = 'Pigeon' WHERE order_id = 'O1'");
            shop.sync();
            String outcomes =
                    "SELECT CONCAT(check_name, ' ', outcome, ' ', row_count) AS line FROM etl_check"
                            + " WHERE run_id = (SELECT MAX(run_id) FROM etl_run) ORDER BY line";
            assertEquals(
                    List.of(
                            "customer_exists passed 0",
                            "domain_and_range quarantined 2",
                            "duplicates_and_required passed 0",
                            "order_linked passed 0",
                            "orphans passed 0",
                            "product_exists passed 0",
                            "return_refers_to_order passed 0"),
                    shop.warehouse(outcomes));
        }
    }

    @Test
    void aSoundShopPassesAllSevenAtOnce() throws SQLException {
        try (SyncedShop shop = SyncedShop.open()) {
            List<CheckResult> results = Checks.ofEverything(shop.databases().oltp(), new Run());
            assertEquals(7, results.size());
            assertTrue(results.stream().allMatch(result -> result.offences().isEmpty()));
        }
    }
}
