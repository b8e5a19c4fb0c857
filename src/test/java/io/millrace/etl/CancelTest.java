package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A sync can be cancelled at any moment: the warehouse is as it was, and the next sync is right.
 */
class CancelTest {

    private static final int RANDOM_CANCELS = 15;
    private static final long SEED = Long.getLong("millrace.cancel.seed", System.nanoTime());

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
                    "Reconcile",
                    "Clear the staging");

    @Test
    void aFirstSyncCancelledAtAnyStageLeavesAnEmptyWarehouse() throws SQLException {
        try (SyncedShop shop = SyncedShop.unsynced()) {
            assertEquals(STAGES, cancelEachStage(shop, () -> {}));
            shop.assertLevel();
        }
    }

    @Test
    void anIncrementalSyncCancelledAtAnyStageLeavesTheWarehouseAsItWas() throws SQLException {
        try (SyncedShop shop = SyncedShop.open()) {
            assertEquals(STAGES, cancelEachStage(shop, () -> change(shop)));
            shop.assertLevel();
        }
    }

    @Test
    void aSyncCancelledAtARandomMomentLosesNothing() throws Exception {
        System.err.println("CancelTest: seed " + SEED);
        try (SyncedShop shop = SyncedShop.open()) {
            cancelAtRandom(shop, new Random(SEED));
            shop.sync();
            shop.assertLevel();
        }
    }

    private static void cancelAtRandom(SyncedShop shop, Random random) throws Exception {
        change(shop);
        long usual = TimeUnit.MILLISECONDS.toNanos(shop.sync().elapsed().toMillis() + 20);
        int stopped = 0;
        for (int i = 0; i < RANDOM_CANCELS; i++) {
            change(shop);
            Map<String, Map<String, Integer>> before = shop.content();
            long runs = cancelledRuns(shop);
            Run run = new Run();
            Thread canceller =
                    Thread.ofVirtual()
                            .start(() -> {
                                pause(Duration.ofNanos(random.nextLong(usual)));
                                run.cancel();
                            });
            boolean done = isDone(shop, run);
            canceller.join();
            if (!done) {
                stopped++;
                String where = "seed %d, try %d, in %s".formatted(SEED, i, run.current());
                assertEquals(before, shop.content(), where);
                assertLogged(shop, runs, run.current(), where);
            }
        }
        assertTrue(stopped > 0, "seed " + SEED);
    }

    private interface Change {
        void make() throws SQLException;
    }

    /** Cancels one sync after the other, each one stage later; gives the stages that stopped it. */
    private static List<String> cancelEachStage(SyncedShop shop, Change change)
            throws SQLException {
        List<String> cancelled = new ArrayList<>();
        for (int stage = 1; ; stage++) {
            change.make();
            Map<String, Map<String, Integer>> before = shop.content();
            long runs = cancelledRuns(shop);
            Run run = new Run();
            AtomicInteger begun = new AtomicInteger();
            int last = stage;
            run.watch(
                    new Run.Listener() {
                        @Override
                        public void started(String name) {
                            if (begun.incrementAndGet() == last) {
                                run.cancel();
                            }
                        }
                    });
            if (isDone(shop, run)) {
                assertTrue(begun.get() <= stage, "a cancelled sync went on through its stages");
                return cancelled;
            }
            cancelled.add(run.current());
            assertEquals(before, shop.content(), run.current());
            assertLogged(shop, runs, run.current(), run.current());
        }
    }

    /** What was cancelled before there was anything to log is not in the log. */
    private static void assertLogged(SyncedShop shop, long runsBefore, String stage, String where)
            throws SQLException {
        boolean early = STAGES.indexOf(stage) < STAGES.indexOf("Make partitions");
        long more = cancelledRuns(shop) - runsBefore;
        // Between the second stage and the third the run is begun, which shows in neither's name.
        assertTrue(
                more == (early ? 0 : 1) || (stage.equals("Look for changes") && more == 1), where);
        assertEquals(
                0, shop.number("SELECT COUNT(*) FROM etl_run WHERE status = 'running'"), where);
    }

    private static long cancelledRuns(SyncedShop shop) throws SQLException {
        return shop.number("SELECT COUNT(*) FROM etl_run WHERE status = 'cancelled'");
    }

    private static boolean isDone(SyncedShop shop, Run run) {
        try {
            shop.sync(run);
            return true;
        } catch (MillraceException stopped) {
            assertEquals(MillraceException.Code.CANCELLED, stopped.code(), stopped.getMessage());
            assertFalse(String.valueOf(stopped.getMessage()).isBlank());
            return false;
        }
    }

    private static void change(SyncedShop shop) throws SQLException {
        shop.execute(
                "UPDATE oltp.order_line SET quantity = quantity + 1, sales = sales + 0.01 WHERE order_id IN"
                        + " ('O3', 'O17', 'O44')",
                "UPDATE oltp.customer SET customer_name = customer_name || '.' WHERE customer_id ="
                        + " (SELECT customer_id FROM oltp.sales_order WHERE order_id = 'O5')");
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
