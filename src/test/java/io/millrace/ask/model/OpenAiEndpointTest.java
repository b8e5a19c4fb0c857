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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private ModelsState look() {
        return new Models(settings()).look(new Run());
    }

    @Test
    void itsModelsAreListed() {
        server.listing(
                200,
                "{\"object\": \"list\", \"data\": [{\"id\": \"large\"}, {\"id\": \"small\"}]}");
        ModelsState state = look();
        assertTrue(state.isReady(), state.advice());
        assertEquals(2, state.models().size());
        assertEquals(List.of("Bearer " + KEY), server.keys());

        server.listing(200, "{\"object\": \"list\", \"data\": [{\"id\": \"small\"}]}");
        assertTrue(look().isReachable());
        assertFalse(look().isReady());
        assertTrue(look().advice().startsWith("The server has no model large."), look().advice());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | {\"error\": {\"message\": \"no such route\"}}",
                "405 | Method not allowed",
                "500 | oops",
                "200 | <html>Welcome</html>",
                "200 | [\"large\"]",
                "200 | ``",
                "200 | {\"models\": []}",
                "200 | {\"object\": \"list\", \"data\": null}",
                "200 | {\"object\": \"list\", \"data\": [{\"name\": \"large\"}]}",
            })
    void aServerWithoutAListOfModelsIsThereAllTheSame(int status, String list) throws IOException {
        server.listing(status, list).saying("{\"a\": 1}");
        ModelsState state = look();
        assertTrue(state.isReady(), state.advice());
        assertEquals(List.of(), state.models());
        assertEquals("{\"a\": 1}", ask().text());
    }

    @Test
    void aServerThatRefusesTheKeyOrIsNotThereIsAway() {
        for (int status : new int[] {401, 403}) {
            server.listing(status, "{\"error\": {\"message\": \"Bad key: " + KEY + "\"}}");
            assertFalse(look().isReachable());
            assertTrue(look().advice().contains("does not take the key"), look().advice());
            assertFalse(look().advice().contains(KEY), look().advice());
        }
        server.close();
        assertFalse(look().isReachable());
        assertTrue(look().advice().startsWith("Nobody answers at "), look().advice());
    }
}
