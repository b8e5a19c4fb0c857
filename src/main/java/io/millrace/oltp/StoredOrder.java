package io.millrace.oltp;

import java.util.List;
import java.util.Map;

/**
 * An order that is stored, with the names behind its keys.
 *
 * @param products those of its lines, by their ids
 * @param own whether the person entered it, and so may change it
 * @param returns what came back of it
 */
public record StoredOrder(
        Order order,
        Customer customer,
        Map<String, Product> products,
        boolean own,
        List<OrderReturn> returns) {

    public StoredOrder {
        products = Map.copyOf(products);
        returns = List.copyOf(returns);
    }
}
