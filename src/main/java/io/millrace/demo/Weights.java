package io.millrace.demo;

import java.util.List;
import java.util.function.ToLongFunction;

/** Picks an index as often as its share of all weights. */
final class Weights {

    private final long[] upTo;

    private Weights(long[] weights) {
        upTo = weights;
        for (int i = 1; i < upTo.length; i++) {
            upTo[i] += upTo[i - 1];
        }
    }

    static Weights of(long... weights) {
        return new Weights(weights.clone());
    }

    static <T> Weights of(List<T> things, ToLongFunction<T> weight) {
        return new Weights(things.stream().mapToLong(weight).toArray());
    }

    int pick(Dice dice) {
        long target = dice.below(upTo[upTo.length - 1]);
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] > target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
