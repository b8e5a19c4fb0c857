package io.millrace.ui.counter;

import io.millrace.oltp.Catalog;
import io.millrace.oltp.Customer;
import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;

/** Finds customers by their name or number. */
record CustomerFinder(Catalog catalog, Consumer<Customer> open) implements Finder {

    @Override
    public String kind() {
        return "Customers";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        return catalog.customers(text, most, run).stream()
                .map(customer ->
                        new Found(
                                customer.name(),
                                "%s %s · %s"
                                        .formatted(
                                                "Customer",
                                                customer.customerId(),
                                                customer.segment()),
                                () -> open.accept(customer)))
                .toList();
    }
}
