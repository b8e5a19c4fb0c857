package io.millrace.ui.orders;

import io.millrace.oltp.OrderLine;
import io.millrace.oltp.Product;
import io.millrace.ui.widgets.Typed;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line as somebody left it, half typed or whole.
 *
 * @param cost of one piece, where it is known
 * @param profitTyped whether the person typed the profit himself
 * @param loaded what is stored of it, if it is
 */
record LineDraft(
        @Nullable Product product,
        String productText,
        String quantity,
        String price,
        String discount,
        String shipping,
        String profit,
        @Nullable BigDecimal cost,
        boolean profitTyped,
        @Nullable OrderLine loaded) {

    LineFigures figures(Typed typed) {
        return new LineFigures(typed, quantity, price, discount, shipping, profit);
    }
}
