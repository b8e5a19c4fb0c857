package io.millrace.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.model.FakeOpenAi;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before a question leaves the machine, its card says what goes where, and waits for a word. */
class ConsentWindowTest {

    private static final String BEYOND = "did the cosmic dough roll in";

    private Databases databases;
    private FakeOpenAi server;
    private AnswerWindow window;

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
        window = new AnswerWindow(databases.warehouse(), server.remote(), home);
    }

    @AfterEach
    void close() {
        window.close();
        server.close();
        databases.close();
    }

    @Test
    void theQuestionWaitsForAWordAndGoesOnByItself() throws SQLException {
        AnswerWindow.until(() -> window.texts(".model-line .card-note").contains(waiting()));
        window.ask(BEYOND);
        AnswerWindow.until(() -> !window.texts(".turn .consent-text").isEmpty());
        String said = window.texts(".turn .consent-text").getFirst();
        assertTrue(said.contains("http://0.0.0.0:"), said);
        assertTrue(said.contains("the names of tables, columns"), said);
        assertTrue(said.contains("No row"), said);
        assertEquals(List.of(), server.bodies());

        window.press("Yes, they may");
        AnswerWindow.until(() ->
                window.texts(".turn-message").stream()
                        .anyMatch(text -> text.contains("A model read this question.")));
        assertEquals(List.of(), window.texts(".turn .consent-text"));
        assertEquals(1, chats());

        window.press("Change");
        window.press("No, keep them here");
        AnswerWindow.until(() ->
                window.texts(".model-line .card-note")
                        .contains("No question goes to 0.0.0.0, as you decided."));
        window.ask(BEYOND + " at all");
        AnswerWindow.until(() -> window.texts(".turn-message").size() == 2);
        assertTrue(window.texts(".turn-message").getLast().contains("have not allowed"));
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
}
