package io.millrace.ui.tour;

import io.millrace.ask.Answer;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.ui.ask.AskViewModel;
import io.millrace.ui.ask.Turn;
import io.millrace.ui.saved.Alert;
import io.millrace.ui.saved.SavedCard;
import io.millrace.ui.saved.SavedViewModel;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ToggleButton;

/** Questions and their answers, as somebody sees them who asks the warehouse. */
final class AnswerTour {

    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    private final Shell shell;
    private final Camera camera;
    private final String role;
    private final int first;
    private final AskViewModel ask;
    private final SavedViewModel kept;
    private final List<SavedCard> pinned = new ArrayList<>();
    private final List<Path> pictures = new ArrayList<>();

    /**
     * Plays on a window.
     *
     * @param first the place of the first of these screens in the navigation
     */
    AnswerTour(Shell shell, Camera camera, String role, int first) {
        this.shell = shell;
        this.camera = camera;
        this.role = role;
        this.first = first;
        this.ask = shell.answers().ask();
        this.kept = shell.answers().saved();
    }

    List<Path> play() throws IOException {
        Toolkit.run(() -> shell.open(first));
        take("ask");
        Toolkit.run(ask.languageModel()::hideNotice);
        consent();
        int number = 1;
        for (String starter : ask.starters()) {
            Toolkit.run(ask::clear);
            asked(starter);
            take("ask-" + number++);
            pin();
        }
        conversation();
        saved();
        return pictures;
    }

    /**
     * Where the settings name a model on another machine, nobody has said yet that it may be asked.
     */
    private void consent() throws IOException {
        if (ask.languageModel().consentProperty().get() == ModelConsent.State.MISSING) {
            asked("did the cosmic dough roll in");
            take("ask-consent");
        }
    }

    private void pin() {
        Toolkit.run(() -> {
            Turn turn = newest();
            Answer answer = turn.answerProperty().get().orElseThrow();
            SemanticQuery query = turn.query().orElseThrow();
            if (!kept.has(query)) {
                kept.pin(turn.title(), query, answer, answer.chart().kind());
                pinned.add(kept.cards().getLast());
            }
        });
    }

    /** What was pinned for the pictures is not there afterwards. */
    private void saved() throws IOException {
        Toolkit.run(() -> {
            pinned.stream().findFirst().ifPresent(this::watch);
            shell.open(first + 1);
        });
        take("saved");
        Toolkit.run(() -> pinned.forEach(kept::remove));
        if (kept.cards().isEmpty()) {
            take("saved-empty");
        }
    }

    private void watch(SavedCard card) {
        Answer answer = card.answerProperty().get().orElseThrow();
        Column figure = Alert.watchable(answer).getFirst();
        kept.watch(card, Optional.of(new Alert(figure.name(), true, BigDecimal.ONE)));
    }

    private void conversation() throws IOException {
        Toolkit.run(ask::clear);
        asked("best region");
        take("ask-which");
        Toolkit.run(ask::clear);
        asked("sales by region this year");
        asked("only Furniture");
        Toolkit.run(() -> {
            newest().asTableProperty().set(true);
            shell.scene().getRoot().lookupAll(".disclosure").stream()
                    .map(ToggleButton.class::cast)
                    .forEach(button -> button.setSelected(true));
        });
        take("ask-proof");
        Toolkit.run(() -> {
            ask.clear();
            ask.history().shownProperty().set(true);
        });
        asked("top 5 customers by profit in each region this year");
        take("ask-history");
        Toolkit.run(() -> {
            ask.history().shownProperty().set(false);
            ask.clear();
        });
    }

    private Turn newest() {
        return ask.turns().getLast();
    }

    private void asked(String question) {
        Toolkit.run(() -> {
            ask.textProperty().set(question);
            ask.ask();
        });
        Toolkit.await(shell.answers().settled(), TO_ANSWER);
    }

    private void take(String name) throws IOException {
        pictures.addAll(
                camera.takeInBothSizes(shell.scene(), shell.themeProperty(), role + "-" + name));
    }
}
