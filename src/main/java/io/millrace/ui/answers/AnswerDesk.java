package io.millrace.ui.answers;

import io.millrace.ui.ask.AskController;
import io.millrace.ui.ask.AskViewModel;
import io.millrace.ui.ask.SaveDialog;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** What somebody sees who asks the warehouse. */
public final class AnswerDesk {

    private final AskViewModel ask;
    private final List<Screen> screens;
    private SaveDialog dialog = SaveDialog.ofSystem();

    /** Builds the screens; asks nothing yet. */
    public AnswerDesk(Questions questions, Background background, Formats formats) {
        ask = new AskViewModel(questions, background, formats);
        screens = List.of(askScreen());
    }

    private Screen askScreen() {
        return Screen.plain(
                "Ask",
                Feather.MESSAGE_CIRCLE,
                () -> Fxml.load(new AskController(ask, dialog)),
                new SimpleStringProperty("Questions in plain English, each answer with its proof"),
                ask::learn,
                ask::learn);
    }

    /** In the order of the navigation. */
    public List<Screen> screens() {
        return screens;
    }

    public AskViewModel ask() {
        return ask;
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        ask.onNotice(listener);
    }

    /** Asks where to save answers in another way than the system does. */
    public void saveWith(SaveDialog other) {
        dialog = other;
    }

    /** Holds while nothing is being asked. */
    public ObservableValue<Boolean> settled() {
        return ask.busyProperty().not();
    }

    /** Stops what is under way; the window closes. */
    public void close() {
        ask.cancel();
    }
}
