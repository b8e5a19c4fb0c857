package io.millrace.oltp;

import java.time.OffsetDateTime;

/**
 * A product as it is stored.
 *
 * @param changed when it was changed last
 */
public record ProductCard(Product product, OffsetDateTime changed) {}
