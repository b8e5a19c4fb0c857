package io.millrace.oltp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * An order with its lines; two are equal if they say the same.
 *
 * @param lines by their numbers
 */
public record Order(
        String orderId,
        LocalDate orderDate,
        String priority,
        String customerId,
        ShipTo shipTo,
        List<OrderLine> lines) {

    public Order {
        lines = lines.stream().sorted(Comparator.comparingInt(OrderLine::number)).toList();
    }

    /** What the customer pays for all lines. */
    public BigDecimal sales() {
        return lines.stream().map(OrderLine::sales).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
