package io.millrace.ui.settings;

import io.millrace.MillraceException;
import io.millrace.ui.widgets.LongWork;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A server that the installation works with: where it is, and how a test of it ended. */
final class PlaceViewModel {

    /** Something known of a server, such as its version. */
    record Fact(String name, String value) {}

    /**
     * How a test ended.
     *
     * @param facts what is known of the server, from where it is to what it said
     */
    record Tested(Notice notice, List<Fact> facts) {

        Tested {
            facts = List.copyOf(facts);
        }
    }

    private final String title;
    private final Supplier<List<Fact>> address;
    private final Function<Run, Tested> test;
    private final Background background;
    private final LongWork work;
    private final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Notice>> outcome =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * Asks nobody yet.
     *
     * @param address what the settings say of it; called in the background
     * @param test asks the server; called in the background
     */
    PlaceViewModel(
            String title,
            Supplier<List<Fact>> address,
            Function<Run, Tested> test,
            Background background,
            Formats formats) {
        this.title = title;
        this.address = address;
        this.test = test;
        this.background = background;
        this.work = new LongWork(background, formats);
    }

    /** Asks the server, unless it is being asked. */
    void test() {
        if (work.busyProperty().get()) {
            return;
        }
        outcome.set(Optional.empty());
        background.submit(address, facts::set, this::fail);
        work.begin(test, this::show, this::fail);
    }

    private void show(Tested tested) {
        facts.set(tested.facts());
        outcome.set(Optional.of(tested.notice()));
    }

    private void fail(MillraceException failure) {
        outcome.set(
                Optional.of(
                        failure.code() == MillraceException.Code.CANCELLED
                                ? new Notice(Mood.NEUTRAL, "Cancelled", "")
                                : new Notice(
                                        Mood.BAD,
                                        "It cannot be worked with",
                                        String.valueOf(failure.getMessage()))));
    }

    String title() {
        return title;
    }

    /** Where it is and, once it has answered, what it said. */
    ReadOnlyObjectProperty<List<Fact>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** How the last test ended; empty before the first and while one is under way. */
    ReadOnlyObjectProperty<Optional<Notice>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    LongWork work() {
        return work;
    }
}
