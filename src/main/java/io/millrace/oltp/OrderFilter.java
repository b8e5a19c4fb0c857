package io.millrace.oltp;

import java.util.Optional;

/**
 * Which orders or returns somebody looks for.
 *
 * @param text part of a number or of a customer's name; empty for all
 * @param ownOnly those that the person entered
 * @param customerId of this customer only
 */
public record OrderFilter(String text, boolean ownOnly, Optional<String> customerId) {

    public OrderFilter {
        text = text.strip();
    }

    public static OrderFilter own(String text) {
        return new OrderFilter(text, true, Optional.empty());
    }

    public static OrderFilter everything(String text) {
        return new OrderFilter(text, false, Optional.empty());
    }

    public static OrderFilter of(Customer customer) {
        return new OrderFilter("", false, Optional.of(customer.customerId()));
    }
}
