package io.millrace.ui.orders;

import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderLine;
import io.millrace.ui.widgets.Typed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * When an order was placed, how urgent it is, and when and how it is shipped, as it is typed.
 * Unless somebody picked one, the day of shipping follows the order's day and the ship mode.
 */
final class ScheduleViewModel {

    private final ObservableValue<EntryChoices> choices;
    private final ObservableValue<Boolean> eachShipped;
    private final Typed typed;
    private final Clock clock;
    private final Runnable changed;
    private final ObjectProperty<@Nullable LocalDate> orderDate = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> priority = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> shipMode = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> shipDate = new SimpleObjectProperty<>();
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private boolean shipDateTyped;
    private boolean filling;

    /**
     * Nothing typed yet.
     *
     * @param choices with the days that each ship mode takes
     * @param eachShipped whether each line has a day and a way of shipping of its own
     */
    ScheduleViewModel(
            ObservableValue<EntryChoices> choices,
            ObservableValue<Boolean> eachShipped,
            Typed typed,
            Clock clock,
            Runnable changed) {
        this.choices = choices;
        this.eachShipped = eachShipped;
        this.typed = typed;
        this.clock = clock;
        this.changed = changed;
        choices.subscribe((_, _) -> follow());
        orderDate.subscribe((_, _) -> follow());
        shipMode.subscribe((_, _) -> follow());
        shipDate.subscribe((_, _) -> pickShipDate());
        priority.subscribe((_, _) -> touch());
    }

    ObjectProperty<@Nullable LocalDate> orderDateProperty() {
        return orderDate;
    }

    ObjectProperty<@Nullable String> priorityProperty() {
        return priority;
    }

    /** How all lines are shipped; null while they differ. */
    ObjectProperty<@Nullable String> shipModeProperty() {
        return shipMode;
    }

    /** When all lines are shipped; null while they differ. */
    ObjectProperty<@Nullable LocalDate> shipDateProperty() {
        return shipDate;
    }

    BooleanProperty triedProperty() {
        return tried;
    }

    /** Whether somebody picked the day of shipping. */
    boolean isShipDateTyped() {
        return shipDateTyped;
    }

    ObservableValue<String> orderDateProblem() {
        return Bindings.createStringBinding(
                () -> orderDate.get() == null ? "A day such as " + example() : "", orderDate);
    }

    ObservableValue<String> priorityProblem() {
        return Bindings.createStringBinding(
                () -> tried.get() && priority.get() == null ? "Needed" : "", tried, priority);
    }

    ObservableValue<String> shipModeProblem() {
        return Bindings.createStringBinding(
                () ->
                        tried.get() && shipMode.get() == null && !eachShipped.getValue()
                                ? "Needed"
                                : "",
                tried,
                shipMode,
                eachShipped);
    }

    ObservableValue<String> shipDateProblem() {
        return Bindings.createStringBinding(
                this::findShipDateProblem, tried, shipDate, orderDate, eachShipped);
    }

    private String findShipDateProblem() {
        LocalDate shipped = shipDate.get();
        LocalDate ordered = orderDate.get();
        if (shipped == null) {
            return tried.get() && !eachShipped.getValue() ? "A day such as " + example() : "";
        }
        return ordered != null && shipped.isBefore(ordered) ? "Before the order's day" : "";
    }

    private String example() {
        return typed.day(LocalDate.now(clock));
    }

    private void touch() {
        if (!filling) {
            changed.run();
        }
    }

    private void pickShipDate() {
        shipDateTyped |= !filling;
        touch();
    }

    private void follow() {
        if (!filling) {
            followMode();
            touch();
        }
    }

    private void followMode() {
        LocalDate ordered = orderDate.get();
        Integer days = daysToShip();
        if (!shipDateTyped && ordered != null && days != null) {
            filling = true;
            shipDate.set(ordered.plusDays(days));
            filling = false;
        }
    }

    private @Nullable Integer daysToShip() {
        String mode = shipMode.get();
        return mode == null ? null : choices.getValue().daysToShip().get(mode);
    }

    /** An order of today. */
    void clear() {
        fill(LocalDate.now(clock), "Medium", "Standard Class", null);
        shipDateTyped = false;
        followMode();
    }

    /** Shows when and how an order that is stored is shipped. */
    void show(Order order) {
        fill(
                order.orderDate(),
                order.priority(),
                same(order.lines().stream().map(OrderLine::shipMode).distinct().toList()),
                same(order.lines().stream().map(OrderLine::shipDate).distinct().toList()));
        shipDateTyped = true;
    }

    private static <T> @Nullable T same(List<T> values) {
        return values.size() == 1 ? values.getFirst() : null;
    }

    /** Shows what somebody left. */
    void restore(OrderDraft left) {
        fill(left.orderDate(), left.priority(), left.shipMode(), left.shipDate());
        shipDateTyped = left.shipDateTyped();
    }

    private void fill(
            @Nullable LocalDate ordered,
            @Nullable String urgency,
            @Nullable String mode,
            @Nullable LocalDate shipped) {
        filling = true;
        orderDate.set(ordered);
        priority.set(urgency);
        shipMode.set(mode);
        shipDate.set(shipped);
        filling = false;
    }
}
