package io.millrace.demo;

import java.time.LocalDate;

/**
 * A line of an order. Money is in ten-thousandths, as the database keeps it, and exact.
 *
 * @param discount in percent
 * @param shippingCost in cents
 */
record Line(
        int number,
        Product product,
        int quantity,
        int discount,
        LocalDate shipDate,
        ShipMode mode,
        long shippingCost) {

    /** Cents times percent are ten-thousandths. */
    long sales() {
        return (long) product.price() * quantity * (100 - discount);
    }

    long profit() {
        return sales() - 100L * product.cost() * quantity;
    }
}
