package io.millrace.oltp;

import java.math.BigDecimal;

/**
 * What one piece of a product sold for and cost when it was last sold.
 *
 * @param price before any discount
 */
public record Terms(BigDecimal price, BigDecimal cost) {}
