package io.millrace.ui.orders;

import io.millrace.oltp.OrderLine;
import io.millrace.ui.widgets.Typed;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The figures of a line as they are typed, and what they say as numbers: nothing where they say
 * none that an order may have.
 *
 * @param price of one piece, before the discount
 * @param discount in percent
 */
record LineFigures(
        Typed typed,
        String quantity,
        String price,
        String discount,
        String shipping,
        String profit) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BEYOND_MONEY = new BigDecimal("10000000000");

    /** The figures of a line that is stored, to go on typing at. */
    static LineFigures of(OrderLine stored, Typed typed) {
        return new LineFigures(
                typed,
                typed.plain(BigDecimal.valueOf(stored.quantity())),
                typed.money(priceOf(stored)),
                typed.plain(stored.discount().multiply(HUNDRED)),
                typed.money(stored.shippingCost()),
                typed.money(stored.profit()));
    }

    /** Of one piece before the discount, as near as four decimals come. */
    private static BigDecimal priceOf(OrderLine stored) {
        BigDecimal paidPart = BigDecimal.ONE.subtract(stored.discount());
        return paidPart.signum() == 0
                ? BigDecimal.ZERO
                : stored.sales()
                        .divide(
                                paidPart.multiply(BigDecimal.valueOf(stored.quantity())),
                                OrderLine.DECIMALS,
                                RoundingMode.HALF_UP);
    }

    Optional<Integer> pieces() {
        return typed.count(quantity);
    }

    /** The discount, 0 to 1. */
    Optional<BigDecimal> fraction() {
        return typed.number(discount)
                .map(percent -> percent.divide(HUNDRED, MathContext.DECIMAL64))
                .filter(off -> off.signum() >= 0 && off.compareTo(BigDecimal.ONE) <= 0);
    }

    Optional<BigDecimal> priceOfOne() {
        return amount(price);
    }

    Optional<BigDecimal> shippingCost() {
        return amount(shipping);
    }

    private Optional<BigDecimal> amount(String input) {
        return typed.number(input)
                .filter(money -> money.signum() >= 0 && money.compareTo(BEYOND_MONEY) < 0);
    }

    /** The profit that stands in its field, which may be a loss. */
    Optional<BigDecimal> typedProfit() {
        return typed.number(profit).filter(money -> money.abs().compareTo(BEYOND_MONEY) < 0);
    }

    /** What all pieces come to before the discount. */
    Optional<BigDecimal> worth() {
        return pieces().flatMap(count ->
                priceOfOne().map(each -> each.multiply(BigDecimal.valueOf(count))));
    }

    /** What the customer pays. */
    Optional<BigDecimal> sales() {
        return worth().flatMap(whole ->
                fraction()
                        .map(off ->
                                whole.multiply(BigDecimal.ONE.subtract(off))
                                        .setScale(OrderLine.DECIMALS, RoundingMode.HALF_UP)));
    }

    /**
     * What is left of the sales.
     *
     * @param cost of one piece
     */
    Optional<BigDecimal> profitOf(BigDecimal sales, BigDecimal cost) {
        return pieces().map(count ->
                sales.subtract(cost.multiply(BigDecimal.valueOf(count)))
                        .setScale(OrderLine.DECIMALS, RoundingMode.HALF_UP));
    }

    /** Whether sales and profit come to the same as those of the other, to the letter. */
    boolean sellsLike(LineFigures other) {
        return quantity.equals(other.quantity)
                && price.equals(other.price)
                && discount.equals(other.discount);
    }
}
