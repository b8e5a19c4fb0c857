package io.millrace.ui.ask;

import io.millrace.MillraceException;
import io.millrace.access.QuestionHistory.Asked;
import io.millrace.ui.services.Questions;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What somebody asked before, and finds again. */
public final class HistoryViewModel {

    static final int MOST = 200;

    private final Questions questions;
    private final Latest searches;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Asked> found = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    HistoryViewModel(Questions questions, Background background) {
        this.questions = questions;
        this.searches = new Latest(background);
        text.subscribe((_, _) -> search());
        shown.subscribe((_, isShown) -> {
            if (isShown) {
                search();
            }
        });
    }

    /** Whether somebody looks at it. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** What is looked for; empty for all. */
    public StringProperty textProperty() {
        return text;
    }

    /** The newest first. */
    public ObservableList<Asked> found() {
        return found;
    }

    /** Whether it is being read. */
    public ReadOnlyBooleanProperty busyProperty() {
        return searches.busyProperty();
    }

    /** Why nothing is found, in a sentence; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads it anew. */
    public void search() {
        String part = text.get().strip();
        searches.submit(run -> questions.history().find(part, MOST, run), this::show, this::fail);
    }

    private void show(List<Asked> asked) {
        problem.set("");
        found.setAll(asked);
    }

    private void fail(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
        found.clear();
    }
}
