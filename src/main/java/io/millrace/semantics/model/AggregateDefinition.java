package io.millrace.semantics.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of monthly sums.
 *
 * @param onlyBy the dimensions by which a question must go, or each of which it must hold to one
 *     value, for the columns to be right; empty where they always are
 * @param month the column of the month, yyyymm
 * @param weekday the column of the weekday, 1 for Monday; null where the rows are of all
 * @param where SQL of what its rows must meet; null for all
 * @param dimensions the column that holds each dimension
 * @param columns the column that holds each measure's aggregate
 */
public record AggregateDefinition(
        String name,
        String table,
        String month,
        @Nullable String weekday,
        @Nullable String where,
        List<String> onlyBy,
        Map<String, String> dimensions,
        Map<String, String> columns) {}
