package io.millrace.oltp;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An order in a list.
 *
 * @param lines how many it has
 * @param returned how many returns it has that were not rejected
 * @param own whether the person entered it, and so may change it
 */
public record OrderSummary(
        String orderId,
        LocalDate orderDate,
        String customerId,
        String customerName,
        String city,
        String region,
        long lines,
        BigDecimal sales,
        long returned,
        boolean own) {}
