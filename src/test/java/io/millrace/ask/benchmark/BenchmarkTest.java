package io.millrace.ask.benchmark;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    private static final List<String> KINDS =
            List.of(
                    "totals",
                    "group",
                    "filter",
                    "threshold",
                    "time",
                    "ranking",
                    "share",
                    "comparison",
                    "growth",
                    "running",
                    "moving",
                    "average-per",
                    "distinct",
                    "median",
                    "ratio",
                    "returns",
                    "shipping",
                    "discount",
                    "sets",
                    "new-vs-returning",
                    "cohort",
                    "pareto",
                    "correlation",
                    "basket",
                    "what-if",
                    "coverage",
                    "follow-up");

    private static final List<BenchmarkCase> CASES = Benchmark.load();

    private static long count(String kind) {
        return CASES.stream().filter(each -> each.kind().equals(kind)).count();
    }

    private static BenchmarkCase find(String id) {
        return CASES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void thereAreEnoughQuestionsOfEachKind() {
        long answerable = CASES.stream().filter(BenchmarkCase::mustBeAnswered).count();
        long generated = CASES.stream().filter(BenchmarkCase::generated).count();
        long conversations =
                CASES.stream().filter(each -> each.kind().equals("conversation")).count();
        Map<String, Long> kinds =
                CASES.stream().collect(groupingBy(BenchmarkCase::kind, counting()));
        assertAll(
                () -> assertTrue(answerable >= 1_000, "answerable " + answerable),
                () ->
                        assertTrue(
                                generated * 100 >= answerable * 30
                                        && generated * 100 <= answerable * 45,
                                "generated " + generated + " of " + answerable),
                () -> assertTrue(count("contrast") >= 200, "contrast " + count("contrast")),
                () -> assertTrue(conversations >= 80, "conversations " + conversations),
                () -> assertTrue(count("ambiguous") >= 60),
                () -> assertTrue(count("unanswerable") >= 60),
                () -> assertTrue(count("hostile") >= 40),
                () -> KINDS.forEach(kind -> assertTrue(kinds.getOrDefault(kind, 0L) >= 5, kind)));
    }

    @Test
    void eachIsAskedOnceAndHasAnIdOfItsOwn() {
        Map<String, String> ids = new HashMap<>();
        CASES.forEach(each -> ids.put(each.id(), each.question()));
        assertEquals(CASES.size(), ids.size());
        CASES.forEach(each -> assertEquals(each.question().strip(), each.question()));
    }

    @Test
    void nothingIsLeftToFillIn() {
        for (BenchmarkCase each : CASES) {
            each.gold()
                    .ifPresent(gold ->
                            gold.statements()
                                    .forEach(sql -> assertFalse(sql.matches(".*[{}\\n].*"), sql)));
            assertFalse(each.generated() && each.question().contains("{"), each.question());
        }
    }

    @Test
    void contrastsAreMutualAndAskedDifferently() {
        for (BenchmarkCase each : CASES) {
            each.contrast().ifPresent(id -> assertContrast(each, find(id)));
        }
    }

    private static void assertContrast(BenchmarkCase one, BenchmarkCase other) {
        assertEquals(Optional.of(one.id()), other.contrast());
        assertNotEquals(one.question(), other.question());
        assertNotEquals(
                one.gold().orElseThrow().statement(), other.gold().orElseThrow().statement());
    }

    @Test
    void conversationsGoOnTurnByTurn() {
        assertEquals(List.of(), find("conversation.measure-change.1").after());
        assertEquals(
                List.of("sales in Germany in 2025", "and the profit?", "how many orders was that"),
                find("conversation.measure-change.4").after());
    }

    @Test
    void whatMustNotBeAnsweredHasNoGold() {
        for (BenchmarkCase each : CASES) {
            if (Set.of("ambiguous", "unanswerable", "hostile").contains(each.kind())) {
                assertFalse(each.expected().contains(Expectation.ANSWERED), each.id());
            }
        }
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new BenchmarkCase(
                                "x",
                                "totals",
                                "sales",
                                List.of(),
                                Set.of(Expectation.ANSWERED),
                                Optional.empty(),
                                Optional.empty(),
                                false));
    }

    @Test
    void itIsTheSameEachTime() {
        assertEquals(CASES, Benchmark.load());
    }
}
