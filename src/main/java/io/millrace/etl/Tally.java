package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/** How often each of many numbers came by. */
final class Tally {

    /** Twelve bytes for each place: enough for four million numbers in a hundred megabytes. */
    private static final int USUAL_PLACES = 1 << 23;

    private final int mostPlaces;

    /** The numbers plus one; 0 where there is none. */
    private long[] numbers = new long[1 << 10];

    private int[] counts = new int[1 << 10];
    private int size;
    private boolean givenUp;

    Tally() {
        this(USUAL_PLACES);
    }

    /**
     * Holds half as many numbers as there are places.
     *
     * @param mostPlaces a power of two from 1,024 on
     */
    Tally(int mostPlaces) {
        this.mostPlaces = mostPlaces;
    }

    /**
     * Counts a number once more.
     *
     * @param number from 0 on
     */
    void add(long number) {
        if (givenUp) {
            return;
        }
        int place = place(number + 1);
        counts[place] = Math.addExact(counts[place], 1);
        if (numbers[place] == 0) {
            numbers[place] = number + 1;
            if (++size * 2 > numbers.length) {
                grow();
            }
        }
    }

    /** Whether there were more numbers than it holds, so that it says nothing any more. */
    boolean isGivenUp() {
        return givenUp;
    }

    /**
     * Rows in COPY's text format, in the order of the numbers, with the count as the last field.
     *
     * @param fields what comes before the count, split by tabs
     */
    byte[] rows(LongFunction<String> fields) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        Arrays.stream(numbers)
                .filter(number -> number != 0)
                .sorted()
                .mapToObj(number -> fields.apply(number - 1) + "\t" + counts[place(number)] + "\n")
                .forEach(row -> rows.writeBytes(row.getBytes(StandardCharsets.UTF_8)));
        return rows.toByteArray();
    }

    private int place(long number) {
        int mask = numbers.length - 1;
        // Neighbouring numbers are spread over all bits, or they would queue up.
        long spread = number * 0x9E3779B97F4A7C15L;
        int place = (int) (spread >>> 32) & mask;
        while (numbers[place] != 0 && numbers[place] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        if (numbers.length == mostPlaces) {
            givenUp = true;
            numbers = new long[0];
            counts = new int[0];
            return;
        }
        long[] oldNumbers = numbers;
        int[] oldCounts = counts;
        numbers = new long[2 * oldNumbers.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldNumbers[i] != 0) {
                int place = place(oldNumbers[i]);
                numbers[place] = oldNumbers[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
