package io.millrace.ui.work;

import io.millrace.MillraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a person's unfinished work as it changes, in the background: the newest counts, one is
 * written after the other. Used on the window's thread.
 */
public final class NoteKeeper<T> {

    private final NoteFile<T> file;
    private final Background background;
    private final Consumer<MillraceException> failed;
    private Optional<Runnable> waiting = Optional.empty();
    private Optional<Runnable> newest = Optional.empty();
    private List<Runnable> whenKept = new ArrayList<>();
    private boolean writing;
    private final Object turns = new Object();
    private long wanted;
    private long done;

    /**
     * Keeps work in a file.
     *
     * @param failed called if it cannot be written
     */
    public NoteKeeper(NoteFile<T> file, Background background, Consumer<MillraceException> failed) {
        this.file = file;
        this.background = background;
        this.failed = failed;
    }

    /** What was kept when the program ended last; on the calling thread, since it is small. */
    public Optional<T> kept() {
        return file.read();
    }

    public void keep(T note) {
        want(() -> file.write(note));
    }

    /** The work is finished: forgets it. */
    public void forget() {
        want(file::delete);
    }

    /** Calls back once what was handed over before is on the disk, or could not be written. */
    public void whenKept(Runnable then) {
        if (writing) {
            whenKept.add(then);
        } else {
            then.run();
        }
    }

    /** Writes what is not on the disk yet, now: the window closes. */
    public void close() {
        newest.ifPresent(Runnable::run);
        waiting = Optional.empty();
    }

    private void want(Runnable work) {
        long number = ++wanted;
        waiting = Optional.of(() -> inTurn(number, work));
        newest = waiting;
        if (!writing) {
            next();
        }
    }

    /** What was wanted earlier, and comes later, is out of date. */
    private void inTurn(long number, Runnable work) {
        synchronized (turns) {
            if (number > done) {
                work.run();
                done = number;
            }
        }
    }

    private void next() {
        if (waiting.isEmpty()) {
            List<Runnable> told = whenKept;
            whenKept = new ArrayList<>();
            told.forEach(Runnable::run);
            return;
        }
        Runnable work = waiting.get();
        waiting = Optional.empty();
        writing = true;
        background.submit(
                () -> {
                    work.run();
                    return true;
                },
                _ -> goOn(),
                failure -> {
                    failed.accept(failure);
                    goOn();
                });
    }

    private void goOn() {
        writing = false;
        next();
    }
}
