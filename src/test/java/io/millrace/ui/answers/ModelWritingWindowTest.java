package io.millrace.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import io.millrace.config.ModelSettings;
import io.millrace.db.Databases;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wants to see what a model writes opens it on the card, and can stop it at any time. */
class ModelWritingWindowTest {

    private static final String NAME = "coder:7b";
    private static final String REPLY =
            "{\"reply\": \"unknown\", \"why\": \"%s\"}".formatted("so ".repeat(100));
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Of a model that is given time. */
    private static ModelSettings settings(String url) {
        return new ModelSettings(
                ModelSettings.Provider.OLLAMA,
                URI.create(url),
                NAME,
                "",
                16_384,
                new ModelSettings.Patience(LONG, LONG, LONG),
                false,
                null);
    }

    @Test
    void theWordsOfTheModelAreSeenAsTheyComeAndItCanBeStopped(@TempDir Path home)
            throws IOException, SQLException {
        try (Databases databases = SampleWarehouse.of(home);
                FakeOllama ollama =
                        FakeOllama.start()
                                .install(new FakeModel(NAME, 32_768, "completion"))
                                .reply(FakeReply.saying(REPLY).pausing(Duration.ofMillis(300)));
                AnswerWindow window =
                        new AnswerWindow(databases.warehouse(), settings(ollama.url()), home)) {
            window.ask("did the cosmic dough roll in");
            AnswerWindow.until(
                    () -> window.texts(".listen").equals(List.of("What the model writes")));
            assertEquals(List.of(), window.words());
            window.press("What the model writes");
            AnswerWindow.until(() -> window.words().stream().anyMatch(said -> said.length() > 8));
            String soFar = window.words().getFirst();
            assertTrue(REPLY.startsWith(soFar), soFar);
            assertTrue(
                    window.texts(".turn-asking .card-note").getFirst().startsWith("Listening to"));

            window.press("Cancel");
            AnswerWindow.until(
                    () -> window.texts(".listen").equals(List.of("What the model wrote")));
            assertTrue(REPLY.startsWith(window.words().getFirst()));
            assertTrue(window.words().getFirst().length() < REPLY.length(), "it was stopped");
        }
    }
}
