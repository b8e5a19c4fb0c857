package io.millrace.ui.work;

import io.millrace.MillraceException;
import io.millrace.work.Worker;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work beside the window, whose outcome comes back on the window's thread. */
public final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /** A sync, the two reads of a dashboard and a look at the freshness, side by side. */
    private static final int THREADS = 4;

    private final Worker worker;
    private final Executor window;
    private final AtomicReference<String> lastLogged = new AtomicReference<>("");

    /**
     * Outcomes are handed to any thread, for tests without a window.
     *
     * @param window runs what it is given, one after the other
     */
    public Background(Worker worker, Executor window) {
        this.worker = worker;
        this.window = window;
    }

    /** Outcomes are handed to the JavaFX thread. */
    public static Background ofDesktop() {
        return new Background(new Worker("desktop", THREADS), Platform::runLater);
    }

    /** The thread on which the window may be touched. */
    public Executor window() {
        return window;
    }

    /** Does the work, then calls one of the two on the window's thread. */
    public <T> void submit(Supplier<T> work, Consumer<T> done, Consumer<MillraceException> failed) {
        var _ =
                worker.submit(work)
                        .handleAsync(
                                (result, failure) -> {
                                    if (failure == null) {
                                        done.accept(result);
                                    } else {
                                        failed.accept(sentence(failure));
                                    }
                                    return true;
                                },
                                window)
                        .exceptionally(failure -> {
                            LOG.error("The window could not show an outcome", failure);
                            return null;
                        });
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

    @Override
    public void close() {
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
