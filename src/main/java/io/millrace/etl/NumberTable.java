package io.millrace.etl;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Many numbers, each with its place in the order in which they came first: 0, 1, 2 and so on. */
final class NumberTable {

    /** What {@link #place} gives where there is no room for another number. */
    static final int NONE = -1;

    private final int most;

    /** By their places. */
    private long[] numbers = new long[1 << 9];

    /** Places plus one; 0 where there is none. */
    private int[] slots = new int[1 << 10];

    private int size;
    private int latest;

    /** Has room for so many numbers. */
    NumberTable(int most) {
        this.most = most;
    }

    /** Where a number is, which takes the next place if it is new; or {@link #NONE}. */
    int place(long number) {
        // Often the same one comes again.
        if (latest < size && numbers[latest] == number) {
            return latest;
        }
        int slot = slot(number);
        int place = slots[slot] > 0 ? slots[slot] - 1 : add(number, slot);
        latest = Math.max(place, 0);
        return place;
    }

    /** Their places, the smallest number's first. */
    IntStream inOrder() {
        return Arrays.stream(numbers, 0, size).sorted().mapToInt(number -> slots[slot(number)] - 1);
    }

    /** The number at a place. */
    long number(int place) {
        return numbers[place];
    }

    private int add(long number, int slot) {
        if (size == most) {
            return NONE;
        }
        if (size == numbers.length) {
            grow();
            return add(number, slot(number));
        }
        numbers[size] = number;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slot(long number) {
        int mask = slots.length - 1;
        // Neighbouring numbers are spread over all bits, or they would queue up.
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] > 0 && numbers[slots[slot] - 1] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        numbers = Arrays.copyOf(numbers, 2 * size);
        slots = new int[2 * slots.length];
        for (int place = 0; place < size; place++) {
            slots[slot(numbers[place])] = place + 1;
        }
    }
}
