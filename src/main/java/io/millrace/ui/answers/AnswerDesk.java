package io.millrace.ui.answers;

import io.millrace.ui.ask.AskController;
import io.millrace.ui.ask.AskViewModel;
import io.millrace.ui.ask.SaveDialog;
import io.millrace.ui.saved.SavedCard;
import io.millrace.ui.saved.SavedController;
import io.millrace.ui.saved.SavedViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.screen.Shortcut;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What somebody sees who asks the warehouse. */
public final class AnswerDesk {

    private final AskViewModel ask;
    private final SavedViewModel saved;
    private final Screen askScreen;
    private final Consumer<Screen> open;
    private final List<Screen> screens;
    private SaveDialog dialog = SaveDialog.ofSystem();

    /**
     * Builds the screens; asks nothing yet.
     *
     * @param open shows one of them
     */
    public AnswerDesk(
            Questions questions, Background background, Formats formats, Consumer<Screen> open) {
        this.open = open;
        ask = new AskViewModel(questions, background, formats);
        saved = new SavedViewModel(questions, background, formats);
        askScreen = askScreen(questions);
        screens = List.of(askScreen, savedScreen());
    }

    private void learn() {
        ask.learn();
        ask.languageModel().look();
    }

    private Screen savedScreen() {
        return Screen.plain(
                        "Saved",
                        Feather.BOOKMARK,
                        () -> Fxml.load(new SavedController(saved, this::goOn)),
                        saved.captionProperty(),
                        () -> {},
                        saved::refresh)
                .withShortcuts(
                        Shortcut.of("Alt+Left", "Put the card a place earlier"),
                        Shortcut.of("Alt+Right", "Put the card a place later"));
    }

    private void askAnew(String question) {
        ask.askAnew(question);
        open.accept(askScreen);
    }

    private void goOn(SavedCard card) {
        ask.open(card.title(), card.query());
        open.accept(askScreen);
    }

    private Screen askScreen(Questions questions) {
        ToggleButton history = new ToggleButton("History", new FontIcon(Feather.CLOCK));
        history.setMinWidth(Region.USE_PREF_SIZE);
        history.selectedProperty().bindBidirectional(ask.history().shownProperty());
        return new Screen(
                        "Ask",
                        Feather.MESSAGE_CIRCLE,
                        () -> Fxml.load(new AskController(ask, saved, dialog)),
                        history,
                        new SimpleStringProperty(
                                "Questions in plain English, each answer with its proof"),
                        this::learn,
                        this::learn)
                .withShortcuts(
                        Shortcut.of("Enter", "Ask what stands in the box"),
                        Shortcut.of("Tab", "Take the first offer"),
                        Shortcut.of("Down", "Show what was asked before"))
                .withFinders(
                        new SavedFinder(saved.cards(), this::goOn),
                        new QuestionFinder(questions.history(), this::askAnew),
                        new SuggestionFinder("To begin with", ask::starters, this::askAnew),
                        new SuggestionFinder(
                                "Verified question", questions::verified, this::askAnew),
                        new TextFinder(this::askAnew));
    }

    /** In the order of the navigation. */
    public List<Screen> screens() {
        return screens;
    }

    public AskViewModel ask() {
        return ask;
    }

    public SavedViewModel saved() {
        return saved;
    }

    /** Reads what was kept. */
    public void load() {
        saved.load();
        ask.languageModel().look();
    }

    /** Looks after what was away. */
    public void glance() {
        ask.languageModel().glance();
    }

    /** The warehouse may hold something new. */
    public void refresh() {
        ask.learn();
        saved.refresh();
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        ask.onNotice(listener);
        saved.onNotice(listener);
    }

    /** Asks where to save answers in another way than the system does. */
    public void saveWith(SaveDialog other) {
        dialog = other;
    }

    /** Holds while nothing is being asked. */
    public ObservableValue<Boolean> settled() {
        return ask.busyProperty()
                .or(ask.history().busyProperty())
                .or(ask.languageModel().busyProperty())
                .or(saved.busyProperty())
                .not();
    }

    /** Stops what is under way; the window closes. */
    public void close() {
        ask.close();
        saved.close();
    }
}
