package io.millrace.ui.orders;

import io.millrace.oltp.Customer;
import io.millrace.oltp.NewCustomer;
import io.millrace.oltp.Order;
import io.millrace.oltp.ShipTo;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as somebody left it, half typed or whole.
 *
 * @param orderId empty until a number was taken
 * @param loaded what is stored of it, if it is
 * @param attempted what was sent to be stored, without an answer
 * @param newCustomer typed in, if the customer is new; without a number until one was taken
 */
record OrderDraft(
        String orderId,
        @Nullable Order loaded,
        List<Order> attempted,
        @Nullable Customer customer,
        String customerText,
        @Nullable NewCustomer newCustomer,
        ShipTo shipTo,
        @Nullable LocalDate orderDate,
        @Nullable String priority,
        @Nullable String shipMode,
        @Nullable LocalDate shipDate,
        boolean shipDateTyped,
        List<LineDraft> lines) {

    OrderDraft {
        attempted = List.copyOf(attempted);
        lines = List.copyOf(lines);
    }
}
