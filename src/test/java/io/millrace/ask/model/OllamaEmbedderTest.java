package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.millrace.MillraceException;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes to an embedding model, what comes back, and how it may fail. */
@Timeout(30)
class OllamaEmbedderTest {

    private FakeOllama ollama;

    @BeforeEach
    void start() throws IOException {
        ollama =
                FakeOllama.start()
                        .install(
                                new FakeModel("places:latest", 2_048, "embedding"),
                                new FakeModel("coder:7b", 32_768, "completion"));
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private Embedder embedder(String model) {
        return Embedder.of(TestSettings.embedding(ollama.url(), model)).orElseThrow();
    }

    private MillraceException failure(String model) {
        return assertThrows(
                MillraceException.class,
                () -> embedder(model).embed(List.of("sales by region"), new Run()));
    }

    @Test
    void eachTextIsPlacedAndNothingElseIsSent() {
        List<String> texts = IntStream.range(0, 70).mapToObj(i -> "question " + i).toList();
        List<float[]> vectors = embedder("places").embed(texts, new Run());
        assertEquals(70, vectors.size());
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(FakeEmbedding.of(texts.get(i)).getFirst(), vectors.get(i)[0], 1e-6);
        }
        assertEquals(
                List.of(32, 32, 6),
                ollama.embeds().stream().map(each -> each.path("input").size()).toList());
        assertEquals(
                texts,
                ollama.embeds().stream()
                        .flatMap(each -> each.path("input").valueStream())
                        .map(each -> each.asText())
                        .toList());
        ollama.embeds()
                .forEach(each ->
                        each.fieldNames()
                                .forEachRemaining(field ->
                                        assertTrue(
                                                List.of("model", "input").contains(field), field)));
        assertEquals(3, ollama.asked().size());
    }

    @Test
    void whatIsWrongIsSaidWithWhatHelps() throws IOException {
        assertEquals(
                "Ollama has no model elsewhere. Get it with: millrace models pull elsewhere",
                failure("elsewhere").getMessage());
        assertTrue(
                String.valueOf(failure("coder:7b").getMessage())
                        .contains("this model does not support embeddings"));
        ollama.placing(_ -> List.of());
        assertTrue(
                String.valueOf(failure("places").getMessage())
                        .contains("does not speak as Ollama does"));
        ollama.close();
        MillraceException away = failure("places");
        assertEquals(MillraceException.Code.CANNOT_CONNECT, away.code());
    }

    @Test
    void whatIsNoReplyToItIsSaid() throws IOException {
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (String said :
                List.of(
                        "{}",
                        "<html>",
                        "{\"embeddings\": [[1.0], [2.0]]}",
                        "{\"embeddings\": [[\"near\"]]}")) {
            other.createContext(
                    "/" + said.length() + "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        exchange.sendResponseHeaders(200, said.length());
                        exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
                        exchange.close();
                    });
        }
        other.start();
        try {
            for (int length : new int[] {2, 6, 30, 26}) {
                String url =
                        "http://localhost:%d/%d".formatted(other.getAddress().getPort(), length);
                MillraceException failed =
                        assertThrows(
                                MillraceException.class,
                                () ->
                                        Embedder.of(TestSettings.embedding(url, "places"))
                                                .orElseThrow()
                                                .embed(List.of("sales"), new Run()));
                assertTrue(
                        String.valueOf(failed.getMessage()).contains("does not speak as Ollama"),
                        failed.getMessage());
            }
        } finally {
            other.stop(0);
        }
    }

    @Test
    void aServerThatIsSilentIsNotWaitedForForEver() {
        ollama.embedding(Duration.ofSeconds(20));
        long start = System.nanoTime();
        assertTrue(
                String.valueOf(failure("places").getMessage()).contains("did not say a word"),
                "it is silent");
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(8).toNanos());
    }

    @Test
    void itIsCancelledAtOnce() throws Exception {
        ollama.embedding(Duration.ofSeconds(20));
        Run run = new Run();
        try (Worker worker = new Worker("embedding", 1)) {
            long start = System.nanoTime();
            CompletableFuture<List<float[]>> given =
                    worker.submit(() -> embedder("places").embed(List.of("sales"), run));
            while (ollama.embeds().isEmpty()) {
                Thread.onSpinWait();
            }
            run.cancel();
            ExecutionException failed = assertThrows(ExecutionException.class, given::get);
            MillraceException cancelled =
                    assertInstanceOf(MillraceException.class, failed.getCause());
            assertEquals(MillraceException.Code.CANCELLED, cancelled.code());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(1).toNanos());
        }
    }
}
