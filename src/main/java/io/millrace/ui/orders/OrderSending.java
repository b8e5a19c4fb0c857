package io.millrace.ui.orders;

import io.millrace.MillraceException;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.oltp.Submission;
import io.millrace.ui.services.Counter;
import io.millrace.ui.work.Background;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Sends the order of the form to the shop, or takes it back. What is sent is kept first: whatever
 * happens then, the same number is sent again, and stored once.
 */
final class OrderSending {

    private final Counter counter;
    private final Background background;
    private final OrderForm form;
    private final OrderStanding standing;
    private final OrderDrafts drafts;

    OrderSending(
            Counter counter,
            Background background,
            OrderForm form,
            OrderStanding standing,
            OrderDrafts drafts) {
        this.counter = counter;
        this.background = background;
        this.form = form;
        this.standing = standing;
        this.drafts = drafts;
    }

    /** The numbers that the order still lacks. */
    private record Numbers(String order, String customer) {}

    /**
     * Stores the order.
     *
     * @param done hears what was sent, which may no longer be what is typed
     */
    void send(BiConsumer<Order, Saved> done, Consumer<MillraceException> failed) {
        String had = standing.numberProperty().get();
        BuyerViewModel buyer = form.buyer();
        Optional<String> nameless =
                buyer.needsNumber() ? Optional.of(buyer.customerName()) : Optional.empty();
        background.submit(
                () -> takeNumbers(had, nameless), taken -> send(taken, done, failed), failed);
    }

    private Numbers takeNumbers(String had, Optional<String> nameless) {
        return new Numbers(
                had.isEmpty() ? counter.orders().newOrderId() : had,
                nameless.map(counter.catalog()::newCustomerId).orElse(""));
    }

    private void send(
            Numbers taken, BiConsumer<Order, Saved> done, Consumer<MillraceException> failed) {
        standing.setNumber(taken.order());
        if (!taken.customer().isEmpty()) {
            form.buyer().setNumber(taken.customer());
        }
        Order wanted = form.order(taken.order()).orElseThrow();
        Submission submission = standing.send(wanted, form.buyer().newCustomer());
        drafts.keep(() ->
                background.submit(
                        () -> counter.orders().save(submission),
                        saved -> done.accept(wanted, saved),
                        failed));
    }

    /** Takes back what is stored. */
    void cancel(Consumer<Order> done, Consumer<MillraceException> failed) {
        Order gone = standing.loaded().orElseThrow();
        background.submit(() -> counter.orders().cancel(gone), _ -> done.accept(gone), failed);
    }
}
