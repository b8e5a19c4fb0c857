package io.millrace.ui.catalog;

import io.millrace.MillraceException;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A list to search, and a card for the one that is chosen or added.
 *
 * @param <T> a row of the list
 */
abstract class CardViewModel<T> {

    static final int MOST_ROWS = 200;

    /** What the card is for. */
    enum Mode {
        NOTHING,
        NEW,
        CHANGE
    }

    private final Background background;
    private final Latest searches;
    private final Latest opening;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<T> found = FXCollections.observableArrayList();
    private final ObservableList<Past> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NOTHING);
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final List<Consumer<Notice>> notices = new ArrayList<>();

    CardViewModel(Background background) {
        this.background = background;
        searches = new Latest(background);
        opening = new Latest(background);
        text.subscribe((_, _) -> search());
    }

    /** Finds rows by what is typed; in the background. */
    abstract List<T> find(String part, Run run);

    /** Reads all that the card shows of one; in the background. */
    abstract Runnable read(T row, Run run);

    /** Empties the card for a new one. */
    abstract void blank();

    /** Whether all that is needed is typed and right. */
    abstract boolean isComplete();

    /** What storing the card means; called on the window's thread, works in the background. */
    abstract Supplier<T> storing();

    /** What the stored one is called. */
    abstract String nameOf(T row);

    /** What the list is searched for. */
    public StringProperty textProperty() {
        return text;
    }

    public ObservableList<T> found() {
        return found;
    }

    ObservableList<Past> history() {
        return history;
    }

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    BooleanProperty triedProperty() {
        return tried;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether anything is being read or written. */
    public BooleanBinding unsettledBinding() {
        return busy.or(searches.busyProperty()).or(opening.busyProperty());
    }

    /** Why something was not done; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        notices.add(listener);
    }

    /** Searches once more for what is typed. */
    public void search() {
        String part = text.get();
        searches.submit(run -> find(part, run), found::setAll, this::complain);
    }

    /** Shows one of the list on the card. */
    public void open(T row) {
        problem.set("");
        opening.submit(
                run -> read(row, run),
                show -> {
                    tried.set(false);
                    show.run();
                    mode.set(Mode.CHANGE);
                },
                this::complain);
    }

    /** Begins with a new one. */
    public void beginNew() {
        opening.forget();
        problem.set("");
        tried.set(false);
        history.clear();
        blank();
        mode.set(Mode.NEW);
    }

    /** Stores the card. */
    public void save() {
        if (busy.get() || mode.get() == Mode.NOTHING) {
            return;
        }
        tried.set(true);
        if (!isComplete()) {
            problem.set("Something is missing or wrong; it is marked beside its field.");
            return;
        }
        problem.set("");
        busy.set(true);
        background.submit(storing(), this::done, this::fail);
    }

    private void done(T row) {
        busy.set(false);
        Notice notice = new Notice(Mood.GOOD, nameOf(row) + " is saved", "");
        notices.forEach(listener -> listener.accept(notice));
        search();
        open(row);
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        complain(failure);
    }

    private void complain(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
    }

    static <T> T present(Optional<T> found, String what) {
        return found.orElseThrow(() ->
                new MillraceException(
                        MillraceException.Code.BAD_DATA, what + " is not there any more."));
    }
}
