package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import io.millrace.ask.model.FakeReply.Ending;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to Ollama, what comes back, and what is said of each thing that goes wrong. */
@Timeout(30)
class OllamaEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "coder:7b";
    private static final String THINKER = "thinker:8b";
    private static final JsonNode SCHEMA =
            JSON.createObjectNode()
                    .put("type", "object")
                    .set("properties", JSON.createObjectNode().putObject("query"));

    /** What a test may take beyond what the case waits for by itself. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(4);

    private FakeOllama ollama;

    @BeforeEach
    void start() throws IOException {
        ollama =
                FakeOllama.start()
                        .install(
                                new FakeModel(MODEL, 32_768, "completion", "tools"),
                                new FakeModel(THINKER, 40_960, "completion", "thinking"),
                                new FakeModel("places:latest", 2_048, "embedding"));
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private OllamaEndpoint endpoint(String model) {
        return new OllamaEndpoint(TestSettings.ollama(ollama.url(), model), Duration.ofMillis(20));
    }

    private static ChatPrompt prompt(String question, @Nullable JsonNode schema) {
        return new ChatPrompt(
                List.of(
                        new ChatMessage(ChatMessage.Author.SYSTEM, "The rules."),
                        new ChatMessage(ChatMessage.Author.USER, question)),
                schema);
    }

    private ChatReply ask(String model) {
        return endpoint(model).complete(prompt("how many?", SCHEMA), new Run());
    }

    private MillraceException failure(String model) {
        return assertThrows(MillraceException.class, () -> ask(model));
    }

    @Test
    void theWireCarriesTheFormTheRoomAndTheOptionsAndNothingElse() {
        ollama.reply(FakeReply.saying("{\"query\": 1}"));
        ChatReply reply = ask(MODEL);
        assertEquals("{\"query\": 1}", reply.text());
        assertEquals(5, reply.promptTokens());

        JsonNode sent = ollama.chats().getFirst();
        List<String> names =
                sent.properties().stream().map(each -> each.getKey()).sorted().toList();
        assertEquals(List.of("format", "messages", "model", "options", "stream", "tools"), names);
        assertTrue(sent.path("tools").isEmpty());
        assertEquals(MODEL, sent.path("model").asText());
        assertTrue(sent.path("stream").asBoolean());
        assertEquals(SCHEMA, sent.path("format"));
        JsonNode options = sent.path("options");
        assertEquals(4_096, options.path("num_ctx").asInt());
        assertEquals(2_048, options.path("num_predict").asInt());
        assertEquals(0.0, options.path("temperature").asDouble(1));
        assertEquals(1, options.path("seed").asInt());
        assertTrue(options.path("stop").isEmpty());
        assertEquals(5, options.size(), options.toString());
        assertEquals("system", sent.path("messages").get(0).path("role").asText());
        assertEquals("user", sent.path("messages").get(1).path("role").asText());
        assertEquals("how many?", sent.path("messages").get(1).path("content").asText());
        assertEquals(
                List.of("/api/version", "/api/show", "/api/chat"),
                ollama.asked().stream().map(FakeOllama.Asked::path).toList());
    }

    @Test
    void aModelIsLookedUpOnceAndARepairGoesOnWithTheConversation() {
        OllamaEndpoint endpoint = endpoint(MODEL);
        ollama.reply(FakeReply.saying("{}"), FakeReply.saying("{\"a\": 2}"));
        endpoint.complete(prompt("one", SCHEMA), new Run());
        endpoint.complete(
                new ChatPrompt(
                        List.of(
                                new ChatMessage(ChatMessage.Author.USER, "one"),
                                new ChatMessage(ChatMessage.Author.MODEL, "{}"),
                                new ChatMessage(ChatMessage.Author.USER, "again")),
                        SCHEMA),
                new Run());
        assertEquals(4, ollama.asked().size());
        assertEquals(
                "assistant",
                ollama.chats().getLast().path("messages").get(1).path("role").asText());
    }

    @Test
    void theRoomGrowsWithTheQuestionInStepsSoThatTheModelIsNotLoadedEachTime() {
        ollama.answering(_ -> FakeReply.saying("{}"));
        OllamaEndpoint endpoint = endpoint(MODEL);
        for (int letters : new int[] {10, 3_000, 9_000, 20_000}) {
            endpoint.complete(prompt("how many? ".repeat(letters / 10), SCHEMA), new Run());
        }
        assertEquals(
                List.of(4_096, 4_096, 8_192, 16_384),
                ollama.chats().stream()
                        .map(sent -> sent.path("options").path("num_ctx").asInt())
                        .toList());
    }

    @Test
    void aQuestionThatDoesNotFitIsNotSent() {
        MillraceException failed =
                assertThrows(
                        MillraceException.class,
                        () ->
                                endpoint(MODEL)
                                        .complete(prompt("x".repeat(60_000), SCHEMA), new Run()));
        assertTrue(
                String.valueOf(failed.getMessage())
                        .contains(
                                "may take 22,084 tokens, and env.yaml allows 16,384. Raise it there:  model: {context: 32768}"),
                failed.getMessage());
        assertTrue(ollama.chats().isEmpty());
    }

    @Test
    void aModelThatReadsTooLittleIsNotAsked() {
        ollama.install(new FakeModel("small:1b", 2_048, "completion"));
        String sentence = String.valueOf(failure("small:1b").getMessage());
        assertTrue(sentence.contains("it can read 2,048"), sentence);
        assertTrue(ollama.chats().isEmpty());
    }

    @Test
    void aModelForEmbeddingsIsNotAsked() {
        String sentence = String.valueOf(failure("places").getMessage());
        assertTrue(sentence.contains("writes no replies"), sentence);
    }

    @Test
    void thoughtsAreHeardButNotPartOfTheReply() {
        ollama.reply(
                FakeReply.saying("{\"query\": 3}")
                        .thinking("Which measure would that be? ".repeat(5))
                        .pausing(Duration.ofMillis(60)));
        assertEquals("{\"query\": 3}", ask(THINKER).text());
        JsonNode sent = ollama.chats().getFirst();
        assertFalse(sent.has("think"), "without its thoughts it may keep to no form");
        assertEquals(SCHEMA, sent.path("format"));
        assertEquals(8_192, sent.path("options").path("num_predict").asInt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sql\": \"SELECT 1\"}",
                "<think>Perhaps {\"sql\": \"SELECT 0\"}?</think>\n{\"sql\": \"SELECT 1\"}",
                "Here you are:\n```json\n{\"sql\": \"SELECT 1\"}\n```\nI hope this helps!",
                "Sure: {\"sql\": \"SELECT 1\"}",
            })
    void aReplyThatIgnoredTheFormGivesUpItsOneObject(String text) {
        ollama.reply(FakeReply.saying(text));
        assertEquals("{\"sql\": \"SELECT 1\"}", ask(MODEL).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "{\"a\": 1} or {\"a\": 2}",
                "{\"query\": {\"a\": 1}",
                "{wrong {\"a\": 1}}",
                "[{\"a\": 1}",
            })
    void noObjectIsMadeUpOfAReplyThatHasNoneOrTwo(String text) {
        ollama.reply(FakeReply.saying(text));
        String reply = ask(MODEL).text();
        if (text.startsWith("[")) {
            assertEquals("{\"a\": 1}", reply);
        } else {
            assertEquals(text, reply);
        }
    }

    @Test
    void withoutAFormTheReplyStaysAsItIs() {
        ollama.reply(FakeReply.saying("Yes: {\"a\": 1}."));
        assertEquals(
                "Yes: {\"a\": 1}.",
                endpoint(MODEL).complete(prompt("is it?", null), new Run()).text());
        assertFalse(ollama.chats().getFirst().has("format"));
    }

    @Test
    void stepsAreSeenAndTheLinesAreCounted() {
        List<String> steps = new CopyOnWriteArrayList<>();
        Run run =
                new Run(
                        new Run.Listener() {
                            @Override
                            public void finished(Run.Stage stage) {
                                steps.add(stage.name() + " " + (stage.rows() > 1));
                            }
                        });
        ollama.reply(FakeReply.saying("{\"query\": \"a long one\"}"));
        endpoint(MODEL).complete(prompt("how many?", SCHEMA), run);
        assertEquals(List.of("Waiting for coder:7b false", "Listening to coder:7b true"), steps);
    }

    /**
     * A thing that goes wrong.
     *
     * @param waits how long the case waits by itself
     * @param chats how often the model is asked in all
     */
    record Failing(
            String name,
            String model,
            Consumer<FakeOllama> when,
            String sentence,
            Duration waits,
            int chats) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Failing failing(String name, FakeReply reply, String sentence, Duration waits) {
        return new Failing(name, MODEL, fake -> fake.reply(reply), sentence, waits, 1);
    }

    static Stream<Failing> failures() {
        FakeReply half = FakeReply.saying("{\"query\": {\"measures\": [\"sales\"]}}");
        return Stream.of(
                failing(
                        "the stream ends too early",
                        half.ending(Ending.EARLY),
                        "The connection to Ollama broke while coder:7b was answering. Ask again; whether it still runs says: ollama ps",
                        Duration.ZERO),
                failing(
                        "the connection breaks",
                        half.ending(Ending.BROKEN),
                        "The connection to Ollama broke while coder:7b was answering. Ask again; whether it still runs says: ollama ps",
                        Duration.ZERO),
                failing(
                        "the stream stalls",
                        half.ending(Ending.STALLED),
                        "coder:7b fell silent in the middle of its answer: nothing came for 0 seconds. Ask again; what it is at says: ollama ps",
                        TestSettings.IDLE),
                failing(
                        "the model loads too slowly",
                        half.after(Duration.ofSeconds(20)),
                        "coder:7b did not say a word within 1 seconds. Load it before you ask: ollama run coder:7b \"\"  (or raise model.load_seconds in env.yaml)",
                        TestSettings.FIRST),
                failing(
                        "the model never stops",
                        FakeReply.saying("{\"a\": \"" + "again ".repeat(400))
                                .pausing(Duration.ofMillis(50)),
                        "coder:7b was still writing after 4 seconds and was stopped. Ask in other words, or raise model.answer_seconds in env.yaml.",
                        TestSettings.WHOLE),
                failing(
                        "the runner dies in the middle",
                        half.thenFailing("llama runner process has terminated: signal: killed"),
                        "Ollama gave up while coder:7b was answering: llama runner process has terminated: signal: killed. What it was at says: ollama ps",
                        Duration.ZERO),
                failing(
                        "a bad request",
                        FakeReply.failing(400, "invalid format"),
                        "Ollama refused the request to coder:7b: invalid format. Try another model: millrace models",
                        Duration.ZERO),
                failing(
                        "an Ollama that does not say its age",
                        FakeReply.failing(
                                400,
                                "json: cannot unmarshal object into Go struct field ChatRequest.format of type string"),
                        "This Ollama is too old: it cannot hold a reply to a form, which takes 0.5.0 or later. Get it from https://ollama.com/download",
                        Duration.ZERO),
                failing(
                        "out of memory",
                        FakeReply.failing(
                                500,
                                "model requires more system memory (5.6 GiB) than is available (3.1 GiB)"),
                        "coder:7b does not fit into the memory of the machine (model requires more system memory (5.6 GiB) than is available (3.1 GiB)). Take a smaller model: millrace models pull qwen2.5-coder:3b  and name it in env.yaml.",
                        Duration.ZERO),
                failing(
                        "the model was removed meanwhile",
                        FakeReply.failing(404, "model 'coder:7b' not found"),
                        "Ollama has no model coder:7b. Get it with: millrace models pull coder:7b",
                        Duration.ZERO),
                failing(
                        "garbage",
                        FakeReply.babbling("<html>", "<p>Welcome!"),
                        "does not speak as Ollama does. Mend model.url in env.yaml; Ollama says where it is when it starts: ollama serve",
                        Duration.ZERO),
                failing(
                        "a reply without an end",
                        half.outOfRoom(),
                        "without coming to an end. Ask in other words, or try another model: millrace models",
                        Duration.ZERO),
                new Failing(
                        "busy three times",
                        MODEL,
                        fake -> fake.reply(FakeReply.busy(), FakeReply.busy(), FakeReply.busy()),
                        "Ollama is busy with other questions. Ask again in a minute; what it is at says: ollama ps",
                        Duration.ZERO,
                        3),
                new Failing(
                        "failing three times",
                        MODEL,
                        fake -> fake.answering(_ -> FakeReply.failing(500, "error loading model")),
                        "Ollama failed to run coder:7b (500): error loading model. Restart it with: ollama serve",
                        Duration.ZERO,
                        3),
                new Failing(
                        "no such model",
                        "other:1b",
                        _ -> {},
                        "Ollama has no model other:1b. Get it with: millrace models pull other:1b",
                        Duration.ZERO,
                        0),
                new Failing(
                        "too old",
                        MODEL,
                        fake -> fake.ofVersion("0.3.14"),
                        "Ollama 0.3.14 is too old: it cannot hold a reply to a form, which takes 0.5.0 or later.",
                        Duration.ZERO,
                        0));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureEndsInItsSentenceAndInItsTime(Failing failing) throws InterruptedException {
        failing.when().accept(ollama);
        long start = System.nanoTime();
        MillraceException failed = failure(failing.model());
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        String sentence = String.valueOf(failed.getMessage());
        assertTrue(sentence.contains(failing.sentence()), sentence);
        assertEquals(MillraceException.Code.FAILED, failed.code());
        assertEquals(failing.chats(), ollama.chats().size());
        assertTrue(took.compareTo(failing.waits().plus(ALLOWANCE)) < 0, "took " + took);
        assertTrue(took.compareTo(failing.waits()) >= 0, "took " + took);
        assertNobodyHoldsOn();
    }

    /** Whoever gave up hung up, so that Ollama stops working on it. */
    private void assertNobodyHoldsOn() throws InterruptedException {
        for (int tries = 0; tries < 100 && ollama.connections() > 0; tries++) {
            Thread.sleep(20);
        }
        assertEquals(0, ollama.connections());
    }

    @Test
    void aPromptThatWasCutIsRefused() {
        ollama.reading(300).reply(FakeReply.saying("{}"));
        MillraceException failed =
                assertThrows(
                        MillraceException.class,
                        () ->
                                endpoint(MODEL)
                                        .complete(
                                                prompt("how many? ".repeat(400), SCHEMA),
                                                new Run()));
        String sentence = String.valueOf(failed.getMessage());
        assertTrue(
                sentence.contains(
                        "Ollama read only 300 tokens of a question of at least 729, so the reply of coder:7b is to something else. Start Ollama with more room: OLLAMA_CONTEXT_LENGTH=16384 ollama serve"),
                sentence);
    }

    @Test
    void aServerThatDoesNotSayWhatItReadIsBelieved() {
        ollama.reply(FakeReply.saying("{}").havingRead(0));
        assertEquals(0, ask(MODEL).promptTokens());
    }

    @Test
    void whatPassesIsTriedAgain() {
        ollama.reply(
                FakeReply.busy(),
                FakeReply.failing(500, "timed out waiting for llama runner to start"),
                FakeReply.saying("{\"query\": 1}"));
        assertEquals("{\"query\": 1}", ask(MODEL).text());
        assertEquals(3, ollama.chats().size());
    }

    @Test
    void aSlowModelIsWaitedFor() {
        ollama.reply(FakeReply.saying("{\"a\": 1}").after(Duration.ofMillis(900)));
        assertEquals("{\"a\": 1}", ask(MODEL).text());
    }

    @Test
    void whereNobodyListensThatIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://localhost:" + port;
        long start = System.nanoTime();
        MillraceException failed =
                assertThrows(
                        MillraceException.class,
                        () ->
                                new OllamaEndpoint(TestSettings.ollama(url, MODEL))
                                        .complete(prompt("how many?", SCHEMA), new Run()));
        assertEquals(MillraceException.Code.CANNOT_CONNECT, failed.code());
        assertEquals(
                "Nobody answers at "
                        + url
                        + ", where Ollama should be. Start it with: ollama serve  (to get it: https://ollama.com/download)",
                failed.getMessage());
        assertTrue(System.nanoTime() - start < ALLOWANCE.toNanos());
    }

    static Stream<FakeReply> underWay() {
        return Stream.of(
                FakeReply.saying("{}").after(Duration.ofSeconds(20)),
                FakeReply.saying("{\"a\": 1}").ending(Ending.STALLED),
                FakeReply.saying("again ".repeat(500)).pausing(Duration.ofMillis(40)));
    }

    @ParameterizedTest
    @MethodSource("underWay")
    void itCanBeCancelledAtAnyTime(FakeReply reply) throws Exception {
        ollama.reply(reply);
        Run run = new Run();
        Worker worker = new Worker("asking", 1);
        CompletableFuture<ChatReply> asked =
                worker.submit(() -> endpoint(MODEL).complete(prompt("how many?", SCHEMA), run));
        while (ollama.chats().isEmpty() && !asked.isDone()) {
            Thread.sleep(10);
        }
        Thread.sleep(150);
        run.cancel();
        ExecutionException thrown =
                assertThrows(ExecutionException.class, () -> asked.get(2, TimeUnit.SECONDS));
        MillraceException cancelled = assertInstanceOf(MillraceException.class, thrown.getCause());
        assertEquals(MillraceException.Code.CANCELLED, cancelled.code());
        assertNobodyHoldsOn();
        worker.close();
    }
}
