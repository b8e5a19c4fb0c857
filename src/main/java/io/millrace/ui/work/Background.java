package io.millrace.ui.work;

import io.millrace.MillraceException;
import io.millrace.work.Worker;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work beside the window, whose outcome comes back on the window's thread. */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** A sync, the reads of two screens and the looks at the freshness, side by side. */
    private static final int THREADS = 6;

    private final Worker worker;
    private final Executor window;
    private final AtomicLong begun;
    private final AtomicLong ended;
    private volatile boolean closed;
    private final AtomicReference<String> lastLogged = new AtomicReference<>("");

    /**
     * Outcomes are handed to any thread, for tests without a window.
     *
     * @param window runs what it is given, one after the other
     */
    public Background(Worker worker, Executor window) {
        this(worker, window, new AtomicLong(), new AtomicLong());
    }

    private Background(Worker worker, Executor window, AtomicLong begun, AtomicLong ended) {
        this.worker = worker;
        this.window = window;
        this.begun = begun;
        this.ended = ended;
    }

    /** Outcomes are handed to the JavaFX thread. */
    public static Background ofDesktop() {
        return new Background(new Worker("desktop", THREADS), Platform::runLater);
    }

    /** For work of the same window that ends earlier; what is begun there counts here, too. */
    public Background beside(String name) {
        return new Background(new Worker(name, THREADS), window, begun, ended);
    }

    /** The thread on which the window may be touched. */
    public Executor window() {
        return window;
    }

    /**
     * Does the work, then calls one of the two on the window's thread. Once closed, nothing begins
     * and nothing is called any more: the window is gone.
     */
    public <T> void submit(Supplier<T> work, Consumer<T> done, Consumer<MillraceException> failed) {
        if (!closed) {
            begun.incrementAndGet();
            var _ =
                    worker.submit(work)
                            .handleAsync(
                                    (result, failure) -> tell(result, failure, done, failed),
                                    window)
                            .exceptionally(Background::log)
                            .whenComplete((_, _) -> ended.incrementAndGet());
        }
    }

    /** Calls something on the window's thread, unless the window is gone by then. */
    void tell(Runnable news) {
        window.execute(() -> {
            if (!closed) {
                news.run();
            }
        });
    }

    /** How many pieces of work were begun so far. */
    public long begun() {
        return begun.get();
    }

    /** Whether the outcome of everything that was begun has been told. */
    public boolean isIdle() {
        // In this order: what begins in between makes it busy, never idle.
        long told = ended.get();
        return told == begun.get();
    }

    private <T> boolean tell(
            T result,
            @Nullable Throwable failure,
            Consumer<T> done,
            Consumer<MillraceException> failed) {
        if (closed) {
            return false;
        }
        if (failure == null) {
            done.accept(result);
        } else {
            failed.accept(sentence(failure));
        }
        return true;
    }

    private static boolean log(Throwable defect) {
        LOG.error("The window could not show an outcome", defect);
        return false;
    }

    /** Does work of which nobody waits for the outcome; a failure is logged. */
    void submit(Runnable work) {
        submit(
                () -> {
                    work.run();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    /** Begins nothing and tells nothing from now on; what is under way goes on. */
    public void fallSilent() {
        closed = true;
    }

    /** Waits a little for work under way. */
    @Override
    public void close() {
        fallSilent();
        worker.close();
    }

    private MillraceException sentence(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        if (cause instanceof MillraceException known) {
            log(known);
            return known;
        }
        LOG.error("Background work failed", cause);
        return new MillraceException(
                MillraceException.Code.FAILED,
                "Something went wrong that Millrace did not expect; the log has the details.",
                cause);
    }

    /**
     * What Millrace found by itself, the window says. What a server reported is for the log, once,
     * though a window may look every few seconds.
     */
    private void log(MillraceException failure) {
        String sentence = String.valueOf(failure.getMessage());
        if (failure.getCause() != null
                && failure.code() != MillraceException.Code.CANCELLED
                && !sentence.equals(lastLogged.getAndSet(sentence))) {
            LOG.warn("Background work failed", failure);
        }
    }
}
