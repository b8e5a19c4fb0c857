package io.millrace.work;

import io.millrace.MillraceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * One piece of long work: its stages with counts and times, its progress, and its cancellation.
 *
 * <p>Safe to use from several threads: one does the work, others watch and cancel.
 */
public final class Run {

    /** What a finished stage did. Rows are whatever the stage counts. */
    public record Stage(String name, long rows, Duration elapsed) {}

    /** Hears of progress, on the thread that does the work; must return quickly. */
    public interface Listener {
        /** A stage began. */
        default void started(String stage) {}

        /**
         * A stage moved on.
         *
         * @param rows done so far
         * @param total expected in all, or −1 where nobody knows
         */
        default void progressed(String stage, long rows, long total) {}

        /** Some more of a text came, such as the words of a model. */
        default void heard(String more) {}

        /** A stage ended well. */
        default void finished(Stage stage) {}
    }

    /** Work inside a stage; may throw what it likes. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T apply() throws E;
    }

    /** Stops something that is under way, such as a statement on a server; called at most once. */
    @FunctionalInterface
    public interface Canceller {
        void cancel() throws Exception;
    }

    /** Ends the registration of a {@link Canceller}. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private static final long BETWEEN_LOOKS_NS = 100_000_000L;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<Stage> stages = new CopyOnWriteArrayList<>();
    private final Set<Stop> stops = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private volatile String current = "";
    private volatile long rows;

    /** A run that nobody watches. */
    public Run() {}

    public Run(Listener listener) {
        listeners.add(listener);
    }

    public void watch(Listener listener) {
        listeners.add(listener);
    }

    /** The finished stages, in order. */
    public List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** The stage under way, or the last one. */
    public String current() {
        return current;
    }

    /**
     * Does the work as a named stage, timed and announced. What {@link #progress} said last is the
     * stage's count.
     *
     * @throws MillraceException with code CANCELLED if the run was cancelled before it
     */
    public <T, E extends Exception> T stage(String name, Work<T, E> work) throws E {
        check();
        current = name;
        rows = 0;
        listeners.forEach(listener -> listener.started(name));
        long start = System.nanoTime();
        T result = work.apply();
        Stage stage = new Stage(name, rows, Duration.ofNanos(System.nanoTime() - start));
        stages.add(stage);
        listeners.forEach(listener -> listener.finished(stage));
        return result;
    }

    /** Says how far the current stage is; {@code total} is −1 where nobody knows. */
    public void progress(long done, long total) {
        rows = done;
        String stage = current;
        listeners.forEach(listener -> listener.progressed(stage, done, total));
    }

    /** Hands on some more of a text that comes bit by bit. */
    public void hear(String more) {
        listeners.forEach(listener -> listener.heard(more));
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Throws {@link MillraceException} with code CANCELLED if somebody asked to stop. */
    public void check() {
        if (cancelled) {
            throw new MillraceException(
                    MillraceException.Code.CANCELLED, "Cancelled; nothing was changed.");
        }
    }

    /**
     * Asks the work to stop and stops what is registered, such as a statement on a server. A thread
     * is never interrupted: an interrupted JDBC call leaves its query running and costs the
     * connection.
     */
    public void cancel() {
        cancelled = true;
        List<RuntimeException> failures = new ArrayList<>();
        for (Stop stop : Set.copyOf(stops)) {
            stop.now(failures);
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /** Does nothing until somebody cancels. */
    public void waitForCancel() {
        while (!cancelled) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NS);
        }
    }

    /**
     * Has {@code canceller} called if the run is cancelled before the registration is closed.
     * Closing it waits for a call under way, so that what is stopped is never another thing that
     * came after.
     */
    public Registration onCancel(Canceller canceller) {
        check();
        Stop stop = new Stop(canceller);
        stops.add(stop);
        if (cancelled) {
            stops.remove(stop);
            stop.close();
            check();
        }
        return () -> {
            stops.remove(stop);
            stop.close();
        };
    }

    /** A canceller until it is called or no longer needed. */
    private static final class Stop {

        private final Canceller canceller;
        private boolean isOver;

        Stop(Canceller canceller) {
            this.canceller = canceller;
        }

        synchronized void now(List<RuntimeException> failures) {
            if (isOver) {
                return;
            }
            isOver = true;
            try {
                canceller.cancel();
            } catch (Exception cause) {
                failures.add(
                        new MillraceException(
                                MillraceException.Code.FAILED,
                                "The server did not take the request to stop; it may still be working.",
                                cause));
            }
        }

        synchronized void close() {
            isOver = true;
        }
    }
}
