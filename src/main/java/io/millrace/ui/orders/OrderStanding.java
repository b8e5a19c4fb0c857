package io.millrace.ui.orders;

import io.millrace.oltp.NewCustomer;
import io.millrace.oltp.Order;
import io.millrace.oltp.StoredOrder;
import io.millrace.oltp.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * How the order of the form stands with the shop: its number, what is stored of it, and what was
 * sent without an answer.
 */
final class OrderStanding {

    /** What the form is for. */
    enum Mode {
        NEW,
        CHANGE,
        /** Somebody else's order. */
        LOOK
    }

    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.NEW);
    private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
    private final List<Order> attempted = new ArrayList<>();
    private Optional<Order> loaded = Optional.empty();

    ReadOnlyObjectProperty<Mode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /** The order's number; empty before it has one. */
    ReadOnlyStringProperty numberProperty() {
        return number.getReadOnlyProperty();
    }

    /** What is stored of it, as far as is known; not nothing while it is changed. */
    Optional<Order> loaded() {
        return loaded;
    }

    /** What was sent to be stored, without an answer. */
    List<Order> attempted() {
        return attempted;
    }

    /** What the form is for, in a word or two. */
    ObservableValue<String> heading() {
        return mode.map(now ->
                switch (now) {
                    case NEW -> "New order";
                    case CHANGE -> "Change order";
                    case LOOK -> "Order";
                });
    }

    /** What stands below the title. */
    ObservableValue<String> caption() {
        return Bindings.createStringBinding(
                () ->
                        switch (mode.get()) {
                            case NEW ->
                                    number.get().isEmpty()
                                            ? "A new order; its number comes when it is saved"
                                            : "A new order, " + number.get();
                            case CHANGE -> "Your order " + number.get();
                            case LOOK ->
                                    "Order "
                                            + number.get()
                                            + " was entered by somebody else, who alone may change it";
                        },
                mode,
                number);
    }

    /** Whether the form holds anything that a save would store. */
    boolean isUnsaved(OrderForm form) {
        return switch (mode.get()) {
            case NEW -> !form.isBlank();
            case CHANGE -> !loaded.equals(form.order(number.get()));
            case LOOK -> false;
        };
    }

    /** A new order, of which the shop knows nothing. */
    void begin() {
        stand(Mode.NEW, "", Optional.empty(), List.of());
    }

    /** An order as the shop has it. */
    void show(StoredOrder stored) {
        Order order = stored.order();
        stand(
                stored.own() ? Mode.CHANGE : Mode.LOOK,
                order.orderId(),
                Optional.of(order),
                List.of());
    }

    /** An order as somebody left it. */
    void restore(OrderDraft left) {
        stand(
                left.loaded() == null ? Mode.NEW : Mode.CHANGE,
                left.orderId(),
                Optional.ofNullable(left.loaded()),
                left.attempted());
    }

    private void stand(Mode now, String orderId, Optional<Order> stored, List<Order> sent) {
        mode.set(now);
        number.set(orderId);
        loaded = stored;
        attempted.clear();
        attempted.addAll(sent);
    }

    /** The number is taken for the order, and stays it. */
    void setNumber(String taken) {
        number.set(taken);
    }

    /** The wish to store the order, which counts as sent from now on. */
    Submission send(Order wanted, Optional<NewCustomer> newCustomer) {
        Submission submission = new Submission(wanted, loaded, attempted, newCustomer);
        attempted.remove(wanted);
        attempted.add(wanted);
        return submission;
    }

    /** The shop has said that it has the order now. */
    void confirm(Order wanted) {
        stand(Mode.CHANGE, number.get(), Optional.of(wanted), List.of());
    }
}
