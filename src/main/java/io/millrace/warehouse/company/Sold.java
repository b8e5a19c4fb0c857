package io.millrace.warehouse.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What was sold, by order date. Sums of disjoint places add up, since an order has one place.
 *
 * @param orders distinct orders
 */
public record Sold(BigDecimal sales, BigDecimal profit, long orders) {

    public static final Sold NOTHING = new Sold(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    Sold plus(Sold other) {
        return new Sold(sales.add(other.sales), profit.add(other.profit), orders + other.orders);
    }

    /** Profit as a fraction of sales; nothing where nothing was sold. */
    public Optional<BigDecimal> margin() {
        return sales.signum() == 0
                ? Optional.empty()
                : Optional.of(profit.divide(sales, MathContext.DECIMAL64));
    }
}
