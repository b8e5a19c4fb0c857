package io.millrace.ask.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One question and what must become of it.
 *
 * @param id the same in every run and version
 * @param kind what it tries, such as ranking, follow-up or hostile
 * @param after the questions that were asked before it in the same conversation, oldest first
 * @param expected what may become of it; never empty
 * @param gold the right rows; there if, and only if, it may be answered
 * @param contrast the id of a question that sounds alike and must be answered differently
 * @param generated whether a frame made it
 */
public record BenchmarkCase(
        String id,
        String kind,
        String question,
        List<String> after,
        Set<Expectation> expected,
        Optional<Gold> gold,
        Optional<String> contrast,
        boolean generated) {

    public BenchmarkCase {
        after = List.copyOf(after);
        expected = Set.copyOf(expected);
        if (expected.contains(Expectation.ANSWERED) != gold.isPresent()) {
            throw new IllegalArgumentException(
                    id
                            + " may be answered, but there is no SQL for the right rows, or the reverse");
        }
    }

    /** Whether nothing but the right answer will do. */
    public boolean mustBeAnswered() {
        return expected.equals(Set.of(Expectation.ANSWERED));
    }
}
