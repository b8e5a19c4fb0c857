package io.millrace.ui.orders;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an order comes to as it is typed.
 *
 * @param reduction what the discounts take off
 * @param total sales and shipping together
 */
record OrderTotals(
        int lines,
        int pieces,
        BigDecimal reduction,
        BigDecimal sales,
        BigDecimal shipping,
        BigDecimal profit,
        BigDecimal total) {

    static final OrderTotals NOTHING = of(List.of());

    static OrderTotals of(List<LineViewModel> lines) {
        BigDecimal reduction = BigDecimal.ZERO;
        BigDecimal sales = BigDecimal.ZERO;
        BigDecimal shipping = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        int pieces = 0;
        int count = 0;
        for (LineViewModel line : lines) {
            if (!line.isBlank()) {
                count++;
                pieces += line.pieceCount();
                reduction = reduction.add(line.reduction());
                sales = sales.add(line.salesOrZero());
                shipping = shipping.add(line.shippingCost());
                profit = profit.add(line.profitOrZero());
            }
        }
        return new OrderTotals(
                count, pieces, reduction, sales, shipping, profit, sales.add(shipping));
    }
}
