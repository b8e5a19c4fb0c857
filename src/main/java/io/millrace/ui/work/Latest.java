package io.millrace.ui.work;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * One question at a time, such as the figures for a filter: a newer one cancels the older, of which
 * nothing is heard any more. Used on the window's thread.
 */
public final class Latest {

    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Run newest = new Run();

    public Latest(Background background) {
        this.background = background;
    }

    /** Whether an answer is being waited for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Does the work with a run of its own, unless something newer comes. */
    public <T> void submit(
            Function<Run, T> work, Consumer<T> done, Consumer<MillraceException> failed) {
        submit((run, _) -> work.apply(run), done, failed);
    }

    /**
     * Does work whose outcome comes piece by piece.
     *
     * @param work hands over what the window is to do with each piece as soon as it is there
     */
    public <T> void submit(
            BiFunction<Run, Consumer<Runnable>, T> work,
            Consumer<T> done,
            Consumer<MillraceException> failed) {
        abandon();
        Run run = newest;
        busy.set(true);
        background.submit(
                () -> work.apply(run, piece -> tell(run, piece)),
                result -> {
                    if (run == newest) {
                        busy.set(false);
                        done.accept(result);
                    }
                },
                failure -> {
                    if (run == newest) {
                        busy.set(false);
                        failed.accept(failure);
                    }
                });
    }

    private void tell(Run run, Runnable piece) {
        background.tell(() -> {
            if (run == newest) {
                piece.run();
            }
        });
    }

    /** Cancels what is under way. */
    public void forget() {
        abandon();
        busy.set(false);
    }

    private void abandon() {
        Run older = newest;
        newest = new Run();
        // Asking a server to stop a statement takes a connection, so it happens in the background.
        background.submit(older::cancel);
    }
}
