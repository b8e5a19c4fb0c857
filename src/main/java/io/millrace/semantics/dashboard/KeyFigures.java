package io.millrace.semantics.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What was sold, by order date. Those of disjoint days add up, since an order has one date.
 *
 * @param orders distinct orders
 * @param returned distinct orders of which something came back, by the date of the order
 * @param lines order lines
 * @param shippingDays the days that all lines took to ship, added up
 */
public record KeyFigures(
        BigDecimal sales,
        BigDecimal profit,
        long orders,
        long returned,
        long lines,
        long shippingDays) {

    public static final KeyFigures NONE =
            new KeyFigures(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0);

    public KeyFigures plus(KeyFigures other) {
        return new KeyFigures(
                sales.add(other.sales),
                profit.add(other.profit),
                orders + other.orders,
                returned + other.returned,
                lines + other.lines,
                shippingDays + other.shippingDays);
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

    /** Days from order to shipping, the average of the lines; nothing where there was none. */
    public Optional<BigDecimal> daysToShip() {
        return ratio(BigDecimal.valueOf(shippingDays), BigDecimal.valueOf(lines));
    }

    private static Optional<BigDecimal> ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? Optional.empty()
                : Optional.of(part.divide(whole, MathContext.DECIMAL64));
    }
}
