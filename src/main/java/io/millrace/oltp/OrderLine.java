package io.millrace.oltp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * One line of an order.
 *
 * @param number within its order, from 1; it is the key, since a product may stand twice
 * @param sales what the customer pays for all of them, after the discount
 * @param discount a fraction, 0 to 1
 */
public record OrderLine(
        int number,
        String productId,
        int quantity,
        BigDecimal sales,
        BigDecimal discount,
        BigDecimal profit,
        LocalDate shipDate,
        String shipMode,
        BigDecimal shippingCost) {

    /** Decimals of money and fractions, as the shop keeps them. */
    public static final int DECIMALS = 4;

    public OrderLine {
        sales = stored(sales);
        discount = stored(discount);
        profit = stored(profit);
        shippingCost = stored(shippingCost);
    }

    /** As exact as it is kept, so that equal amounts are equal. */
    private static BigDecimal stored(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
