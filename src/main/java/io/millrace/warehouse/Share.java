package io.millrace.warehouse;

import java.math.BigDecimal;

/**
 * The part of a region or a category in what was sold.
 *
 * @param orders distinct orders; an order with two categories counts in both
 */
public record Share(String name, BigDecimal sales, BigDecimal profit, long orders) {}
