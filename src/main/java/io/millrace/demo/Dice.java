package io.millrace.demo;

/**
 * Chance that falls alike on every machine and JDK: SplitMix64, one stream for each thing that is
 * decided, so that a change to one thing leaves all others as they were.
 */
final class Dice {

    /** What is decided; each has streams of its own. */
    enum Topic {
        PACE(1),
        PRODUCT(2),
        CUSTOMER(3),
        ORDER(4),
        LINES(5),
        RETURN(6);

        private final long number;

        Topic(long number) {
            this.number = number;
        }
    }

    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    /** The stream of the {@code index}-th thing of its kind. */
    Dice(long seed, Topic topic, long index) {
        state = mix(mix(seed + STEP * topic.number) + STEP * index);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    /** A number from 0 up to, and without, the bound. */
    long below(long bound) {
        return Math.unsignedMultiplyHigh(next(), bound);
    }

    /** A number from 0 up to, and without, the bound. */
    int below(int bound) {
        return (int) below((long) bound);
    }

    /** A number of a closed range. */
    int between(int lowest, int highest) {
        return lowest + below(highest - lowest + 1);
    }

    /** True so many times in a thousand. */
    boolean chance(int perMille) {
        return below(1000) < perMille;
    }
}
