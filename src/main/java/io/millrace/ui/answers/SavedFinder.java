package io.millrace.ui.answers;

import io.millrace.ui.saved.SavedCard;
import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Fit;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/** Finds answers that somebody pinned, by their titles. */
final class SavedFinder implements Finder {

    private final Consumer<SavedCard> open;

    /** The window changes the list while this is searched. */
    private volatile List<SavedCard> cards = List.of();

    /** Made on the window's thread. */
    SavedFinder(ObservableList<SavedCard> saved, Consumer<SavedCard> open) {
        this.open = open;
        saved.subscribe(() -> cards = List.copyOf(saved));
    }

    @Override
    public String kind() {
        return "Saved answers";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        Fit fit = Fit.of(text);
        return cards.stream()
                .filter(card -> fit.test(card.title()))
                .limit(most)
                .map(card -> new Found(card.title(), "Saved answer", () -> open.accept(card)))
                .toList();
    }
}
