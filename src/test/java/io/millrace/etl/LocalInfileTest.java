package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.TestServers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A warehouse server that takes no LOAD DATA LOCAL gets the same rows by inserts. */
class LocalInfileTest {

    @BeforeEach
    void forbid() {
        TestServers.mysql("SET GLOBAL local_infile = OFF");
    }

    @AfterEach
    void allow() {
        TestServers.mysql("SET GLOBAL local_infile = ON");
    }

    @Test
    void firstAndLaterSyncsAreEqual() throws SQLException {
        try (SyncedShop shop = SyncedShop.unsynced()) {
            SyncReport first = shop.sync();
            assertEquals(SyncReport.Kind.FULL, first.kind());
            assertSaid(shop, first);
            shop.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id IN ('O3', 'O17')",
                    "DELETE FROM oltp.sales_order WHERE order_id = 'O9'");
            SyncReport report = shop.sync();
            assertEquals(SyncReport.Kind.INCREMENTAL, report.kind());
            assertSaid(shop, report);
            // The warehouse to compare with is loaded the other way.
            allow();
            shop.assertLevel();
            shop.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = 'O5'");
            assertEquals(List.of(), shop.sync().remarks());
        }
    }

    /** In the report and in the log of runs. */
    private static void assertSaid(SyncedShop shop, SyncReport report) throws SQLException {
        assertEquals(1, report.remarks().size());
        String sentence = report.remarks().getFirst();
        assertTrue(sentence.contains("local_infile"), sentence);
        assertEquals(
                1,
                shop.number(
                        "SELECT COUNT(*) FROM etl_run WHERE run_id = %d AND message LIKE '%%local_infile%%'"
                                .formatted(report.runId())));
    }
}
