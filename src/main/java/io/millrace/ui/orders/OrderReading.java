package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.services.Counter;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Reads what the form shows of the shop: what there is to choose from, and one order at a time. */
final class OrderReading {

    private final Counter counter;
    private final Latest choicesRead;
    private final Latest orderRead;
    private final ObjectProperty<EntryChoices> choices =
            new SimpleObjectProperty<>(EntryChoices.NONE);

    OrderReading(Counter counter, Background background) {
        this.counter = counter;
        choicesRead = new Latest(background);
        orderRead = new Latest(background);
    }

    /** What the forms offer; read once. */
    ObjectProperty<EntryChoices> choicesProperty() {
        return choices;
    }

    BooleanBinding busyBinding() {
        return choicesRead.busyProperty().or(orderRead.busyProperty());
    }

    /** Reads what there is to choose from, unless that is known. */
    void readChoices(Runnable answered, Consumer<MillraceException> failed) {
        if (choices.get().equals(EntryChoices.NONE)) {
            choicesRead.submit(
                    run -> counter.catalog().choices(run),
                    read -> {
                        answered.run();
                        choices.set(read);
                    },
                    failed);
        }
    }

    /** Reads an order; of one that is being read nothing is heard any more. */
    void read(
            String orderId,
            Consumer<Optional<StoredOrder>> found,
            Consumer<MillraceException> failed) {
        orderRead.submit(run -> counter.orders().find(orderId, run), found, failed);
    }
}
