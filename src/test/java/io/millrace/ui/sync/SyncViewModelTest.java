package io.millrace.ui.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Freshness.Verdict;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.sync.SyncViewModel.State;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncViewModelTest {

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<Notice> notices = new ArrayList<>();
    private final AtomicInteger loads = new AtomicInteger();
    private final AtomicLong run = new AtomicLong(7);
    private volatile boolean isAway;

    /** A sync that does what a test says. */
    private record Scripted(
            Function<Run, SyncOutcome> sync, Freshness freshness, LongSupplier loaded)
            implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            return sync.apply(run);
        }

        @Override
        public long loadedRun() {
            return loaded.getAsLong();
        }
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void showsStagesAndEndsWithANotice() {
        CountDownLatch seen = new CountDownLatch(1);
        SyncViewModel model =
                model(run ->
                        run.stage(
                                "Load sales",
                                () -> {
                                    run.progress(1_200, 4_800);
                                    await(seen);
                                    return outcome(1_204, 0, true);
                                }));
        model.syncNow();
        assertEquals(State.RUNNING, model.stateProperty().get());
        window.until(() -> model.progressProperty().get() > 0);
        assertEquals("Load sales · 1,200 of 4,800 · 25%", model.stageProperty().get());
        assertEquals(0.25, model.progressProperty().get());
        seen.countDown();
        window.until(() -> !notices.isEmpty());
        assertEquals(State.IDLE, model.stateProperty().get());
        window.until(() -> !model.catchingUpProperty().get());
        assertEquals(1, loads.get());
        assertEquals(
                List.of(
                        new Notice(
                                Mood.GOOD,
                                "Warehouse is up to date",
                                "1,204 lines loaded, 3 removed, 12 returns in 1.3 s.")),
                notices);
    }

    @Test
    void aSecondPressChangesNothing() {
        CountDownLatch seen = new CountDownLatch(1);
        AtomicInteger syncs = new AtomicInteger();
        SyncViewModel model =
                model(_ -> {
                    syncs.incrementAndGet();
                    await(seen);
                    return outcome(1, 0, true);
                });
        model.syncNow();
        model.syncNow();
        seen.countDown();
        window.until(() -> model.stateProperty().get() == State.IDLE);
        assertEquals(1, syncs.get());
    }

    @Test
    void cancelStopsTheRunAndSaysSo() {
        SyncViewModel model = model(SyncViewModelTest::untilCancelled);
        model.syncNow();
        window.until(() -> model.progressProperty().get() > 0);
        model.cancel();
        assertEquals(State.CANCELLING, model.stateProperty().get());
        window.until(() -> !notices.isEmpty());
        assertEquals(State.IDLE, model.stateProperty().get());
        assertEquals(
                new Notice(Mood.NEUTRAL, "Sync cancelled", "Cancelled; nothing was changed."),
                notices.getFirst());
        assertEquals(0, loads.get());
    }

    @Test
    void aFailureIsTold() {
        SyncViewModel model =
                model(_ -> {
                    throw new MillraceException(
                            MillraceException.Code.CANNOT_CONNECT, "No answer.");
                });
        model.syncNow();
        window.until(() -> !notices.isEmpty());
        assertEquals(List.of(new Notice(Mood.BAD, "Sync failed", "No answer.")), notices);
        assertEquals(State.IDLE, model.stateProperty().get());
    }

    @Test
    void sidesThatDifferAreNoSuccess() {
        SyncViewModel model = model(_ -> outcome(5, 0, false));
        model.syncNow();
        window.until(() -> !notices.isEmpty());
        assertEquals(Mood.BAD, notices.getFirst().mood());
    }

    @Test
    void waitingRowsAreTold() {
        SyncViewModel model = model(_ -> outcome(5, 2, true));
        model.syncNow();
        window.until(() -> !notices.isEmpty());
        assertEquals(Mood.WARNING, notices.getFirst().mood());
        assertTrue(notices.getFirst().text().endsWith("2 rows wait for repair."));
    }

    @Test
    void saysHowFreshTheWarehouseIs() {
        assertReads("Warehouse was never synced", Mood.WARNING, new Freshness.Never());
        assertReads(
                "Warehouse is 4 s behind · reconciled",
                Mood.GOOD,
                new Freshness.Known(Duration.ofSeconds(4), Verdict.RECONCILED, 0));
        assertReads(
                "Warehouse is up to date · reconciled",
                Mood.GOOD,
                new Freshness.Known(Duration.ZERO, Verdict.RECONCILED, 0));
        assertReads(
                "20 min behind · reconciled · 3 rows wait",
                Mood.WARNING,
                new Freshness.Known(Duration.ofMinutes(20), Verdict.RECONCILED, 3));
        assertReads(
                "Warehouse is not equal to the shop",
                Mood.BAD,
                new Freshness.Known(Duration.ZERO, Verdict.DIFFERENT, 0));
    }

    @Test
    void whatAnybodyLoadsIsToldOnce() {
        SyncViewModel model = model(_ -> outcome(0, 0, true));
        catchUp(model);
        assertEquals(1, loads.get());
        watch(model);
        assertEquals(1, loads.get());
        run.incrementAndGet();
        watch(model);
        watch(model);
        assertEquals(2, loads.get());
    }

    @Test
    void whatIsLoadedWhileTheListenersReadIsToldToo() {
        SyncViewModel model = model(_ -> outcome(0, 0, true));
        model.onLoaded(() -> {
            if (loads.get() == 1) {
                run.incrementAndGet();
            }
        });
        catchUp(model);
        watch(model);
        assertEquals(2, loads.get());
    }

    @Test
    void whoCouldNotLookHasMissedSomething() {
        SyncViewModel model = model(_ -> outcome(0, 0, true));
        catchUp(model);
        isAway = true;
        watch(model);
        assertEquals(1, loads.get());
        assertEquals("Freshness unknown", model.freshnessProperty().get().sentence());
        assertEquals("No answer.", model.freshnessProperty().get().detail());
        isAway = false;
        watch(model);
        assertEquals(2, loads.get());
        assertEquals("Warehouse was never synced", model.freshnessProperty().get().sentence());
        isAway = true;
        catchUp(model);
        assertEquals(3, loads.get(), "Who reads hears by himself why he cannot");
    }

    private void catchUp(SyncViewModel model) {
        model.catchUp();
        assertTrue(model.catchingUpProperty().get());
        window.until(() -> !model.catchingUpProperty().get() && background.isIdle());
    }

    private void watch(SyncViewModel model) {
        model.watch();
        window.until(background::isIdle);
    }

    private void assertReads(String sentence, Mood mood, Freshness freshness) {
        SyncViewModel model =
                new SyncViewModel(
                        new Scripted(_ -> outcome(0, 0, true), freshness, run::get),
                        background,
                        formats());
        model.look();
        window.until(() -> !model.lookingProperty().get());
        assertEquals(sentence, model.freshnessProperty().get().sentence());
        assertEquals(mood, model.freshnessProperty().get().mood());
    }

    private SyncViewModel model(Function<Run, SyncOutcome> sync) {
        SyncViewModel model =
                new SyncViewModel(
                        new Scripted(sync, new Freshness.Never(), this::loadedRun),
                        background,
                        formats());
        model.onEnd(notices::add);
        model.onLoaded(loads::incrementAndGet);
        return model;
    }

    private long loadedRun() {
        if (isAway) {
            throw new MillraceException(MillraceException.Code.CANNOT_CONNECT, "No answer.");
        }
        return run.get();
    }

    private static Formats formats() {
        return new Formats(Locale.US, Currency.getInstance("USD"));
    }

    private static SyncOutcome outcome(long lines, long quarantined, boolean reconciled) {
        return new SyncOutcome(lines, 3, 12, quarantined, reconciled, Duration.ofMillis(1_312));
    }

    private static SyncOutcome untilCancelled(Run run) {
        CountDownLatch cancelled = new CountDownLatch(1);
        return run.stage(
                "Load sales",
                () -> {
                    run.onCancel(cancelled::countDown);
                    run.progress(1, 2);
                    await(cancelled);
                    run.check();
                    throw new AssertionError("A cancelled run went on");
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
