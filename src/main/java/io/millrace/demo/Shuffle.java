package io.millrace.demo;

/** Gives every number below a bound a place of its own, neighbours far apart. */
record Shuffle(long bound, long step) {

    /** Steps of the golden ratio spread best; the next one without a common divisor is taken. */
    static Shuffle of(long bound) {
        long step = Math.max(1, bound * 618 / 1000);
        while (divisor(step, bound) != 1) {
            step++;
        }
        return new Shuffle(bound, step);
    }

    long place(long number) {
        return (number + 1) * step % bound;
    }

    private static long divisor(long one, long other) {
        return other == 0 ? one : divisor(other, one % other);
    }
}
