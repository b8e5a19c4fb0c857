package io.millrace.ask.evaluation;

import io.millrace.ask.Answer;
import io.millrace.ask.benchmark.BenchmarkCase;

/**
 * How one question of the benchmark was answered.
 *
 * @param answer what the engine made of it
 * @param isRight the right rows, or silent where it should be
 * @param isAnswered whether there were rows at all
 */
public record Verdict(BenchmarkCase question, Answer answer, boolean isRight, boolean isAnswered) {

    /** Rows where there should be others, or none: worse than silence. */
    public boolean isWrong() {
        return isAnswered && !isRight;
    }
}
