package io.millrace.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The background threads of the application; the only place that makes any. */
public final class Worker implements AutoCloseable {

    private static final long SECONDS_TO_END = 10;

    private final ExecutorService executor;

    /**
     * Starts no thread before there is work.
     *
     * @param name of its threads, as a thread dump shows it
     * @param threads how many pieces of work go on side by side
     */
    public Worker(String name, int threads) {
        executor =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    }

    /** Does the work in the background; an exception ends up in the future. */
    public <T> CompletableFuture<T> submit(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /** Takes nothing more and waits for nobody; its threads end with the last piece of work. */
    public void leave() {
        executor.shutdown();
    }

    /** Waits a little for work under way, then lets it go with the process. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
