package io.millrace.ask.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is alike in words comes first. */
class SimilarityTest {

    private static final Similarity<String> KNOWN =
            new Similarity<>(
                    List.of(
                            "sales by region in 2024",
                            "return rate by category",
                            "customers who never came back",
                            "sales by month"),
                    Function.identity());

    @Test
    void rareWordsCountForMoreThanCommonOnes() {
        assertEquals(
                "return rate by category", KNOWN.nearest("rate of returns by city", 1).getFirst());
        assertEquals("sales by region in 2024", KNOWN.nearest("Sales, by REGION", 4).getFirst());
    }

    @Test
    void nothingAlikeIsNoExample() {
        assertEquals(List.of(), KNOWN.nearest("weather tomorrow", 3));
        assertEquals(List.of(), KNOWN.nearest("", 3));
        assertEquals(
                List.of(),
                new Similarity<>(List.<String>of(), Function.identity()).nearest("sales", 3));
    }
}
