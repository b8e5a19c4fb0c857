package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

    private FakeOpenAi server;

    @BeforeEach
    void start() throws IOException {
        server = FakeOpenAi.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ModelSettings settings() {
        return server.settings(KEY);
    }

    private ChatReply ask() {
        return new OpenAiEndpoint(settings(), Duration.ofMillis(20))
                .complete(
                        new ChatPrompt(
                                List.of(new ChatMessage(ChatMessage.Author.USER, "how many?")),
                                SCHEMA),
                        new Run());
    }

    @Test
    void theFormAndTheKeyGoThereAndTheReplyComesBack() throws IOException {
        server.saying("{\"a\": 1}");
        assertEquals("{\"a\": 1}", ask().text());
        assertEquals("Bearer " + KEY, server.keys().getFirst());
        JsonNode sent = server.bodies().getFirst();
        assertEquals("large", sent.path("model").asText());
        assertTrue(sent.path("stream").asBoolean());
        assertEquals(SCHEMA, sent.path("response_format").path("json_schema").path("schema"));
        assertEquals(0.0, sent.path("temperature").asDouble(1));
    }

    @Test
    void aKeyThatIsRefusedIsNotRepeated() {
        String refusal = "{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + "\"}}";
        server.answering(401, refusal);
        MillraceException failed = assertThrows(MillraceException.class, this::ask);
        assertTrue(
                String.valueOf(failed.getMessage()).contains("does not take the key"),
                failed.getMessage());

        server.answering(400, refusal);
        MillraceException bad = assertThrows(MillraceException.class, this::ask);
        assertFalse(String.valueOf(bad.getMessage()).contains(KEY), bad.getMessage());
        assertTrue(String.valueOf(bad.getMessage()).contains("(secret)"), bad.getMessage());
        assertNull(bad.getCause(), "the log would show what the server said");
    }

    @Test
    void aStreamThatEndsTooEarlyIsSaid() throws IOException {
        server.answering(200, FakeOpenAi.event("{"));
        long start = System.nanoTime();
        assertThrows(MillraceException.class, this::ask);
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(6).toNanos());
    }

    @Test
    void itsModelsAreListed() {
        server.answering(
                200,
                "{\"object\": \"list\", \"data\": [{\"id\": \"large\"}, {\"id\": \"small\"}]}");
        ModelsState state = new Models(settings()).look(new Run());
        assertTrue(state.isReady(), state.advice());
        assertEquals(2, state.models().size());
    }
}
