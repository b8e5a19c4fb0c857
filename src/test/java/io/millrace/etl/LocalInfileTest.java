package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.db.TestServers;
import java.sql.SQLException;
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
            assertEquals(SyncReport.Kind.FULL, shop.sync().kind());
            shop.execute(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id IN ('O3', 'O17')",
                    "DELETE FROM oltp.sales_order WHERE order_id = 'O9'");
            SyncReport report = shop.sync();
            assertEquals(SyncReport.Kind.INCREMENTAL, report.kind());
            // The warehouse to compare with is loaded the other way.
            allow();
            shop.assertLevel();
        }
    }
}
