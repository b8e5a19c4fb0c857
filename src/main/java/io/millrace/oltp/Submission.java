package io.millrace.oltp;

import java.util.List;
import java.util.Optional;

/**
 * An order as somebody wants it stored, with what is known of it: so that the same wish comes true
 * once, however often it is sent.
 *
 * @param wanted under a number of {@link OrderBook#newOrderId}, or of the order that is changed
 * @param loaded what was stored when the person began; empty for a new order
 * @param attempted what this person tried to store under this number before, in this draft
 * @param newCustomer made along with the order
 */
public record Submission(
        Order wanted,
        Optional<Order> loaded,
        List<Order> attempted,
        Optional<NewCustomer> newCustomer) {

    public Submission {
        attempted = List.copyOf(attempted);
    }

    /** Whether the order may be stored over this one without taking anybody's work back. */
    boolean knows(Order stored) {
        return stored.equals(wanted)
                || loaded.filter(stored::equals).isPresent()
                || attempted.contains(stored);
    }
}
