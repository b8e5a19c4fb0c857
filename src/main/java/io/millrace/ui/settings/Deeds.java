package io.millrace.ui.settings;

import io.millrace.MillraceException;
import io.millrace.ui.widgets.LongWork;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What an administrator does on a page, one deed at a time, and how the last one ended. */
final class Deeds {

    private final LongWork work;
    private final String ofCancelled;
    private final ReadOnlyObjectWrapper<Optional<Notice>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    Deeds(Background background, Formats formats) {
        this(background, formats, "");
    }

    /**
     * Nothing is done yet.
     *
     * @param ofCancelled what is to be said of a deed that was cancelled
     */
    Deeds(Background background, Formats formats, String ofCancelled) {
        this.work = new LongWork(background, formats);
        this.ofCancelled = ofCancelled;
    }

    /** The deed under way. */
    LongWork work() {
        return work;
    }

    /** How the last deed ended; empty before the first. */
    ReadOnlyObjectProperty<Optional<Notice>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    void tell(Notice notice) {
        outcome.set(Optional.of(notice));
    }

    /** What was told is of no interest any more. */
    void fallSilent() {
        outcome.set(Optional.empty());
    }

    /**
     * Begins, unless something is under way.
     *
     * @param failed the title of what is told if it fails
     */
    <T> void begin(Function<Run, T> deed, Consumer<T> done, String failed) {
        begin(deed, done, failed, () -> {});
    }

    /**
     * Begins, unless something is under way.
     *
     * @param failed the title of what is told if it fails
     * @param ended called afterwards, however it ended
     */
    <T> void begin(Function<Run, T> deed, Consumer<T> done, String failed, Runnable ended) {
        work.begin(
                deed,
                result -> {
                    done.accept(result);
                    ended.run();
                },
                failure -> {
                    fail(failed, failure);
                    ended.run();
                });
    }

    /** Tells of a failure, unless it was asked for. */
    void fail(String title, MillraceException failure) {
        tell(
                failure.code() == MillraceException.Code.CANCELLED
                        ? new Notice(Mood.NEUTRAL, "Cancelled", ofCancelled)
                        : new Notice(Mood.BAD, title, String.valueOf(failure.getMessage())));
    }
}
