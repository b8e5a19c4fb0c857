package io.millrace.ui.answers;

import io.millrace.access.FeedbackLog;
import io.millrace.access.Role;
import io.millrace.ask.Analyst;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.config.ModelSettings;
import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.LanguageModel;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** The screen on which somebody asks, in a window of its own, with eyes and hands at it. */
final class AnswerWindow implements AutoCloseable {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Background background;
    private final AnswerDesk desk;
    private final Stage stage;

    /**
     * Opens it.
     *
     * @param model which may be asked
     */
    AnswerWindow(Database mart, ModelSettings model, Path home) {
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        desk =
                Toolkit.call(() ->
                        new AnswerDesk(
                                questions(mart, model, home),
                                background,
                                new Formats(Locale.ENGLISH, null),
                                _ -> {}));
        stage = Toolkit.call(this::opened);
    }

    private Stage opened() {
        Stage opened = new Stage();
        Parent view = (Parent) desk.screens().getFirst().view().get();
        opened.setScene(new Scene(view, 980, 860));
        Theme.LIGHT.dress(opened.getScene());
        opened.show();
        desk.load();
        return opened;
    }

    private static Questions questions(Database mart, ModelSettings settings, Path home) {
        ModelConsent consent = new ModelConsent(settings, home, "someone", new FeedbackLog(mart));
        ModelAccess access =
                new ModelAccess(settings, MODEL, MaskingPolicy.shipped(), List.of(), consent, home);
        return new Questions(
                new Analyst(mart, MODEL, new Formats(Locale.ENGLISH, null), access::reader),
                MODEL,
                mart,
                Role.MANAGER,
                home,
                Optional.of(new LanguageModel(settings, consent)));
    }

    @Override
    public void close() {
        Toolkit.run(() -> {
            desk.close();
            stage.hide();
        });
        background.close();
    }

    void ask(String question) {
        Toolkit.run(() -> {
            TextField box = (TextField) stage.getScene().lookup(".question-box");
            box.requestFocus();
            box.setText(question);
            Robot robot = new Robot();
            for (KeyCode key : List.of(KeyCode.ESCAPE, KeyCode.ENTER)) {
                robot.keyPress(key);
                robot.keyRelease(key);
            }
        });
    }

    void press(String text) {
        Toolkit.run(() ->
                shown(".button, .hyperlink, .toggle-button")
                        .filter(node -> ((Labeled) node).getText().equals(text))
                        .map(ButtonBase.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private Stream<Node> shown(String selectors) {
        return Stream.of(selectors.split(", "))
                .flatMap(selector ->
                        stage.getScene().getRoot().lookupAll(selector).stream()
                                .filter(AnswerWindow::isShown));
    }

    List<String> texts(String selector) {
        return Toolkit.call(
                () -> shown(selector).map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    /** What a model writes, where somebody opened it. */
    List<String> words() {
        return Toolkit.call(() ->
                shown(".turn > .turn-evidence > .sql")
                        .map(TextArea.class::cast)
                        .map(TextArea::getText)
                        .toList());
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain");
            }
            Toolkit.run(() -> {});
            Thread.onSpinWait();
        }
    }
}
