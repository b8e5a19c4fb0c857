package io.millrace.ask.guard;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The tables that a person's own account sees in its schema.
 *
 * @param tables each with its columns in their order, by name
 */
public record MartSchema(SortedMap<String, List<Column>> tables) {

    /**
     * A column.
     *
     * @param type as the server's information_schema names it, such as {@code decimal}
     */
    public record Column(String name, String type) {}

    public MartSchema {
        SortedMap<String, List<Column>> copy = new TreeMap<>();
        tables.forEach((name, columns) -> copy.put(name, List.copyOf(columns)));
        tables = Collections.unmodifiableSortedMap(copy);
    }

    /** Asks the server what this connection may read in its current schema. */
    public static MartSchema read(Sql sql) throws SQLException {
        SortedMap<String, List<Column>> tables = new TreeMap<>();
        sql.list(
                SqlFiles.read("mysql/mart/visible_columns.sql"),
                row ->
                        tables.computeIfAbsent(row.getString("table_name"), _ -> new ArrayList<>())
                                .add(
                                        new Column(
                                                row.getString("column_name"),
                                                row.getString("data_type"))));
        return new MartSchema(tables);
    }

    /** The names of all columns, in capitals, since no server minds their case. */
    Set<String> columnNames() {
        return tables.values().stream()
                .flatMap(List::stream)
                .map(column -> column.name().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
