package io.millrace.ui.answers;

import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Fit;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds questions that are known to have an answer.
 *
 * @param detail what they are
 * @param questions those there are; asked in the background
 * @param ask asks one
 */
record SuggestionFinder(String detail, Supplier<List<String>> questions, Consumer<String> ask)
        implements Finder {

    @Override
    public String kind() {
        return "Questions";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        return questions.get().stream()
                .filter(Fit.of(text))
                .limit(most)
                .map(question -> new Found(question, detail, () -> ask.accept(question)))
                .toList();
    }
}
