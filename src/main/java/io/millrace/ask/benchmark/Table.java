package io.millrace.ask.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows with named columns: an answer, or the right one.
 *
 * @param rows each as long as there are columns; a value may be null
 */
public record Table(List<String> columns, List<List<@Nullable Object>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(Table::copy).toList();
    }

    private static List<@Nullable Object> copy(List<@Nullable Object> row) {
        return Collections.unmodifiableList(new ArrayList<>(row));
    }

    int indexOf(String column) {
        return columns.indexOf(column);
    }

    List<@Nullable Object> values(int column) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(column)));
        return values;
    }

    Table first(int count) {
        return new Table(columns, rows.subList(0, Math.min(count, rows.size())));
    }

    Table withoutRowsThatLackAValue() {
        return new Table(
                columns,
                rows.stream().filter(row -> row.stream().noneMatch(v -> v == null)).toList());
    }

    /** These columns below each other, in the place and under the name of the first. */
    Table stacked(List<String> stack) {
        List<String> kept = columns.stream().filter(column -> !isRest(column, stack)).toList();
        List<List<@Nullable Object>> stacked = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            for (String each : stack) {
                List<@Nullable Object> one = new ArrayList<>();
                for (String column : kept) {
                    one.add(row.get(indexOf(column.equals(stack.getFirst()) ? each : column)));
                }
                stacked.add(one);
            }
        }
        return new Table(kept, stacked);
    }

    private static boolean isRest(String column, List<String> stack) {
        return stack.indexOf(column) > 0;
    }
}
