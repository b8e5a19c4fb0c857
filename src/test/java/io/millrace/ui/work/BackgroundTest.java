package io.millrace.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void anOutcomeComesBackOnTheWindowsThread() {
        AtomicReference<Thread> worker = new AtomicReference<>();
        List<Thread> shown = new ArrayList<>();
        background.submit(
                () -> {
                    worker.set(Thread.currentThread());
                    return "done";
                },
                _ -> shown.add(Thread.currentThread()),
                _ -> {});
        window.until(() -> !shown.isEmpty());
        assertEquals(List.of(Thread.currentThread()), shown);
        assertTrue(worker.get() != Thread.currentThread());
    }

    @Test
    void aFailureComesAsItsSentence() {
        background.submit(
                () -> {
                    throw new MillraceException(MillraceException.Code.BAD_DATA, "A sentence.");
                },
                _ -> heard.add("done"),
                failure -> heard.add(String.valueOf(failure.getMessage())));
        window.until(() -> !heard.isEmpty());
        assertEquals(List.of("A sentence."), heard);
    }

    @Test
    void aDefectDoesNotShowItsInsides() {
        background.submit(
                () -> {
                    throw new IllegalStateException("index 3 of 2");
                },
                _ -> heard.add("done"),
                failure -> heard.add(String.valueOf(failure.getMessage())));
        window.until(() -> !heard.isEmpty());
        assertTrue(heard.getFirst().endsWith("the log has the details."), heard.getFirst());
    }

    @Test
    void onlyTheNewestQuestionIsAnswered() {
        Latest latest = new Latest(background);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        AtomicReference<String> older = new AtomicReference<>("");
        latest.submit(
                run -> {
                    run.onCancel(cancelled::countDown);
                    begun.countDown();
                    awaitQuietly(cancelled);
                    older.set("was cancelled");
                    return "older";
                },
                heard::add,
                failure -> heard.add(String.valueOf(failure.getMessage())));
        awaitQuietly(begun);
        latest.submit(_ -> "newer", heard::add, _ -> heard.add("failed"));
        window.until(() -> !heard.isEmpty() && "was cancelled".equals(older.get()));
        background.submit(() -> "end", heard::add, _ -> {});
        window.until(() -> heard.contains("end"));
        assertEquals(List.of("newer", "end"), heard);
    }

    @Test
    void aClosedWindowIsToldNothing() {
        background.submit(() -> "late", heard::add, _ -> heard.add("failed"));
        background.close();
        background.submit(() -> "later", heard::add, _ -> heard.add("failed"));
        window.until(() -> window.waiting() == 0);
        assertEquals(List.of(), heard);
    }

    @Test
    void whatIsBesideItEndsByItselfAndCountsAsItsOwn() {
        Background desk = background.beside("desk");
        desk.submit(() -> "at the desk", heard::add, _ -> heard.add("failed"));
        assertEquals(1, background.begun());
        window.until(() -> !heard.isEmpty());
        desk.close();
        desk.submit(() -> "too late", heard::add, _ -> heard.add("failed"));
        background.submit(() -> "at the window", heard::add, _ -> heard.add("failed"));
        window.until(() -> heard.size() > 1 && background.isIdle());
        assertEquals(List.of("at the desk", "at the window"), heard);
    }

    @Test
    void progressDoesNotFloodTheWindow() {
        List<Progress.Position> shown = new ArrayList<>();
        Run run = new Run(new Progress(window, shown::add));
        var _ =
                run.stage(
                        "Load sales",
                        () -> {
                            for (int i = 1; i <= 10_000; i++) {
                                run.progress(i, 10_000);
                            }
                            return 0;
                        });
        assertEquals(1, window.waiting());
        window.until(() -> !shown.isEmpty());
        assertEquals(List.of(new Progress.Position("Load sales", 10_000, 10_000)), shown);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
