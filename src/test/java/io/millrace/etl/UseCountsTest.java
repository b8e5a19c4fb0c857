package io.millrace.etl;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Uses counted on the way are those of the sales, row by row in the order of the keys. */
class UseCountsTest {

    private static final List<String> REGIONS = List.of("West", "East", "No\\tth");

    @Property(tries = 50)
    void areThoseOfTheSales(@ForAll @IntRange(max = 5_000) int sales, @ForAll long seed) {
        Random random = new Random(seed);
        int[] customers = random.ints(sales, 1, 900).toArray();
        int[] places = random.ints(sales, 1, 40).toArray();
        Labels regions = new Labels();
        IntStream.range(1, 40).forEach(place -> regions.put(place, region(place)));
        UseCounts uses = new UseCounts(regions);
        for (int i = 0; i < sales; i++) {
            uses.add(customers[i], places[i]);
        }
        assertEquals(
                counted(sales, i -> Integer.toString(places[i])),
                lines(uses.rows(), Feed.LOCATION_USE));
        assertEquals(
                counted(sales, i -> customers[i] + "\t" + region(places[i])),
                lines(uses.rows(), Feed.CUSTOMER_USE));
    }

    @Test
    void goInByTheOrderOfTheirKeys() {
        Tally tally = new Tally();
        for (int number : new int[] {70_000, 0, 9, 70_000, 3}) {
            tally.add(number);
        }
        assertEquals(
                "0\t1\n3\t1\n9\t1\n70000\t2\n",
                new String(tally.rows(Long::toString), StandardCharsets.UTF_8));
    }

    @Test
    void giveUpAboveWhatTheyHold() {
        Tally tally = new Tally(2_048);
        IntStream.range(0, 2_048).forEach(tally::add);
        assertFalse(tally.isGivenUp());
        tally.add(2_048);
        assertTrue(tally.isGivenUp());
        tally.add(1);
    }

    private static String region(int place) {
        return REGIONS.get(place % REGIONS.size());
    }

    private static List<String> counted(int sales, IntFunction<String> name) {
        Map<String, Long> counts =
                IntStream.range(0, sales).mapToObj(name).collect(groupingBy(n -> n, counting()));
        List<String> rows = new ArrayList<>();
        counts.forEach((key, count) -> rows.add(key + "\t" + count));
        return rows.stream().sorted().toList();
    }

    private static List<String> lines(Map<Feed, byte[]> rows, Feed feed) {
        return new String(rows.getOrDefault(feed, new byte[0]), StandardCharsets.UTF_8)
                .lines()
                .sorted()
                .toList();
    }
}
