package io.millrace.oltp;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as somebody wants it stored.
 *
 * @param lines numbers of the order's lines that came back; empty for the whole order
 */
public record ReturnEntry(
        String orderId, List<Integer> lines, LocalDate returnDate, String status, String reason) {

    public ReturnEntry {
        lines = lines.stream().sorted().distinct().toList();
    }

    /** All lines of the order are the whole order. */
    ReturnEntry settled(Order order) {
        boolean all = lines.equals(order.lines().stream().map(OrderLine::number).toList());
        return all ? new ReturnEntry(orderId, List.of(), returnDate, status, reason) : this;
    }

    boolean isStoredAs(OrderReturn stored) {
        return stored.own()
                && stored.lines().equals(lines)
                && stored.returnDate().equals(returnDate)
                && stored.status().equals(status)
                && stored.reason().equals(reason);
    }

    /** As PostgreSQL writes an array; null for the whole order. */
    @Nullable String lineArray() {
        return lines.isEmpty()
                ? null
                : lines.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }
}
