package io.millrace.ui.widgets;

import io.millrace.MillraceException;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Progress;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Work that a person began, waits for and may cancel; one piece at a time, always heard to its end.
 * Used on the window's thread.
 */
public final class LongWork {

    private final Background background;
    private final ProgressWords words;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private Run run = new Run();

    public LongWork(Background background, Formats formats) {
        this.background = background;
        this.words = new ProgressWords(formats);
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The stage under way with its rows. */
    public ReadOnlyStringProperty stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The part of the stage that is done, 0 to 1, or −1 where nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Begins, unless something is under way. */
    public <T> void begin(
            Function<Run, T> work, Consumer<T> done, Consumer<MillraceException> failed) {
        if (busy.get()) {
            return;
        }
        Run begun = new Run(new Progress(background.window(), this::show));
        run = begun;
        busy.set(true);
        stage.set("Starting");
        progress.set(-1);
        background.submit(
                () -> work.apply(begun),
                result -> {
                    busy.set(false);
                    done.accept(result);
                },
                failure -> {
                    busy.set(false);
                    failed.accept(failure);
                });
    }

    /** Asks the work to stop; it ends with a failure that says so, unless it is done before. */
    public void cancel() {
        if (busy.get()) {
            stage.set("Cancelling");
            progress.set(-1);
            Run cancelled = run;
            background.submit(
                    () -> {
                        cancelled.cancel();
                        return true;
                    },
                    _ -> {},
                    failure -> stage.set(String.valueOf(failure.getMessage())));
        }
    }

    private void show(Progress.Position position) {
        if (busy.get() && !run.isCancelled()) {
            stage.set(words.of(position));
            progress.set(ProgressWords.part(position));
        }
    }
}
