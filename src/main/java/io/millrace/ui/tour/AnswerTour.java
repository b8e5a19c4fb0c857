package io.millrace.ui.tour;

import io.millrace.ui.ask.AskViewModel;
import io.millrace.ui.ask.Turn;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;

/** Questions and their answers, as somebody sees them who asks the warehouse. */
final class AnswerTour {

    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    private final Shell shell;
    private final Camera camera;
    private final String role;
    private final int first;
    private final AskViewModel ask;
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
    }

    List<Path> play() throws IOException {
        Toolkit.run(() -> shell.open(first));
        take("ask");
        int number = 1;
        for (String starter : ask.starters()) {
            Toolkit.run(ask::clear);
            asked(starter);
            take("ask-" + number++);
        }
        conversation();
        return pictures;
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
        Toolkit.run(ask::clear);
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
