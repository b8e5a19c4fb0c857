package io.millrace.ui.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;

/**
 * Watches the window's thread: how long it works without a pause, and whether it waits for a server
 * or a file. Time is the thread's own, since neighbours on the machine are not its fault; waiting
 * is seen in its stack.
 */
public final class WindowWatch implements AutoCloseable {

    private static final long BETWEEN_BEATS_MILLIS = 10;
    private static final List<String> WAITS =
            List.of(
                    "sun.nio.ch.NioSocketImpl.",
                    "com.zaxxer.hikari.pool.",
                    "java.util.concurrent.CompletableFuture.join",
                    "java.util.concurrent.CompletableFuture.get",
                    "java.lang.Thread.sleep",
                    "java.lang.Process.waitFor");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread window;
    private final Thread watcher;
    private volatile boolean open = true;
    private volatile boolean answered = true;
    private long last;
    private long longest;
    private volatile Optional<String> wait = Optional.empty();

    public WindowWatch() {
        window = Toolkit.call(Thread::currentThread);
        begin();
        watcher = new Thread(this::watch, "window-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (open) {
            if (answered) {
                answered = false;
                Platform.runLater(this::beat);
            } else {
                look();
            }
            try {
                Thread.sleep(BETWEEN_BEATS_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void beat() {
        long now = threads.getCurrentThreadCpuTime();
        longest = Math.max(longest, now - last);
        last = now;
        answered = true;
    }

    private void look() {
        List<String> stack = new ArrayList<>();
        for (StackTraceElement frame : window.getStackTrace()) {
            stack.add(frame.getClassName() + "." + frame.getMethodName());
        }
        if (stack.stream().limit(12).anyMatch(WindowWatch::isWait)) {
            wait = stack.stream().filter(frame -> frame.startsWith("io.millrace.")).findFirst();
        }
    }

    private static boolean isWait(String frame) {
        return WAITS.stream().anyMatch(frame::startsWith);
    }

    /** Forgets what was seen so far. */
    public void begin() {
        Toolkit.run(() -> {
            last = threads.getCurrentThreadCpuTime();
            longest = 0;
            wait = Optional.empty();
        });
    }

    /** The longest time in milliseconds without a pause since {@link #begin}. */
    public long longestMillis() {
        return Toolkit.call(() -> {
            beat();
            return longest / 1_000_000;
        });
    }

    /** What waited on the window's thread, if anything did. */
    public Optional<String> waited() {
        return wait;
    }

    @Override
    public void close() {
        open = false;
        watcher.interrupt();
    }
}
