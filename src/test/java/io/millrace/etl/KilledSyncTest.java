package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.TestServers;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wherever a syncing process is killed, nobody sees a part of a load and the next sync is right;
 * two processes that sync at once do not disturb each other.
 *
 * <p>{@code mvn test -Dtest=KilledSyncTest -Dmillrace.kills=50} kills more often.
 */
class KilledSyncTest {

    private static final int KILLS = Integer.getInteger("millrace.kills", 10);
    private static final long SEED = Long.getLong("millrace.kill.seed", System.nanoTime());

    /** The stages of a load in their order; each is the place of every tenth kill. */
    private static final List<String> STAGES =
            List.of(
                    "Wait for other syncs",
                    "Look for changes",
                    "Make partitions",
                    "Check the data",
                    "Read the changes",
                    "Prepare the sums",
                    "Load dimensions",
                    "Load facts",
                    "Bring the sums up to date",
                    "Reconcile");

    @TempDir Path home;

    @Test
    void aKilledSyncLeavesNoTraceAndTheNextIsRight() throws Exception {
        Random random = new Random(SEED);
        try (SyncedShop shop = SyncedShop.open()) {
            TestServers.configure(shop.databases(), home);
            for (int i = 0; i < KILLS; i++) {
                String where = STAGES.get(i % STAGES.size());
                String kill = "kill %d in \"%s\", seed %d".formatted(i, where, SEED);
                Map<String, Map<String, Integer>> before = shop.content();
                change(shop, random, i);
                kill(where, random.nextInt(40));
                assertWhole(shop, before, kill);
                shop.sync();
                assertEquals(List.of(), shop.differences(), kill);
            }
        }
    }

    @Test
    void twoProcessesSyncAtOnce() throws Exception {
        Random random = new Random(SEED);
        try (SyncedShop shop = SyncedShop.open()) {
            TestServers.configure(shop.databases(), home);
            Process one = SyncProcess.start(home, 12);
            Process other = SyncProcess.start(home, 12);
            for (int i = 0; one.isAlive() || other.isAlive(); i++) {
                change(shop, random, i);
                one.waitFor(20, TimeUnit.MILLISECONDS);
            }
            assertEquals(0, one.waitFor(), () -> SyncProcess.errors(home));
            assertEquals(0, other.waitFor(), () -> SyncProcess.errors(home));
            assertEquals(0, shop.number("SELECT COUNT(*) FROM etl_run WHERE status <> 'done'"));
            shop.sync();
            shop.assertLevel();
        }
    }

    /** Starts a sync, and kills it a moment after a stage begins. */
    private void kill(String stage, int milliseconds) throws Exception {
        Process process = SyncProcess.start(home, 1);
        try (BufferedReader stages = process.inputReader(StandardCharsets.UTF_8)) {
            String line = stages.readLine();
            while (line != null && !line.equals(stage)) {
                line = stages.readLine();
            }
            process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
    }

    /** The warehouse shows what it was, or all of what was to come, and agrees with itself. */
    private static void assertWhole(
            SyncedShop shop, Map<String, Map<String, Integer>> before, String kill)
            throws SQLException {
        try (Connection warehouse = shop.databases().warehouse().connect()) {
            assertEquals(List.of(), WarehouseComparison.withItself(warehouse), kill);
        }
        assertTrue(
                shop.content().equals(before) || shop.differences().isEmpty(),
                "Neither the old state nor the new one after " + kill);
    }

    /** A transaction that touches facts, dimensions, months and keys. */
    private static void change(SyncedShop shop, Random random, int number) throws SQLException {
        String order = "O" + (1 + random.nextInt(60));
        shop.execute(
                "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = '%s'; "
                                .formatted(order)
                        + "UPDATE oltp.sales_order SET order_date = order_date - 31 WHERE order_id ="
                        + " 'O%d'; ".formatted(1 + random.nextInt(60))
                        + "UPDATE oltp.customer SET customer_name = 'Name %d', segment_id = 1 + %d %% 3 WHERE"
                                .formatted(number, number)
                        + " customer_id = 'C%d'; ".formatted(1 + random.nextInt(15))
                        + "DELETE FROM oltp.order_line WHERE order_id = '%s' AND line_no = 2; "
                                .formatted(order)
                        + "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id,"
                        + " quantity, sales, profit, ship_date, ship_mode) SELECT order_id, 100 + "
                        + "(SELECT max(line_no) FROM oltp.order_line x WHERE x.order_id = o.order_id),"
                        + " order_date, 'P1', 1, 5, 1, order_date, 'First Class' FROM oltp.sales_order o"
                        + " WHERE order_id = 'O%d'".formatted(1 + random.nextInt(60)));
    }
}
