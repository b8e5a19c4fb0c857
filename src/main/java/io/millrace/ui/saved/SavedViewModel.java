package io.millrace.ui.saved;

import io.millrace.MillraceException;
import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ask.chart.Chart;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.ui.charts.CellWords;
import io.millrace.ui.saved.Pin.Board;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.ui.work.NoteFile;
import io.millrace.ui.work.NoteKeeper;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The answers that a person keeps: asked again after each sync, one after the other. */
public final class SavedViewModel {

    private final Questions questions;
    private final Background background;
    private final Formats formats;
    private final CellWords words;
    private final NoteKeeper<Board> keeper;
    private final Latest asking;
    private final ObservableList<SavedCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final List<Consumer<Notice>> listeners = new ArrayList<>();
    private final List<Pin> unreadable = new ArrayList<>();
    private boolean isLoading;
    private boolean isRead;

    /** Keeps answers in a file among the person's notes; reads nothing yet. */
    public SavedViewModel(Questions questions, Background background, Formats formats) {
        this.questions = questions;
        this.background = background;
        this.formats = formats;
        this.words = new CellWords(formats);
        this.asking = new Latest(background);
        keeper =
                new NoteKeeper<>(
                        new NoteFile<>(
                                questions.notes().resolve("saved.json"),
                                Board.class,
                                "The list of your saved answers"),
                        background,
                        failure -> tell(Mood.BAD, "Not saved", sentence(failure)));
        count();
    }

    /** In the order in which they are shown. */
    public ObservableList<SavedCard> cards() {
        return cards;
    }

    /** Whether answers are on their way. */
    public ReadOnlyBooleanProperty busyProperty() {
        return asking.busyProperty();
    }

    /** Whether what was kept is there. */
    boolean isRead() {
        return isRead;
    }

    /** How many there are. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        listeners.add(listener);
    }

    /** Reads what was kept, once, and asks it anew. */
    public void load() {
        if (isLoading || isRead) {
            return;
        }
        isLoading = true;
        background.submit(
                () -> keeper.kept().map(Board::pins).orElse(List.of()),
                this::show,
                failure -> {
                    tell(Mood.BAD, "Saved answers not read", sentence(failure));
                    show(List.of());
                });
    }

    private void show(List<Pin> pins) {
        List<SavedCard> newer = List.copyOf(cards);
        List<SavedCard> read = new ArrayList<>();
        for (Pin pin : pins) {
            try {
                read.add(new SavedCard(pin, questions.read(pin.query()), words));
            } catch (MillraceException failure) {
                unreadable.add(pin);
                tell(
                        Mood.WARNING,
                        "A saved answer cannot be shown",
                        "\"%s\" makes no sense here any more: %s"
                                .formatted(pin.title(), sentence(failure)));
            }
        }
        read.addAll(newer);
        cards.setAll(read);
        isLoading = false;
        isRead = true;
        if (newer.isEmpty()) {
            count();
        } else {
            keep();
        }
        refresh();
    }

    /** Keeps an answer in sight, as it is drawn. */
    public void pin(String title, SemanticQuery query, Answer answer, Chart.Kind kind) {
        SavedCard card =
                new SavedCard(
                        new Pin(title, questions.text(query), kind, null, false), query, words);
        var _ = card.take(answer);
        cards.add(card);
        keep();
        tell(
                Mood.GOOD,
                "Pinned to Saved",
                "\"%s\" is asked again after each sync.".formatted(title));
    }

    /** Whether a question is kept already. */
    public boolean has(SemanticQuery query) {
        return cards.stream().anyMatch(card -> card.query().equals(query));
    }

    public void remove(SavedCard card) {
        cards.remove(card);
        keep();
    }

    /** Puts a card so many places further; at an end it stays there. */
    public void move(SavedCard card, int places) {
        place(card, cards.indexOf(card) + places);
    }

    /** Puts a card where another one is, which makes room. */
    public void place(SavedCard card, int index) {
        int from = cards.indexOf(card);
        int to = Math.clamp(index, 0, cards.size() - 1);
        if (from >= 0 && from != to) {
            cards.remove(from);
            cards.add(to, card);
            keep();
        }
    }

    /** Tells when a threshold is crossed, now and after each sync. */
    public void watch(SavedCard card, Optional<Alert> alert) {
        card.watch(alert).ifPresent(beyond -> warn(card, beyond));
        keep();
    }

    /** Asks all of them anew. */
    public void refresh() {
        List<SavedCard> asked = List.copyOf(cards);
        if (!asked.isEmpty()) {
            asking.submit(run -> ask(asked, run), _ -> keep(), _ -> {});
        }
    }

    private boolean ask(List<SavedCard> asked, Run run) {
        for (SavedCard card : asked) {
            run.check();
            try {
                Answer answer = questions.refresh(card.title(), card.query(), run);
                background.window().execute(() -> take(card, answer));
            } catch (MillraceException failure) {
                run.check();
                background.window().execute(() -> card.fail(sentence(failure)));
            }
        }
        return true;
    }

    private void take(SavedCard card, Answer answer) {
        if (answer.outcome() == Outcome.ERROR) {
            card.fail(answer.message());
        } else {
            card.take(answer).ifPresent(beyond -> warn(card, beyond));
        }
    }

    private void warn(SavedCard card, String beyond) {
        tell(Mood.WARNING, card.title(), beyond);
    }

    /** Stops what is under way, and writes what waits. */
    public void close() {
        asking.forget();
        keeper.close();
    }

    private void keep() {
        count();
        // Before the file was read, writing would lose what is in it.
        if (isRead) {
            List<Pin> pins = new ArrayList<>(SavedCard.pins(cards));
            pins.addAll(unreadable);
            keeper.keep(new Board(pins));
        }
    }

    private void count() {
        caption.set(
                cards.isEmpty()
                        ? "Answers that you pin appear here"
                        : "%s, asked again after each sync"
                                .formatted(
                                        cards.size() == 1
                                                ? "1 answer"
                                                : formats.count(cards.size()) + " answers"));
    }

    private void tell(Mood mood, String title, String text) {
        Notice notice = new Notice(mood, title, text);
        listeners.forEach(listener -> listener.accept(notice));
    }

    private static String sentence(MillraceException failure) {
        return String.valueOf(failure.getMessage());
    }
}
