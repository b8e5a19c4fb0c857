package io.millrace.oltp;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A return that is stored.
 *
 * @param lines numbers of the lines that came back; empty for the whole order
 * @param own whether the person took it, and so may change it
 */
public record OrderReturn(
        long returnId,
        String orderId,
        LocalDate returnDate,
        String status,
        String reason,
        List<Integer> lines,
        boolean own) {

    /** The status of what was not taken back after all. */
    public static final String REJECTED = "Rejected";

    public OrderReturn {
        lines = List.copyOf(lines);
    }

    public boolean isWholeOrder() {
        return lines.isEmpty();
    }

    /** Whether it leaves the line with the customer. */
    public boolean isRejected() {
        return status.equals(REJECTED);
    }

    /** Whether the line came back with it. */
    public boolean covers(int line) {
        return !isRejected() && (isWholeOrder() || lines.contains(line));
    }

    Optional<List<Integer>> partial() {
        return isWholeOrder() ? Optional.empty() : Optional.of(lines);
    }
}
