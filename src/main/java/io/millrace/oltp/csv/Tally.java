package io.millrace.oltp.csv;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the values of a whole file say about which of two readings is meant.
 *
 * @param <R> the two readings
 */
final class Tally<R extends Enum<R>> {

    /** A value and where it stands. */
    record Sample(String text, long line) {}

    /** More than so many values must agree for one that does not to be a mistake of its row. */
    private static final long AGREEING = 3;

    private final Map<R, Long> counts;
    private final Map<R, Sample> samples;
    private Optional<Sample> either = Optional.empty();

    Tally(Class<R> readings) {
        counts = new EnumMap<>(readings);
        samples = new EnumMap<>(readings);
    }

    /** A value that makes sense in one reading only. */
    void only(R reading, String text, long line) {
        counts.merge(reading, 1L, Long::sum);
        samples.putIfAbsent(reading, new Sample(text, line));
    }

    /** A value that means one thing in one reading and another in the other. */
    void either(String text, long line) {
        if (either.isEmpty()) {
            either = Optional.of(new Sample(text, line));
        }
    }

    /** The first value that does not say by itself how it is meant. */
    Optional<Sample> firstUnclear() {
        return either;
    }

    /** The first value that makes sense in this reading only. */
    Optional<Sample> firstOf(R reading) {
        return Optional.ofNullable(samples.get(reading));
    }

    boolean hasEvidence() {
        return !counts.isEmpty();
    }

    /** The reading that the values agree on, but for a few mistaken rows. */
    Optional<R> agreed() {
        return counts.keySet().stream().filter(this::outweighsTheOther).findFirst();
    }

    private boolean outweighsTheOther(R reading) {
        long others =
                counts.entrySet().stream()
                        .filter(entry -> entry.getKey() != reading)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
        return counts.getOrDefault(reading, 0L) > others * AGREEING;
    }
}
