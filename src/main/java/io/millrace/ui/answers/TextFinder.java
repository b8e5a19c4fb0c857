package io.millrace.ui.answers;

import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;

/**
 * Offers to ask what is typed, whatever it is.
 *
 * @param ask asks it as a question of its own
 */
record TextFinder(Consumer<String> ask) implements Finder {

    @Override
    public String kind() {
        return "Questions";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        String question = text.strip();
        return List.of(
                new Found(
                        "Ask: " + question,
                        "As a question in plain English",
                        () -> ask.accept(question)));
    }
}
