package io.millrace.ask.evaluation;

import io.millrace.ask.prompt.Effort;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an evaluation took of a model.
 *
 * @param questions that it was asked about
 * @param repairs of those, how many it had to be asked again
 * @param promptTokens read in all
 * @param replyTokens written in all
 * @param waited for it in all
 */
public record Spending(
        int questions, int repairs, long promptTokens, long replyTokens, Duration waited) {

    public static Spending of(List<Verdict> verdicts) {
        List<Effort> efforts =
                verdicts.stream()
                        .map(verdict -> verdict.answer().effort())
                        .filter(Objects::nonNull)
                        .toList();
        return new Spending(
                efforts.size(),
                efforts.stream().mapToInt(Effort::repairs).sum(),
                efforts.stream().mapToLong(Effort::promptTokens).sum(),
                efforts.stream().mapToLong(Effort::replyTokens).sum(),
                efforts.stream().map(Effort::elapsed).reduce(Duration.ZERO, Duration::plus));
    }

    /** For each question that the model was asked about. */
    public double secondsEach() {
        return questions == 0 ? 0 : waited.toMillis() / 1000.0 / questions;
    }
}
