package io.millrace.ui.settings;

import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.util.List;
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

    private static final String FAILED = "It cannot be worked with";

    private final String title;
    private final Supplier<List<Fact>> address;
    private final Function<Run, Tested> test;
    private final Background background;
    private final Deeds deeds;
    private final ReadOnlyObjectWrapper<List<Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());

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
        this.deeds = new Deeds(background, formats);
    }

    /** Asks the server, unless it is being asked. */
    void test() {
        if (deeds.work().busyProperty().get()) {
            return;
        }
        deeds.fallSilent();
        background.submit(address, facts::set, failure -> deeds.fail(FAILED, failure));
        deeds.begin(test, this::show, FAILED);
    }

    private void show(Tested tested) {
        facts.set(tested.facts());
        deeds.tell(tested.notice());
    }

    String title() {
        return title;
    }

    /** Where it is and, once it has answered, what it said. */
    ReadOnlyObjectProperty<List<Fact>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** The test; what the last one told is empty while one is under way. */
    Deeds deeds() {
        return deeds;
    }
}
