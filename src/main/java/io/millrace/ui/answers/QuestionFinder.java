package io.millrace.ui.answers;

import io.millrace.access.QuestionHistory;
import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds questions that were asked before, and offers to ask what is typed.
 *
 * @param ask asks a question of its own
 */
record QuestionFinder(QuestionHistory history, Consumer<String> ask) implements Finder {

    @Override
    public String kind() {
        return "Questions";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        return Stream.concat(
                        history.find(text, most - 1, run).stream()
                                .map(asked -> found(asked.question(), "Ask it again")),
                        Stream.of(found(text.strip(), "Ask this")))
                .toList();
    }

    private Found found(String question, String detail) {
        return new Found(question, detail, () -> ask.accept(question));
    }
}
