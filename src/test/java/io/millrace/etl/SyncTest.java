package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The demo company flows into the warehouse, and then only what changes. */
class SyncTest {

    @Test
    void carriesEverythingOnceAndThenWhatChanged() throws Exception {
        try (Databases databases = TestServers.migrated();
                SyncCycle cycle = new SyncCycle(databases)) {
            try (Connection shop = databases.oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, DemoCompany.Size.USUAL).load(shop, new Run());
            }

            SyncReport first = sync(cycle);
            assertEquals(SyncReport.Kind.FULL, first.kind());
            assertEquals(51_290, first.linesLoaded());
            assertEquals(1_079, first.returnsLoaded());
            assertEquals(0, first.rowsQuarantined());
            assertTrue(first.reconciliation().isEqual());

            assertEquals(SyncReport.Kind.IDLE, sync(cycle).kind());

            try (Connection shop = databases.oltp().connect();
                    Statement statement = shop.createStatement()) {
                statement.execute(
                        "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id IN (SELECT"
                                + " order_id FROM oltp.sales_order ORDER BY md5(order_id) LIMIT 100)");
            }
            SyncReport second = sync(cycle);
            assertEquals(SyncReport.Kind.INCREMENTAL, second.kind());
            assertEquals(100, second.ordersTouched());
            assertTrue(second.reconciliation().isEqual());
        }
    }

    private static SyncReport sync(SyncCycle cycle) {
        return cycle.sync(SyncRequest.incremental(2, "test"), new Run());
    }
}
