package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace ask} with a model, and what becomes of answers that people call right. */
class AskModelTest {

    private static final String NAME = "coder:7b";
    private static final String OTHER = "other:1b";
    private static final String BEYOND = "did the cosmic dough roll in across the territories";

    private static final String BY_REGION =
            "{\"reply\": \"query\", \"query\": %s}"
                    .formatted(
                            QueryJson.text(
                                    Breakdown.of(new Measure.Named("sales"))
                                            .by(List.of(new Grouping.By("region")))));

    @TempDir private static Path home;

    private static Databases databases;
    private static FakeOllama ollama;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, SQLException {
        databases = SampleWarehouse.of(folder);
        TestServers.configure(databases, home);
        ollama =
                FakeOllama.start()
                        .install(
                                new FakeModel(NAME, 32_768, "completion"),
                                new FakeModel(OTHER, 32_768, "completion"));
        Path file = home.resolve("env.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "provider: none",
                                "provider: ollama\n  url: %s\n  name: %s"
                                        .formatted(ollama.url(), NAME)));
    }

    @AfterAll
    static void close() throws IOException {
        ollama.close();
        databases.close();
    }

    private static JsonNode ask(String... arguments) throws IOException {
        CommandLine line = new CommandLine(home);
        assertEquals(0, line.run(arguments), line::messages);
        return new ObjectMapper().readTree(line.results());
    }

    @Test
    void theModelOfTheSettingsReadsWhatTheGrammarCannot() throws IOException {
        ollama.reply(FakeReply.saying(BY_REGION));
        JsonNode answer = ask("ask", "--json", BEYOND);
        assertEquals("answered", answer.path("status").asText());
        assertEquals("model", answer.path("engine").asText());
        assertEquals("Sales by region", answer.path("reading").asText());
        assertTrue(answer.path("row_count").asInt() > 1);
    }

    @Test
    void anotherModelIsPreferredForOneQuestion() throws IOException {
        ollama.reply(FakeReply.saying(BY_REGION));
        JsonNode answer =
                ask("ask", "--json", "--prefer-model", "--model", OTHER, "sales by region");
        assertEquals("model", answer.path("engine").asText());
        assertTrue(answer.path("message").asText().contains("Both engines read this alike."));
        assertEquals(OTHER, ollama.chats().getLast().path("model").asText());
    }

    @Test
    void anEvaluationMeasuresTheModelAndWritesAReport() throws IOException {
        ollama.answering(_ -> FakeReply.saying(BY_REGION));
        Path report = home.resolve("report.md");
        JsonNode figures =
                ask(
                        "ask",
                        "--json",
                        "--evaluate",
                        "--engine",
                        "model",
                        "--model",
                        OTHER,
                        "--questions",
                        "12",
                        "--report",
                        report.toString());
        assertTrue(figures.path("wrong").asInt() > 0, figures.toString());
        JsonNode model = figures.path("model");
        assertTrue(model.path("questions").asInt() > 5, figures.toString());
        assertTrue(model.path("prompt_tokens").asLong() > 1_000, figures.toString());
        assertTrue(model.path("reply_tokens").asLong() > 0, figures.toString());
        String text = Files.readString(report);
        assertTrue(text.startsWith("# Evaluation of other:1b\n"), text);
        assertTrue(text.contains("| Questions | 12 |"), text);
        assertTrue(text.contains("| Repairs | 0 |"), text);
        assertTrue(text.contains("wrong: Sales by region"), text);
        ollama.answering(_ -> FakeReply.failing(500, "The script of the fake has ended."));
    }

    @Test
    void aRightAnswerIsProposedAndApproved() throws IOException {
        ollama.reply(FakeReply.saying(BY_REGION));
        ask("ask", "--json", "--right", BEYOND);
        JsonNode proposal = ask("verified", "list", "--json").path("proposals").path(0);
        assertEquals(BEYOND, proposal.path("question").asText());
        assertEquals("model", proposal.path("engine").asText());
        String file =
                ask("verified", "approve", "--json", proposal.path("id").asText())
                        .path("file")
                        .asText();
        assertTrue(Files.readString(Path.of(file)).contains("-- also: " + BEYOND));
        assertEquals(0, ask("verified", "list", "--json").path("proposals").size());
        ask("ask", "--json", "--wrong", "I meant profit", "sales by category");
        assertEquals(
                "I meant profit",
                ask("verified", "list", "--json").path("wrong").path(0).path("comment").asText());
    }

    @Test
    void whereNobodyAnswersItIsSaidOnceBesideTheAnswers(@TempDir Path away) throws IOException {
        TestServers.configure(databases, away);
        Path file = away.resolve("env.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("provider: none", "provider: ollama\n  url: http://localhost:9"));
        Path questions = Files.write(away.resolve("q.txt"), List.of(BEYOND, "sales", BEYOND));
        CommandLine line = new CommandLine(away);
        assertEquals(0, line.run("ask", "--json", "--batch", questions.toString()));
        assertEquals(
                1, line.messages().lines().filter(each -> each.contains("localhost:9")).count());
        assertFalse(line.results().contains("localhost:9"));
    }
}
