package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;

/** How often each of many numbers came by. */
final class Tally {

    /** Twenty bytes each: less than a hundred megabytes. */
    private static final int USUAL_MOST = 1 << 22;

    private final NumberTable numbers;
    private int[] counts = new int[1 << 9];
    private boolean givenUp;

    Tally() {
        this(USUAL_MOST);
    }

    /** Holds so many numbers. */
    Tally(int most) {
        numbers = new NumberTable(most);
    }

    /** Counts a number once more. */
    void add(long number) {
        int place = numbers.place(number);
        if (place == NumberTable.NONE) {
            givenUp = true;
            return;
        }
        if (place == counts.length) {
            counts = Arrays.copyOf(counts, 2 * place);
        }
        counts[place] = Math.addExact(counts[place], 1);
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
        numbers.inOrder()
                .mapToObj(
                        place -> fields.apply(numbers.number(place)) + "\t" + counts[place] + "\n")
                .forEach(row -> rows.writeBytes(row.getBytes(StandardCharsets.UTF_8)));
        return rows.toByteArray();
    }
}
