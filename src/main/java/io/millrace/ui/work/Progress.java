package io.millrace.ui.work;

import io.millrace.work.Run;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a run's progress to the window's thread: always the newest, and never more than one at a
 * time, so that fast work cannot flood the window.
 */
public final class Progress implements Run.Listener {

    /**
     * Where a run is.
     *
     * @param total expected rows, or −1 where nobody knows
     */
    public record Position(String stage, long rows, long total) {}

    private final AtomicReference<@Nullable Position> waiting = new AtomicReference<>();
    private final Executor window;
    private final Consumer<Position> view;

    public Progress(Executor window, Consumer<Position> view) {
        this.window = window;
        this.view = view;
    }

    @Override
    public void started(String stage) {
        show(new Position(stage, 0, -1));
    }

    @Override
    public void progressed(String stage, long rows, long total) {
        show(new Position(stage, rows, total));
    }

    private void show(Position position) {
        if (waiting.getAndSet(position) == null) {
            window.execute(this::deliver);
        }
    }

    private void deliver() {
        Position position = waiting.getAndSet(null);
        if (position != null) {
            view.accept(position);
        }
    }
}
