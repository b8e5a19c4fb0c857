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
        name(home, "");
    }

    /** Has the settings of a home name the model. */
    private static void name(Path folder, String more) throws IOException {
        Path file = folder.resolve("env.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "provider: none",
                                "provider: ollama\n  url: %s\n  name: %s%s"
                                        .formatted(ollama.url(), NAME, more)));
    }

    @AfterAll
    static void close() throws IOException {
        ollama.close();
        databases.close();
    }

    private static JsonNode ask(String... arguments) throws IOException {
        return ask(home, arguments);
    }

    private static JsonNode ask(Path folder, String... arguments) throws IOException {
        CommandLine line = new CommandLine(folder);
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
    void verifiedQuestionsThatMeanAlikeAreExamples(@TempDir Path embedding) throws IOException {
        TestServers.configure(databases, embedding);
        name(embedding, "\n  embedding: places");
        CommandLine line = new CommandLine(embedding);
        ollama.reply(FakeReply.saying(BY_REGION));
        assertEquals(0, line.run("ask", BEYOND), line::messages);
        assertTrue(
                line.results()
                        .contains(
                                "found by their words alone. Ollama has no model places. Get it with: millrace models pull places"),
                line.results());
        assertEquals(0, line.run("models"));
        assertTrue(line.results().contains("places is missing, so similar"), line.results());

        // Places what the business lost where the question is, and all else far from it.
        String alike = "How many customers did we lose last year?";
        ollama.install(new FakeModel("places:latest", 2_048, "embedding"))
                .placing(text ->
                        text.equals(BEYOND) || text.equals(alike)
                                ? List.of(1.0, 0.0)
                                : List.of(0.0, 1.0));
        ollama.reply(
                FakeReply.saying("{\"reply\": \"outside\"}"),
                FakeReply.saying(
                        "{\"reply\": \"sql\", \"sql\": \"SELECT COUNT(*) AS n FROM fact_sales f\"}"));
        String answer =
                ask(embedding, "ask", "--json", "--engine", "model", BEYOND)
                        .path("message")
                        .asText();
        assertFalse(answer.contains("by their words"), answer);
        String told = ollama.chats().getLast().path("messages").get(1).path("content").asText();
        assertTrue(told.contains("verified examples: [{\"question\":\"" + alike), told);
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
