package io.millrace.ask.prompt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.MillraceException;
import io.millrace.ask.model.Embedder;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.TestSettings;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which verified questions are told to a model that asks an embedding model which are alike. */
@Timeout(30)
class ExamplesByMeaningTest {

    private static final String QUESTION = "which clients walked away";

    private static final List<Example> EXAMPLES =
            List.of(
                    new Example("which desks sell badly", "SELECT 1"),
                    new Example("how many customers did we lose", "SELECT 2"),
                    new Example("sales by region", "SELECT 3"));

    /** Customers who left lie apart from all that is sold. */
    private static final Map<String, List<Double>> PLACES =
            Map.of(
                    QUESTION,
                    List.of(0.9, 0.1, 0.0),
                    "which desks sell badly",
                    List.of(0.0, 1.0, 0.3),
                    "how many customers did we lose",
                    List.of(1.0, 0.0, 0.0),
                    "sales by region",
                    List.of(0.1, 0.7, 0.7));

    @TempDir private Path home;
    private FakeOllama ollama;

    @BeforeEach
    void start() throws IOException {
        ollama =
                FakeOllama.start()
                        .install(new FakeModel("places:latest", 2_048, "embedding"))
                        .placing(text -> PLACES.getOrDefault(text, List.of(0.0, 0.0, 1.0)));
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private ExampleFinder finder(String model) {
        return new ExamplesByMeaning(
                EXAMPLES,
                Embedder.of(TestSettings.embedding(ollama.url(), model)).orElseThrow(),
                new EmbeddingFile(home),
                new ExamplesByWords(EXAMPLES));
    }

    private static List<String> questions(ExampleFinder.Found found) {
        return found.examples().stream().map(Example::question).toList();
    }

    private List<List<String>> sent() {
        return ollama.embeds().stream()
                .map(body -> body.path("input").valueStream().map(text -> text.asText()).toList())
                .toList();
    }

    @Test
    void whatMeansAlikeComesBeforeWhatSoundsAlike() {
        ExampleFinder.Found found = finder("places").nearest(QUESTION, 3, new Run());
        assertEquals(
                List.of(
                        "how many customers did we lose",
                        "sales by region",
                        "which desks sell badly"),
                questions(found));
        assertEquals("", found.remark());
        assertEquals(
                List.of("which desks sell badly"),
                questions(new ExamplesByWords(EXAMPLES).nearest(QUESTION, 2, new Run())));
    }

    @Test
    void verifiedQuestionsAreSentOnceAndTheirSqlNever() throws IOException {
        ExampleFinder finder = finder("places");
        finder.nearest(QUESTION, 2, new Run());
        finder.nearest("sales", 2, new Run());
        List<String> verified = EXAMPLES.stream().map(Example::question).toList();
        assertEquals(List.of(verified, List.of(QUESTION), List.of("sales")), sent());

        ExampleFinder later = finder("places");
        assertEquals(
                "how many customers did we lose",
                questions(later.nearest(QUESTION, 1, new Run())).getFirst());
        assertEquals(List.of(QUESTION), sent().getLast());
        assertEquals(4, sent().size());
        String kept = Files.readString(home.resolve("embeddings.json"));
        assertFalse(kept.contains("customers"), "texts are kept as digests alone");

        ollama.install(new FakeModel("other:latest", 2_048, "embedding"));
        finder("other").nearest(QUESTION, 1, new Run());
        assertEquals(verified, sent().get(4), "another model places them elsewhere");
    }

    @Test
    void whereTheModelIsMissingWordsDoAndThatIsSaid() {
        ExampleFinder.Found found = finder("elsewhere").nearest(QUESTION, 2, new Run());
        assertEquals(List.of("which desks sell badly"), questions(found));
        assertEquals(
                "Similar verified questions were found by their words alone. Ollama has no model elsewhere. Get it with: millrace models pull elsewhere",
                found.remark());
    }

    @Test
    void anotherModelOfTheSameNamePlacesAllAnew() {
        finder("places").nearest(QUESTION, 1, new Run());
        ollama.placing(text -> text.equals("sales by region") ? List.of(1.0) : List.of(-1.0));
        ExampleFinder.Found found = finder("places").nearest("sales by region", 1, new Run());
        assertEquals(List.of("sales by region"), questions(found));
        assertEquals(List.of("sales by region"), sent().get(2));
        assertEquals(3, sent().getLast().size());
    }

    @Test
    void aFileThatCannotBeReadIsMadeAnew() throws IOException {
        Path file = home.resolve("embeddings.json");
        finder("places").nearest(QUESTION, 1, new Run());
        String whole = Files.readString(file);
        for (String broken :
                List.of("", "[1]", whole.substring(0, 60), whole.replace("\":\"", "\":\"%"))) {
            Files.writeString(file, broken);
            assertEquals(
                    "how many customers did we lose",
                    questions(finder("places").nearest(QUESTION, 1, new Run())).getFirst(),
                    broken);
            assertEquals(whole.length(), Files.readString(file).length());
        }
    }

    @Test
    void theFileForgetsTheOldest() {
        EmbeddingFile file = new EmbeddingFile(home);
        file.keep("places", Map.of("the first", new float[] {1}));
        Map<String, float[]> more = new HashMap<>();
        IntStream.range(1, EmbeddingFile.MOST)
                .forEach(i -> more.put("question " + i, new float[] {i}));
        file.keep("places", more);
        assertEquals(1, file.read("places", List.of("the first")).size());
        file.keep("places", Map.of("the last", new float[] {2, 0.5f}));
        assertEquals(0, file.read("places", List.of("the first")).size());
        assertEquals(EmbeddingFile.MOST - 1, file.read("places", more.keySet()).size());
        assertArrayEquals(
                new float[] {2, 0.5f}, file.read("places", List.of("the last")).get("the last"));
        assertEquals(0, file.read("other", List.of("the last")).size());
    }

    @Test
    void whoCancelsIsNotAnsweredByWords() {
        Run run = new Run();
        run.cancel();
        assertThrows(MillraceException.class, () -> finder("places").nearest(QUESTION, 1, run));
        assertEquals(List.of(), sent());
    }
}
