package io.millrace.semantics.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of monthly sums.
 *
 * @param month the column of the month, yyyymm
 * @param where SQL of what its rows must meet; null for all
 * @param dimensions the column that holds each dimension
 * @param columns the column that holds each measure's aggregate
 */
public record AggregateDefinition(
        String table,
        String month,
        @Nullable String where,
        Map<String, String> dimensions,
        Map<String, String> columns) {}
