package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.model.FakeReply.Ending;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake keeps to the shapes of Ollama's API documentation. */
class FakeOllamaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private FakeOllama ollama;

    @BeforeEach
    void start() throws IOException {
        ollama = FakeOllama.start();
        ollama.install(
                new FakeModel("coder:7b", 8192, "completion"),
                new FakeModel("thinker:latest", 8192, "completion", "thinking"),
                new FakeModel("places:latest", 512, "embedding"));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        ollama.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(ollama.url() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(ollama.url() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static List<JsonNode> lines(HttpResponse<String> response) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : response.body().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void aChatStreamsPiecesAndThenWhatItTook() throws Exception {
        ollama.reply(FakeReply.saying("{\"a\": 1, \"b\": 2}"));
        HttpResponse<String> response =
                post(
                        "/api/chat",
                        """
                        {"model": "coder:7b", "messages": [{"role": "user", "content": "how many?"}],
                         "format": {"type": "object"}, "options": {"num_ctx": 2048}}
                        """);

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/x-ndjson", response.headers().firstValue("Content-Type").orElse(""));
        List<JsonNode> lines = lines(response);
        StringBuilder said = new StringBuilder();
        for (JsonNode line : lines.subList(0, lines.size() - 1)) {
            assertFalse(line.path("done").asBoolean(true));
            assertEquals("assistant", line.path("message").path("role").asText());
            said.append(line.path("message").path("content").asText());
        }
        assertEquals("{\"a\": 1, \"b\": 2}", said.toString());
        JsonNode last = lines.getLast();
        assertTrue(last.path("done").asBoolean());
        assertEquals("stop", last.path("done_reason").asText());
        assertEquals(3, last.path("prompt_eval_count").asInt());
        for (String count : List.of("total_duration", "load_duration", "eval_count")) {
            assertTrue(last.path(count).isIntegralNumber(), count);
        }
        assertEquals(2048, ollama.chats().getFirst().path("options").path("num_ctx").asInt());
    }

    @Test
    void aPlainChatIsOneObjectWithItsThoughtsApart() throws Exception {
        ollama.reply(FakeReply.saying("Four.").thinking("Two and two"));
        JsonNode whole =
                JSON.readTree(
                        post(
                                        "/api/chat",
                                        """
                                        {"model": "thinker", "stream": false, "think": true,
                                         "messages": [{"role": "user", "content": "2 + 2"}]}
                                        """)
                                .body());
        assertEquals("Four.", whole.path("message").path("content").asText());
        assertEquals("Two and two", whole.path("message").path("thinking").asText());
        assertTrue(whole.path("done").asBoolean());
    }

    @Test
    void aPromptLongerThanTheContextIsCutWithoutAWord() throws Exception {
        ollama.answering(_ -> FakeReply.saying("yes"));
        String body =
                """
                {"model": "coder:7b", "stream": false, %s
                 "messages": [{"role": "user", "content": "%s"}]}
                """;
        String prompt = "x".repeat(40_000);
        assertEquals(4096, read(post("/api/chat", body.formatted("", prompt))));
        assertEquals(
                100,
                read(
                        post(
                                "/api/chat",
                                body.formatted("\"options\": {\"num_ctx\": 100},", prompt))));
        assertEquals(
                8192,
                read(
                        post(
                                "/api/chat",
                                body.formatted("\"options\": {\"num_ctx\": 99999},", prompt))));
    }

    private static int read(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).path("prompt_eval_count").asInt();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/chat  | {\"model\": \"none\"}                 | 404 | model 'none' not found",
                "/api/chat  | {}                                    | 400 | model is required",
                "/api/chat  | ``                                    | 400 | missing request body",
                "/api/chat  | {\"model\": \"coder:7b\", \"think\": true} | 400 | \"coder:7b\" does not support thinking",
                "/api/chat  | {\"model\": \"places\"}               | 400 | \"places\" does not support chat",
                "/api/show  | {\"model\": \"none\"}                 | 404 | model 'none' not found",
                "/api/embed | {\"model\": \"coder:7b\", \"input\": \"a\"} | 400 | this model does not support embeddings",
                "/api/embed | {\"model\": \"places\"}               | 400 | invalid input type",
                "/api/embed | {\"model\": \"places\", \"input\": [1]} | 400 | invalid input type",
            })
    void errorsHaveTheirStatusAndTheirWord(String path, String body, int status, String word)
            throws Exception {
        HttpResponse<String> response = post(path, body);
        assertEquals(status, response.statusCode());
        assertEquals(word, JSON.readTree(response.body()).path("error").asText());
    }

    @Test
    void anUnknownPathIsNoJson() throws Exception {
        assertEquals("404 page not found", get("/api/nothing").body());
        assertEquals("Ollama is running", get("/").body());
    }

    @Test
    void whatIsInstalledIsListedAndShown() throws Exception {
        assertEquals("0.12.3", JSON.readTree(get("/api/version").body()).path("version").asText());
        JsonNode models = JSON.readTree(get("/api/tags").body()).path("models");
        assertEquals(3, models.size());
        assertEquals("coder:7b", models.get(0).path("name").asText());
        assertEquals("Q4_K_M", models.get(0).path("details").path("quantization_level").asText());
        JsonNode shown = JSON.readTree(post("/api/show", "{\"model\": \"thinker\"}").body());
        assertEquals(8192, shown.path("model_info").path("qwen2.context_length").asInt());
        assertEquals("thinking", shown.path("capabilities").get(1).asText());
    }

    @Test
    void aModelRunsOnceItIsLoaded() throws Exception {
        assertEquals(0, JSON.readTree(get("/api/ps").body()).path("models").size());
        JsonNode loaded =
                JSON.readTree(
                        post("/api/chat", "{\"model\": \"coder:7b\", \"messages\": []}").body());
        assertEquals("load", loaded.path("done_reason").asText());
        assertEquals(1, JSON.readTree(get("/api/ps").body()).path("models").size());
    }

    @Test
    void aPullTellsOfItsProgressAndThenTheModelIsThere() throws Exception {
        List<JsonNode> lines = lines(post("/api/pull", "{\"model\": \"new:1b\"}"));
        assertEquals("pulling manifest", lines.getFirst().path("status").asText());
        assertEquals("success", lines.getLast().path("status").asText());
        JsonNode half = lines.get(6);
        assertEquals(half.path("total").asLong() / 2, half.path("completed").asLong());
        assertEquals(200, post("/api/show", "{\"model\": \"new:1b\"}").statusCode());
    }

    @Test
    void aPullThatFailsSaysSoInItsStream() throws Exception {
        ollama.failingPulls("pull model manifest: file does not exist");
        List<JsonNode> lines = lines(post("/api/pull", "{\"model\": \"new:1b\"}"));
        assertEquals(
                "pull model manifest: file does not exist", lines.getLast().path("error").asText());
    }

    @Test
    void similarTextsLieNearEachOther() throws Exception {
        JsonNode places =
                JSON.readTree(
                                post(
                                                "/api/embed",
                                                """
                                                {"model": "places",
                                                 "input": ["sales by region", "sales by region in 2024", "late trains"]}
                                                """)
                                        .body())
                        .path("embeddings");
        assertTrue(product(places.get(0), places.get(1)) > product(places.get(0), places.get(2)));
    }

    @Test
    void aTextThatIsTooLongIsCutOrRefused() throws Exception {
        String body = "{\"model\": \"places\", \"truncate\": %s, \"input\": \"%s\"}";
        String text = "sales ".repeat(1_000);
        JsonNode cut = JSON.readTree(post("/api/embed", body.formatted(true, text)).body());
        assertEquals(512, cut.path("prompt_eval_count").asInt());
        assertEquals(1, cut.path("embeddings").size());
        HttpResponse<String> refused = post("/api/embed", body.formatted(false, text));
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("exceeds maximum context length"), refused.body());
    }

    private static double product(JsonNode one, JsonNode other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += one.get(i).asDouble() * other.get(i).asDouble();
        }
        return sum;
    }

    @Test
    void aStreamMayEndWithoutItsEndOrBreak() throws Exception {
        String ask =
                "{\"model\": \"coder:7b\", \"messages\": [{\"role\": \"user\", \"content\": \"a\"}]}";
        ollama.reply(
                FakeReply.saying("half of it").ending(Ending.EARLY),
                FakeReply.saying("half of it").ending(Ending.BROKEN),
                FakeReply.saying("half of it").thenFailing("an error was encountered"));
        assertFalse(lines(post("/api/chat", ask)).getLast().path("done").asBoolean(true));
        assertThrows(IOException.class, () -> post("/api/chat", ask));
        assertEquals(
                "an error was encountered",
                lines(post("/api/chat", ask)).getLast().path("error").asText());
    }
}
