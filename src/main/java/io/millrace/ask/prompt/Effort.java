package io.millrace.ask.prompt;

import java.time.Duration;

/**
 * What it took a model to read a question.
 *
 * @param model its name
 * @param calls how often it was asked
 * @param repairs how often because of what was wrong with the time before
 * @param promptTokens read in all, as its server counts
 * @param replyTokens written in all
 * @param elapsed spent waiting for it
 * @param remark what had to be done without, for the person; empty where nothing was missing
 */
public record Effort(
        String model,
        int calls,
        int repairs,
        long promptTokens,
        long replyTokens,
        Duration elapsed,
        String remark) {

    static Effort none(String model, String remark) {
        return new Effort(model, 0, 0, 0, 0, Duration.ZERO, remark);
    }

    Effort withCall(long read, long written, Duration waited) {
        return new Effort(
                model,
                calls + 1,
                repairs,
                promptTokens + read,
                replyTokens + written,
                elapsed.plus(waited),
                remark);
    }

    Effort withRepair() {
        return new Effort(model, calls, repairs + 1, promptTokens, replyTokens, elapsed, remark);
    }
}
