package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import io.millrace.config.Secret;
import io.millrace.work.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that speaks as OpenAI's does: what goes there, and that the key goes nowhere else. */
@Timeout(30)
class OpenAiEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "sk-very-secret";
    private static final JsonNode SCHEMA = JSON.createObjectNode().put("type", "object");

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::serve);
        server.createContext("/v1/models", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ModelSettings settings() {
        return TestSettings.of(
                ModelSettings.Provider.OPENAI_COMPATIBLE,
                "http://localhost:" + server.getAddress().getPort() + "/v1",
                "large",
                new Secret(KEY));
    }

    private ChatReply ask() {
        return new OpenAiEndpoint(settings(), Duration.ofMillis(20))
                .complete(
                        new ChatPrompt(
                                List.of(new ChatMessage(ChatMessage.Author.USER, "how many?")),
                                SCHEMA),
                        new Run());
    }

    private static String event(String content, String finish) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"large\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s},\"finish_reason\":%s}]}\n\n"
                .formatted(content, finish);
    }

    @Test
    void theFormAndTheKeyGoThereAndTheReplyComesBack() {
        answer =
                event("\"{\\\"a\\\": \"", "null")
                        + event("\"1}\"", "null")
                        + event("\"\"", "\"stop\"")
                        + "data: [DONE]\n\n";
        assertEquals("{\"a\": 1}", ask().text());
        assertEquals("Bearer " + KEY, keys.getFirst());
        JsonNode sent = bodies.getFirst();
        assertEquals("large", sent.path("model").asText());
        assertTrue(sent.path("stream").asBoolean());
        assertEquals(SCHEMA, sent.path("response_format").path("json_schema").path("schema"));
        assertEquals(0.0, sent.path("temperature").asDouble(1));
    }

    @Test
    void aKeyThatIsRefusedIsNotRepeated() {
        status = 401;
        answer = "{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + "\"}}";
        MillraceException failed = assertThrows(MillraceException.class, this::ask);
        assertTrue(
                String.valueOf(failed.getMessage()).contains("does not take the key"),
                failed.getMessage());

        status = 400;
        MillraceException bad = assertThrows(MillraceException.class, this::ask);
        assertFalse(String.valueOf(bad.getMessage()).contains(KEY), bad.getMessage());
        assertTrue(String.valueOf(bad.getMessage()).contains("(secret)"), bad.getMessage());
        assertNull(bad.getCause(), "the log would show what the server said");
    }

    @Test
    void aStreamThatEndsTooEarlyIsSaid() {
        answer = event("\"{\"", "null");
        long start = System.nanoTime();
        assertThrows(MillraceException.class, this::ask);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(6).toNanos());
    }

    @Test
    void itsModelsAreListed() {
        answer = "{\"object\": \"list\", \"data\": [{\"id\": \"large\"}, {\"id\": \"small\"}]}";
        ModelsState state = new Models(settings()).look(new Run());
        assertTrue(state.isReady(), state.advice());
        assertEquals(2, state.models().size());
    }
}
