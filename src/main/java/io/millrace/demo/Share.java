package io.millrace.demo;

/** Parts of a whole number that add up to it exactly, however odd their shares. */
final class Share {

    private Share() {}

    /** What the first {@code weight} of {@code weights} get of the whole. */
    static long upTo(long whole, long weight, long weights) {
        return Math.multiplyExact(whole, weight) / weights;
    }
}
