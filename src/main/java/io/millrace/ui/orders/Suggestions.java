package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.work.Run;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;

/**
 * What the shop knows and a form fills in by itself. What it could not be asked while it was away
 * is asked again when it is back, unless somebody has filled it in by then.
 */
final class Suggestions {

    private final Background background;
    private final StringProperty problem;
    private final Map<Object, Latest> asking = new HashMap<>();
    private final Map<Object, Runnable> unanswered = new LinkedHashMap<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private String complaint = "";

    /**
     * Asks nothing yet.
     *
     * @param problem says why the shop could not be asked, until it was
     */
    Suggestions(Background background, StringProperty problem) {
        this.background = background;
        this.problem = problem;
    }

    /** Holds while an answer is being waited for. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Asks; a newer question about the same thing takes its place.
     *
     * @param about the part of the form
     * @param isWanted whether an answer that comes late is still of use
     */
    <T> void ask(
            Object about, Function<Run, T> question, Consumer<T> take, BooleanSupplier isWanted) {
        unanswered.remove(about);
        asking.computeIfAbsent(about, _ -> latest())
                .submit(
                        question,
                        answer -> {
                            take.accept(answer);
                            fallSilent();
                        },
                        failure -> {
                            unanswered.put(
                                    about,
                                    () -> {
                                        if (isWanted.getAsBoolean()) {
                                            ask(about, question, take, isWanted);
                                        }
                                    });
                            complain(failure);
                        });
    }

    private Latest latest() {
        Latest latest = new Latest(background);
        latest.busyProperty().subscribe(this::count);
        return latest;
    }

    private void count() {
        busy.set(asking.values().stream().anyMatch(each -> each.busyProperty().get()));
    }

    /** Asks what was not answered. */
    void again() {
        List<Runnable> again = List.copyOf(unanswered.values());
        unanswered.clear();
        again.forEach(Runnable::run);
        if (!busy.get()) {
            fallSilent();
        }
    }

    /** The form begins anew. */
    void forget() {
        unanswered.clear();
        asking.values().forEach(Latest::forget);
        asking.clear();
        busy.set(false);
    }

    /** Unless something else is wrong, which is said already. */
    private void complain(MillraceException failure) {
        if (problem.get().isEmpty()) {
            complaint = String.valueOf(failure.getMessage());
            problem.set(complaint);
        }
    }

    /** What the problem says from now on is not about suggestions, whatever the words. */
    void makeWay() {
        complaint = "";
    }

    private void fallSilent() {
        if (unanswered.isEmpty() && !complaint.isEmpty() && problem.get().equals(complaint)) {
            problem.set("");
        }
    }
}
