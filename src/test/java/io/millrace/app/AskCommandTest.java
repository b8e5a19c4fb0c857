package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.benchmark.Benchmark;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace ask} for the owner of a small demo company. */
class AskCommandTest {

    private static final long LINES = 1_000;
    private static final int QUESTIONS = 240;

    /** What may differ from run to run: how long it took, and how long ago the sync was. */
    private static final Pattern TIMES = Pattern.compile("\"(elapsed_ms|behind_seconds)\":[0-9]+");

    @TempDir private static Path home;

    private static Databases databases;

    @BeforeAll
    static void open() throws IOException, SQLException {
        databases = TestServers.migrated();
        TestServers.configure(databases, home);
        try (Connection shop = databases.oltp().connect();
                SyncCycle cycle = new SyncCycle(databases)) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(LINES)).load(shop, new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void theSameQuestionsInAnyOrderHaveTheSameAnswersToTheByte() throws IOException {
        List<String> questions = sample();
        assertTrue(questions.size() >= 200, "questions " + questions.size());
        List<String> first = answers(questions);
        assertTrue(
                first.stream().filter(line -> line.contains("\"status\":\"answered\"")).count()
                        > QUESTIONS / 2);
        assertEquals(
                List.of(),
                first.stream().filter(line -> line.contains("\"status\":\"error\"")).toList());
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, questions.size()).boxed().toList());
        for (int seed : List.of(1, 2)) {
            Collections.shuffle(order, new Random(seed));
            assertEquals(
                    order.stream().map(first::get).toList(),
                    answers(order.stream().map(questions::get).toList()));
        }
    }

    /** Some of every kind: questions that stand by themselves, evenly out of all. */
    private static List<String> sample() {
        List<String> all =
                Benchmark.load().stream()
                        .filter(each -> each.after().isEmpty())
                        .map(each -> each.question())
                        .filter(question -> !question.isBlank() && !question.contains("\n"))
                        .distinct()
                        .toList();
        return IntStream.range(0, QUESTIONS)
                .mapToObj(i -> all.get(i * all.size() / QUESTIONS))
                .toList();
    }

    private static List<String> answers(List<String> questions) throws IOException {
        Path file = Files.write(home.resolve("questions.txt"), questions);
        CommandLine line = new CommandLine(home);
        assertEquals(0, line.run("ask", "--json", "--batch", file.toString()), line::messages);
        List<String> answers =
                TIMES.matcher(line.results()).replaceAll("\"$1\":0").lines().toList();
        assertEquals(questions.size(), answers.size());
        return answers;
    }

    @Test
    void anAnswerSaysPieceByPieceHowItWasReadAndWhatItCouldBe() throws IOException {
        JsonNode answer = answer("ask", "--json", "profit by region in 2024");
        JsonNode chips = answer.path("chips");
        assertEquals(
                "[\"Profit\",\"by region\",\"in 2024\",\"dated by order date\"]",
                new ObjectMapper().writeValueAsString(chips.findValuesAsText("label")));
        assertEquals("grouping", chips.path(1).path("kind").asText());
        assertTrue(chips.path(1).path("alternatives").toString().contains("\"by market\""));
        assertEquals(0, answer("ask", "--json", "weather").path("chips").size());
    }

    private static JsonNode answer(String... arguments) throws IOException {
        CommandLine line = new CommandLine(home);
        assertEquals(0, line.run(arguments), line::messages);
        return new ObjectMapper().readTree(line.results());
    }
}
