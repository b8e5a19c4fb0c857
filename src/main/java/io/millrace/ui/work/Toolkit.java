package io.millrace.ui.work;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/** The JavaFX toolkit of this process: it starts once, and has one thread. */
public final class Toolkit {

    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";

    private Toolkit() {}

    /** Whether a window can be shown to somebody. */
    public static boolean hasDisplay() {
        return hasDisplay(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty(PLATFORM, ""));
    }

    static boolean hasDisplay(Map<String, String> environment, String system, String platform) {
        if (platform.equals(HEADLESS)) {
            return false;
        }
        String lower = system.toLowerCase(Locale.ROOT);
        return lower.startsWith("windows")
                || lower.startsWith("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /** Starts it for windows that somebody sees, unless it runs; it runs until {@link #exit}. */
    public static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException _) {
            // It runs already, which is all that was asked for.
            return;
        }
        await(started);
        // Work that still comes to its thread when the last window closes must find it.
        Platform.setImplicitExit(false);
    }

    /**
     * Starts it for pictures and tests, with no display and no graphics card, unless it runs or the
     * process was told to use something else ({@code -Dglass.platform=gtk}).
     */
    public static void startHeadless() {
        prefer(PLATFORM, HEADLESS);
        prefer("prism.order", "sw");
        start();
    }

    private static void prefer(String property, String value) {
        if (System.getProperty(property, "").isBlank()) {
            System.setProperty(property, value);
        }
    }

    /** Ends it; it cannot be started again. */
    public static void exit() {
        Platform.exit();
    }

    /** Does the work on the window's thread and waits for it. */
    public static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result.join();
    }

    /** Does the work on the window's thread and waits until it is done. */
    public static void run(Runnable work) {
        var _ =
                call(() -> {
                    work.run();
                    return true;
                });
    }

    /**
     * Waits until the condition holds.
     *
     * @param condition is looked at on the window's thread only
     * @throws IllegalStateException if it does not in that time
     */
    public static void await(ObservableValue<Boolean> condition, Duration atMost) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        run(() ->
                condition.subscribe(holds -> {
                    if (holds) {
                        met.complete(true);
                    }
                }));
        try {
            met.orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException late) {
            throw new IllegalStateException("The window was not ready in time", late);
        }
    }

    private static void await(CountDownLatch started) {
        try {
            started.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the desktop started", interrupted);
        }
    }
}
