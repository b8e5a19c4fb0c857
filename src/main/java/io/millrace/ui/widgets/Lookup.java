package io.millrace.ui.widgets;

import io.millrace.MillraceException;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.work.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One of very many things, found by typing a part of its name. What is typed searches; what is
 * chosen stays until the text says something else.
 */
public final class Lookup<T> {

    /** Finds the best matches; called in the background. */
    @FunctionalInterface
    public interface Search<T> {
        List<T> find(String text, Run run);
    }

    private final Latest searches;
    private final Search<T> search;
    private final Function<T, String> words;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<T> found = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<T>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * Looks up things.
     *
     * @param words what the field says of the chosen one
     */
    public Lookup(Background background, Search<T> search, Function<T, String> words) {
        this.searches = new Latest(background);
        this.search = search;
        this.words = words;
        text.subscribe((_, typed) -> follow(typed));
    }

    /** What stands in the field. */
    public StringProperty textProperty() {
        return text;
    }

    /** What fits the text, the best first. */
    public ObservableList<T> found() {
        return found;
    }

    /** The chosen one, if the text is its name. */
    public ObjectProperty<Optional<T>> chosenProperty() {
        return chosen;
    }

    public ReadOnlyBooleanProperty searchingProperty() {
        return searches.busyProperty();
    }

    /** Why nothing could be found, in a sentence; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void choose(T thing) {
        searches.forget();
        chosen.set(Optional.of(thing));
        text.set(words.apply(thing));
        found.clear();
    }

    /** Forgets text and choice. */
    public void clear() {
        text.set("");
        found.clear();
    }

    /** Searches once more for what the field says. */
    public void again() {
        String part = text.get();
        searches.submit(run -> search.find(part, run), this::show, this::fail);
    }

    /** Searches again if it could not be done before. */
    public void searchAgain() {
        if (!problem.get().isEmpty() && chosen.get().isEmpty()) {
            problem.set("");
            again();
        }
    }

    private void follow(String typed) {
        if (chosen.get().filter(thing -> words.apply(thing).equals(typed)).isPresent()) {
            return;
        }
        chosen.set(Optional.empty());
        problem.set("");
        if (typed.isBlank()) {
            searches.forget();
            found.clear();
        } else {
            again();
        }
    }

    private void show(List<T> matches) {
        found.setAll(matches);
    }

    private void fail(MillraceException failure) {
        found.clear();
        problem.set(String.valueOf(failure.getMessage()));
    }
}
