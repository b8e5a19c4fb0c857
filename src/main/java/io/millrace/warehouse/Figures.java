package io.millrace.warehouse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What was sold, by order date. Sums of disjoint parts add up, since an order has one date and one
 * place.
 *
 * @param orders distinct orders
 * @param returned distinct orders of which something came back, by the date of the order
 */
public record Figures(BigDecimal sales, BigDecimal profit, long orders, long returned) {

    public static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(
                sales.add(other.sales),
                profit.add(other.profit),
                orders + other.orders,
                returned + other.returned);
    }

    /** Profit as a fraction of sales; nothing where nothing was sold. */
    public Optional<BigDecimal> margin() {
        return ratio(profit, sales);
    }

    /** Sales an order; nothing where there was none. */
    public Optional<BigDecimal> averageOrder() {
        return ratio(sales, BigDecimal.valueOf(orders));
    }

    /** Returned orders as a fraction of orders; nothing where there was none. */
    public Optional<BigDecimal> returnRate() {
        return ratio(BigDecimal.valueOf(returned), BigDecimal.valueOf(orders));
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }
}
