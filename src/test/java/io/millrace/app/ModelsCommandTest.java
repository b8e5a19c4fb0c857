package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace models} with an Ollama and without one; never with a database. */
class ModelsCommandTest {

    @TempDir Path home;

    private FakeOllama ollama;
    private CommandLine line;

    @BeforeEach
    void start() throws IOException {
        ollama =
                FakeOllama.start()
                        .install(
                                new FakeModel("coder:7b", 32_768, "completion"),
                                new FakeModel("places:latest", 2_048, "embedding"));
        line = new CommandLine(home);
        settings("url: " + ollama.url() + "\n  name: coder:7b");
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private void settings(String text) throws IOException {
        Files.writeString(home.resolve("env.yaml"), "model:\n  " + text + "\n");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(line.results());
    }

    @Test
    void whatIsInstalledIsListedWithItsSizeAndContext() throws IOException {
        assertEquals(0, line.run("models"));
        String said = line.results();
        assertTrue(said.contains("ollama 0.12.3 answers at " + ollama.url() + "."), said);
        assertTrue(
                said.lines()
                        .anyMatch(each ->
                                each.matches(
                                        "coder:7b +4.7 GB +7.6B +32,768  \\(the one that is asked\\)")),
                said);
        assertTrue(said.contains("(for embeddings)"), said);
        assertTrue(said.contains("coder:7b can be asked."), said);
        assertFalse(Files.exists(home.resolve("postgresql")), "no database is needed");
    }

    @Test
    void theListIsOneObject() throws IOException {
        assertEquals(0, line.run("models", "--json"));
        JsonNode said = json();
        assertTrue(said.path("reachable").asBoolean());
        assertTrue(said.path("ready").asBoolean());
        assertEquals("coder:7b", said.path("chosen").asText());
        assertEquals(32_768, said.path("models").get(0).path("context").asInt());
        assertEquals("completion", said.path("models").get(0).path("capabilities").get(0).asText());
    }

    @Test
    void aModelThatIsMissingIsSaidWithTheCommandThatFetchesIt() throws IOException {
        settings("url: " + ollama.url() + "\n  name: other:1b");
        ollama.pulling(Duration.ofMillis(50));
        assertEquals(0, line.run("models"));
        assertTrue(
                line.results()
                        .contains(
                                "Ollama has no model other:1b. Get it with: millrace models pull other:1b"),
                line.results());
        assertEquals(0, line.run("models", "pull", "other:1b"));
        assertTrue(line.results().contains("Ollama has other:1b now."), line.results());
        assertTrue(line.messages().contains("Fetching other:1b"), line.messages());
    }

    @Test
    void aModelThatNobodyHasCannotBeFetched() {
        ollama.failingPulls("pull model manifest: file does not exist");
        assertEquals(1, line.run("models", "pull", "nonsense"));
        assertTrue(
                line.messages()
                        .contains(
                                "Ollama could not fetch nonsense: pull model manifest: file does not exist."),
                line.messages());
    }

    @Test
    void aModelIsTriedByAQuestionWhoseAnswerIsKnown() throws IOException {
        ollama.reply(
                FakeReply.saying("{\"measure\": \"sales\", \"year\": 2024}"),
                FakeReply.saying("{\"measure\": \"profit\", \"year\": 2024}"));
        assertEquals(0, line.run("models", "test", "--json"));
        assertTrue(json().path("right").asBoolean());
        assertEquals("object", ollama.chats().getFirst().path("format").path("type").asText());
        assertEquals(1, line.run("models", "test", "coder:7b"));
        assertTrue(line.results().contains("That is wrong"), line.results());
    }

    @Test
    void whereNobodyListensThatIsAStateAndNoFailure() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        settings("url: http://localhost:" + port);
        assertEquals(0, line.run("models"));
        assertTrue(line.results().contains("Start it with: ollama serve"), line.results());
        assertEquals(3, line.run("models", "test"));
        assertEquals(3, line.run("models", "pull"));
    }

    @Test
    void withoutAProviderThereIsNoModel() throws IOException {
        settings("provider: none");
        assertEquals(0, line.run("models"));
        assertTrue(line.results().contains("No model is asked."), line.results());
        assertEquals(2, line.run("models", "test"));
        assertTrue(ollama.asked().isEmpty());
    }
}
