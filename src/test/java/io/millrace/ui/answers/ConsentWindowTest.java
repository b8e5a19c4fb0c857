package io.millrace.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.FeedbackLog;
import io.millrace.access.Role;
import io.millrace.ask.Analyst;
import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.model.FakeOpenAi;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.config.ModelSettings;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.ui.services.LanguageModel;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before a question leaves the machine, its card says what goes where, and waits for a word. */
class ConsentWindowTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BEYOND = "did the cosmic dough roll in";

    private Databases databases;
    private FakeOpenAi server;
    private Background background;
    private AnswerDesk desk;
    private Stage stage;

    @TempDir private Path home;

    @BeforeEach
    void open() throws SQLException, IOException {
        databases = SampleWarehouse.of(home);
        server =
                FakeOpenAi.start()
                        .saying(
                                "{\"reply\": \"query\", \"query\": %s}"
                                        .formatted(
                                                QueryJson.text(
                                                        Breakdown.of(new Measure.Named("sales")))));
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        desk =
                Toolkit.call(() ->
                        new AnswerDesk(
                                questions(server.remote()),
                                background,
                                new Formats(Locale.ENGLISH, null),
                                _ -> {}));
        stage = Toolkit.call(this::shown);
    }

    private Stage shown() {
        Stage opened = new Stage();
        Parent view = (Parent) desk.screens().getFirst().view().get();
        opened.setScene(new Scene(view, 980, 860));
        Theme.LIGHT.dress(opened.getScene());
        opened.show();
        desk.load();
        return opened;
    }

    private Questions questions(ModelSettings settings) {
        Database mart = databases.warehouse();
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

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            desk.close();
            stage.hide();
        });
        background.close();
        server.close();
        databases.close();
    }

    @Test
    void theQuestionWaitsForAWordAndGoesOnByItself() throws SQLException {
        until(() -> texts(".model-line .card-note").contains(waiting()));
        ask(BEYOND);
        until(() -> !texts(".turn .consent-text").isEmpty());
        String said = texts(".turn .consent-text").getFirst();
        assertTrue(said.contains("http://0.0.0.0:"), said);
        assertTrue(said.contains("the names of tables, columns"), said);
        assertTrue(said.contains("No row"), said);
        assertEquals(List.of(), server.bodies());

        press("Yes, they may");
        until(() ->
                texts(".turn-message").stream()
                        .anyMatch(text -> text.contains("A model read this question.")));
        assertEquals(List.of(), texts(".turn .consent-text"));
        assertEquals(1, chats());

        press("Change");
        press("No, keep them here");
        until(() ->
                texts(".model-line .card-note")
                        .contains("No question goes to 0.0.0.0, as you decided."));
        ask(BEYOND + " at all");
        until(() -> texts(".turn-message").size() == 2);
        assertTrue(texts(".turn-message").getLast().contains("have not allowed"));
        assertEquals(1, chats());
        assertEquals(List.of("model allowed", "model declined"), choices());
    }

    private static String waiting() {
        return "No question goes to 0.0.0.0 before you allow it.";
    }

    private long chats() {
        return server.bodies().stream().filter(body -> body.has("messages")).count();
    }

    private List<String> choices() throws SQLException {
        try (Connection warehouse = databases.warehouse().connect()) {
            return new Sql(warehouse, new Run())
                    .list(
                            "SELECT event FROM audit_record WHERE event LIKE 'model %' ORDER BY record_id",
                            row -> row.getString(1));
        }
    }

    private void ask(String question) {
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

    private void press(String text) {
        Toolkit.run(() ->
                shown(".button, .hyperlink")
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
                                .filter(ConsentWindowTest::isShown));
    }

    private List<String> texts(String selector) {
        return Toolkit.call(
                () -> shown(selector).map(Labeled.class::cast).map(Labeled::getText).toList());
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static void until(BooleanSupplier condition) {
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
