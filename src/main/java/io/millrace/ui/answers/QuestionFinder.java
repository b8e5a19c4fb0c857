package io.millrace.ui.answers;

import io.millrace.access.QuestionHistory;
import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds questions that the person asked before.
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
        return history.find(text, most, run).stream()
                .map(QuestionHistory.Asked::question)
                .map(question -> new Found(question, "Ask it again", () -> ask.accept(question)))
                .toList();
    }
}
