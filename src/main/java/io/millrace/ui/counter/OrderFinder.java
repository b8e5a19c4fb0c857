package io.millrace.ui.counter;

import io.millrace.oltp.OrderBook;
import io.millrace.oltp.OrderFilter;
import io.millrace.ui.screen.Finder;
import io.millrace.work.Run;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds orders by their number or customer.
 *
 * @param open shows the order of that number
 */
record OrderFinder(OrderBook orders, Consumer<String> open) implements Finder {

    @Override
    public String kind() {
        return "Orders";
    }

    @Override
    public List<Found> find(String text, int most, Run run) {
        return orders.search(OrderFilter.everything(text), most, run).stream()
                .map(order ->
                        new Found(
                                order.orderId(),
                                "Order of " + order.customerName(),
                                () -> open.accept(order.orderId())))
                .toList();
    }
}
