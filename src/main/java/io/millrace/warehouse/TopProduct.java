package io.millrace.warehouse;

import java.math.BigDecimal;

/**
 * The product with the most sales in a period.
 *
 * @param salesBefore its sales in {@link Period#previous()}
 */
public record TopProduct(
        String name,
        String category,
        BigDecimal sales,
        BigDecimal profit,
        long quantity,
        BigDecimal salesBefore) {}
