package io.millrace.semantics.dashboard;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The product with the most sales.
 *
 * @param before its sales in the period before; nothing where the data does not reach back
 * @param yearBefore its sales in the same period a year before; likewise
 */
public record BestSeller(
        Pick pick,
        BigDecimal sales,
        Optional<BigDecimal> before,
        Optional<BigDecimal> yearBefore) {}
