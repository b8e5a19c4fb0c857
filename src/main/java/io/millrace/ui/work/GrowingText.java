package io.millrace.ui.work;

import io.millrace.work.Run;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Brings a text that grows, such as what a model writes, to the window's thread: as it is so far,
 * and at most ten times a second. Of a very long one, the end is kept.
 */
public final class GrowingText implements Run.Listener {

    /** Letters. */
    static final int MOST = 20_000;

    private static final long BETWEEN_NS = 100_000_000L;
    private static final String BETWEEN_PARTS = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final Executor window;
    private final Consumer<String> view;
    private final LongSupplier clock;
    private boolean isNewPart;
    private boolean isShown = true;
    private long shown;

    public GrowingText(Executor window, Consumer<String> view) {
        this(window, view, System::nanoTime);
    }

    /** With another clock, in nanoseconds. */
    GrowingText(Executor window, Consumer<String> view, LongSupplier clock) {
        this.window = window;
        this.view = view;
        this.clock = clock;
        shown = clock.getAsLong() - BETWEEN_NS;
    }

    @Override
    public synchronized void started(String stage) {
        isNewPart = true;
    }

    @Override
    public synchronized void heard(String more) {
        if (isNewPart && !text.isEmpty()) {
            text.append(BETWEEN_PARTS);
        }
        isNewPart = false;
        text.append(more);
        text.delete(0, Math.max(0, text.length() - MOST));
        isShown = false;
        if (clock.getAsLong() - shown >= BETWEEN_NS) {
            show();
        }
    }

    /** Nothing more may come for a while. */
    @Override
    public synchronized void finished(Run.Stage stage) {
        if (!isShown) {
            show();
        }
    }

    private void show() {
        isShown = true;
        shown = clock.getAsLong();
        String soFar = text.toString();
        window.execute(() -> view.accept(soFar));
    }

    /** All of it that is kept. */
    public synchronized String text() {
        return text.toString();
    }
}
