package io.millrace.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Each index comes up as often as it weighs. */
class WeightsTest {

    @Test
    void sharesAreKeptAndWhatWeighsNothingNeverComesUp() {
        Weights weights = Weights.of(0, 5, 0, 0, 3, 2, 0);
        int[] times = new int[7];
        Dice dice = new Dice(1, Dice.Topic.PACE, 1);
        for (int i = 0; i < 100_000; i++) {
            times[weights.pick(dice)]++;
        }
        assertEquals(0, times[0] + times[2] + times[3] + times[6]);
        assertTrue(Math.abs(times[1] - 50_000) < 1_000, () -> "5 of 10: " + times[1]);
        assertTrue(Math.abs(times[4] - 30_000) < 1_000, () -> "3 of 10: " + times[4]);
        assertTrue(Math.abs(times[5] - 20_000) < 1_000, () -> "2 of 10: " + times[5]);
    }
}
