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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A sync can be cancelled at any moment: the warehouse is as it was, and the next sync is right.
 */
class CancelTest {

    private static final int RANDOM_CANCELS = 25;

    private SyncedShop shop = SyncedShop.empty();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aFirstSyncCancelledAtAnyStageLeavesAnEmptyWarehouse() throws SQLException {
        shop.close();
        shop = SyncedShop.unsynced();
        List<String> cancelled = cancelEachStage(() -> {});
        assertTrue(cancelled.contains("Load facts"), cancelled.toString());
        assertTrue(cancelled.size() >= 8, cancelled.toString());
        shop.sync();
        shop.assertLevel();
    }

    @Test
    void anIncrementalSyncCancelledAtAnyStageLeavesTheWarehouseAsItWas() throws SQLException {
        shop.close();
        shop = SyncedShop.open();
        List<String> cancelled = cancelEachStage(this::change);
        assertTrue(cancelled.contains("Load facts"), cancelled.toString());
        assertTrue(cancelled.size() >= 8, cancelled.toString());
        shop.sync();
        shop.assertLevel();
    }

    @Test
    void aSyncCancelledAtARandomMomentLosesNothing() throws Exception {
        shop.close();
        shop = SyncedShop.open();
        long seed = System.nanoTime();
        System.err.println("CancelTest: seed " + seed);
        Random random = new Random(seed);
        change();
        long usual = TimeUnit.MILLISECONDS.toNanos(shop.sync().elapsed().toMillis() + 20);
        int stopped = 0;
        for (int i = 0; i < RANDOM_CANCELS; i++) {
            change();
            Map<String, Map<String, Integer>> before = shop.content();
            Run run = new Run();
            Thread canceller =
                    Thread.ofVirtual()
                            .start(() -> {
                                pause(Duration.ofNanos(random.nextLong(usual)));
                                run.cancel();
                            });
            boolean done = isDone(run);
            canceller.join();
            if (!done) {
                stopped++;
                assertEquals(before, shop.content(), "seed " + seed + ", try " + i);
            }
        }
        assertTrue(stopped > 0, "seed " + seed);
        shop.sync();
        shop.assertLevel();
    }

    private interface Change {
        void make() throws SQLException;
    }

    /** Cancels one sync after the other, each one stage later; gives the stages that stopped it. */
    private List<String> cancelEachStage(Change change) throws SQLException {
        List<String> cancelled = new ArrayList<>();
        for (int stage = 1; ; stage++) {
            change.make();
            Map<String, Map<String, Integer>> before = shop.content();
            long runs = shop.number("SELECT COUNT(*) FROM etl_run WHERE status = 'cancelled'");
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
            if (isDone(run)) {
                assertTrue(begun.get() <= stage, "a cancelled sync went on through its stages");
                return cancelled;
            }
            cancelled.add(run.current());
            assertEquals(before, shop.content(), run.current());
            assertLogged(runs, run.current());
        }
    }

    /** What was cancelled before there was anything to log is not in the log. */
    private void assertLogged(long runsBefore, String stage) throws SQLException {
        long runs = shop.number("SELECT COUNT(*) FROM etl_run WHERE status = 'cancelled'");
        boolean early = List.of("Wait for other syncs", "Look for changes").contains(stage);
        assertEquals(early ? runsBefore : runsBefore + 1, runs, stage);
        assertEquals(
                0, shop.number("SELECT COUNT(*) FROM etl_run WHERE status = 'running'"), stage);
    }

    private boolean isDone(Run run) {
        try {
            shop.sync(run);
            return true;
        } catch (MillraceException stopped) {
            assertEquals(MillraceException.Code.CANCELLED, stopped.code(), stopped.getMessage());
            assertFalse(String.valueOf(stopped.getMessage()).isBlank());
            return false;
        }
    }

    private void change() throws SQLException {
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
