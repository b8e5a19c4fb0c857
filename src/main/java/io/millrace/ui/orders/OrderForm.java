package io.millrace.ui.orders;

import io.millrace.oltp.Catalog;
import io.millrace.oltp.Customer;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.oltp.ShipTo;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.widgets.Typed;
import io.millrace.ui.work.Background;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The parts of an order as they are typed, and what the shop fills in of them by itself. */
final class OrderForm {

    private static final int MOST_OFFERS = 20;

    private final Catalog catalog;
    private final Background background;
    private final Suggestions suggestions;
    private final Runnable changed;
    private final BuyerViewModel buyer;
    private final ShipToViewModel shipTo;
    private final LinesViewModel lines;
    private final ScheduleViewModel schedule;
    private final BooleanProperty tried = new SimpleBooleanProperty();
    private boolean filling;

    /**
     * Nothing typed yet.
     *
     * @param changed called when somebody, or a suggestion, has changed something
     */
    OrderForm(
            Catalog catalog,
            Background background,
            Suggestions suggestions,
            ObservableValue<EntryChoices> choices,
            Clock clock,
            Runnable changed) {
        this.catalog = catalog;
        this.background = background;
        this.suggestions = suggestions;
        this.changed = changed;
        Typed typed = Typed.ofDesktop();
        buyer = new BuyerViewModel(customers(), this::touch);
        shipTo = new ShipToViewModel(choices::getValue, this::suggestArea, this::touch);
        lines = new LinesViewModel(typed, this::products, this::suggestTerms, this::touch);
        schedule = new ScheduleViewModel(choices, lines.eachShipped(), typed, clock, this::touch);
        for (BooleanProperty part :
                List.of(
                        buyer.triedProperty(),
                        shipTo.triedProperty(),
                        lines.triedProperty(),
                        schedule.triedProperty())) {
            part.bind(tried);
        }
    }

    private Lookup<Customer> customers() {
        Lookup<Customer> customers =
                new Lookup<>(
                        background,
                        (text, run) -> catalog.customers(text, MOST_OFFERS, run),
                        Customer::name);
        customers.chosenProperty().subscribe((_, chosen) -> chosen.ifPresent(this::suggestPlace));
        return customers;
    }

    private Lookup<Product> products() {
        return new Lookup<>(
                background, (text, run) -> catalog.products(text, MOST_OFFERS, run), Product::name);
    }

    BuyerViewModel buyer() {
        return buyer;
    }

    ShipToViewModel shipTo() {
        return shipTo;
    }

    LinesViewModel lines() {
        return lines;
    }

    ScheduleViewModel schedule() {
        return schedule;
    }

    /** Whether somebody tried to save: from then on what is missing is wrong. */
    BooleanProperty triedProperty() {
        return tried;
    }

    private void suggestPlace(Customer customer) {
        if (!filling) {
            suggestions.ask(
                    buyer,
                    run -> catalog.lastShipTo(customer.customerId(), run),
                    found -> {
                        found.ifPresent(shipTo::suggest);
                        touch();
                    },
                    () -> buyer.customer().chosenProperty().get().equals(Optional.of(customer)));
        }
    }

    private void suggestArea(String country, String state) {
        suggestions.ask(
                shipTo,
                run -> catalog.areaOf(country, state, run),
                found -> {
                    found.ifPresent(shipTo::suggest);
                    touch();
                },
                shipTo::isWithoutArea);
    }

    private void suggestTerms(Product product, LineViewModel line) {
        suggestions.ask(
                line,
                run -> catalog.terms(product.productId(), run),
                terms -> line.suggest(product, terms),
                () -> lines.lines().contains(line) && line.priceProperty().get().isBlank());
    }

    /** Asks the shop again what it could not be asked before. */
    void askAgain() {
        buyer.customer().searchAgain();
        lines.searchAgain();
        suggestions.again();
    }

    private void touch() {
        if (!filling) {
            settle();
        }
    }

    /** Reckons anew, and tells of it. */
    void settle() {
        lines.settle();
        changed.run();
    }

    /** Whether nothing was typed that is worth keeping. */
    boolean isBlank() {
        return buyer.isBlank() && lines.isBlank() && shipTo.isBlank();
    }

    /** Begins anew, with an order of today. */
    void clear() {
        suggestions.forget();
        fill(() -> {
            tried.set(false);
            buyer.clear();
            shipTo.restore(ShipTo.BLANK);
            schedule.clear();
            lines.clear();
        });
    }

    /** Shows an order that is stored. */
    void show(StoredOrder stored) {
        fill(() -> {
            tried.set(false);
            buyer.show(stored.customer());
            shipTo.restore(stored.order().shipTo());
            schedule.show(stored.order());
            lines.show(stored);
        });
    }

    /** Shows an order as somebody left it. */
    void restore(OrderDraft left) {
        fill(() -> {
            buyer.restore(left);
            shipTo.restore(left.shipTo());
            schedule.restore(left);
            lines.restore(left.lines());
        });
    }

    private void fill(Runnable work) {
        filling = true;
        try {
            work.run();
        } finally {
            filling = false;
        }
        settle();
    }

    /**
     * The order as it is typed, if it is whole.
     *
     * @param orderId its number; empty before it has one
     */
    Optional<Order> order(String orderId) {
        LocalDate day = schedule.orderDateProperty().get();
        String urgency = schedule.priorityProperty().get();
        if (day == null || urgency == null || !buyer.isComplete() || !shipTo.isComplete()) {
            return Optional.empty();
        }
        List<OrderLine> whole =
                lines.whole(
                        day,
                        Optional.ofNullable(schedule.shipDateProperty().get()),
                        Optional.ofNullable(schedule.shipModeProperty().get()));
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Order(
                                orderId, day, urgency, buyer.customerId(), shipTo.shipTo(), whole));
    }
}
