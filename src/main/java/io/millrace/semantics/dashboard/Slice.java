package io.millrace.semantics.dashboard;

import java.math.BigDecimal;

/**
 * One part of the business in a chart.
 *
 * @param pick what narrows the dashboard to it
 * @param size its sales; of a return reason the orders that came back
 * @param beside its profit; of a return reason the sales of those orders
 */
public record Slice(Pick pick, BigDecimal size, BigDecimal beside) {}
