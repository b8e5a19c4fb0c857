package io.millrace.semantics.values;

import static java.util.stream.Collectors.joining;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of the dimensions, as far as the person may see them. Values of dimensions that share
 * a table are kept together, so that it is known whether two conditions say the same.
 */
public final class ValueDictionary {

    /** Dimensions with more values than this are not learned. */
    private static final int MOST_VALUES = 200_000;

    /**
     * A value that people may say.
     *
     * @param said what they say: the value, or the number of its own
     * @param value as the warehouse has it
     */
    public record Entry(String dimension, String said, String value) {}

    private final Map<String, List<String>> values;
    private final List<Entry> entries;
    private final Map<String, List<Map<String, String>>> rows;

    private ValueDictionary(
            Map<String, List<String>> values,
            List<Entry> entries,
            Map<String, List<Map<String, String>>> rows) {
        this.values = values;
        this.entries = entries;
        this.rows = rows;
    }

    /** Nothing in it but what the model lists. */
    public static ValueDictionary empty(SemanticModel model) {
        return of(model, Map.of());
    }

    /**
     * A dictionary of these rows.
     *
     * @param rows by the short name of a table, its distinct values by dimension
     */
    public static ValueDictionary of(
            SemanticModel model, Map<String, List<Map<String, String>>> rows) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (DimensionDefinition dimension : model.dimensions().values()) {
            String name = dimension.name();
            List<String> known =
                    dimension.values() == DimensionDefinition.Values.LISTED
                            ? dimension.listed()
                            : rows.getOrDefault(dimension.table(), List.of()).stream()
                                    .map(row -> row.getOrDefault(name, ""))
                                    .filter(value -> !value.isEmpty() && !value.equals("unknown"))
                                    .distinct()
                                    .sorted()
                                    .toList();
            values.put(name, known);
            known.forEach(value -> entries.add(new Entry(name, value, value)));
        }
        return new ValueDictionary(values, List.copyOf(entries), rows);
    }

    /**
     * Reads the values from a mart or the star.
     *
     * @throws MillraceException if it cannot be read
     */
    public static ValueDictionary read(Database mart, SemanticModel model, Run run) {
        try (Connection connection = mart.connect()) {
            connection.setReadOnly(true);
            Sql sql = new Sql(connection, run);
            Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
            for (TableDefinition table : model.tables().values()) {
                List<DimensionDefinition> learned = learned(model, table);
                if (!learned.isEmpty()) {
                    rows.put(table.alias(), rows(sql, table, learned));
                }
            }
            return of(model, rows);
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The names in the warehouse could not be read: " + cause.getMessage(),
                    cause);
        }
    }

    private static List<DimensionDefinition> learned(SemanticModel model, TableDefinition table) {
        return model.dimensions().values().stream()
                .filter(dimension -> dimension.table().equals(table.alias()))
                .filter(dimension ->
                        switch (dimension.values()) {
                            case FEW, MANY -> true;
                            case NONE, LISTED -> false;
                        })
                .toList();
    }

    private static List<Map<String, String>> rows(
            Sql sql, TableDefinition table, List<DimensionDefinition> dimensions)
            throws SQLException {
        String columns =
                dimensions.stream().map(DimensionDefinition::column).collect(joining(", "));
        return sql.list(
                "SELECT DISTINCT %s FROM %s %s LIMIT %d"
                        .formatted(columns, table.table(), table.alias(), MOST_VALUES),
                row -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int i = 0; i < dimensions.size(); i++) {
                        String value = row.getString(i + 1);
                        values.put(dimensions.get(i).name(), value == null ? "" : value);
                    }
                    return values;
                });
    }

    /** The values of a dimension, sorted; empty where they are not learned. */
    public List<String> of(String dimension) {
        return values.getOrDefault(dimension, List.of());
    }

    /** Everything that people may say. */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * Whether there is a row of a table that is one of these in each dimension.
     *
     * @param wanted by dimension, the values that will do
     */
    public boolean exists(String table, Map<String, List<String>> wanted) {
        List<Map<String, String>> known = rows.getOrDefault(table, List.of());
        return known.isEmpty()
                || known.stream()
                        .anyMatch(row ->
                                wanted.entrySet().stream()
                                        .allMatch(each ->
                                                each.getValue()
                                                        .contains(
                                                                row.getOrDefault(
                                                                        each.getKey(), ""))));
    }

    /** Whether two conditions on the same table hold for the same rows of it. */
    public boolean sameRows(String table, Entry one, Entry other) {
        return rows.getOrDefault(table, List.of()).stream()
                .allMatch(row ->
                        one.value().equals(row.get(one.dimension()))
                                == other.value().equals(row.get(other.dimension())));
    }
}
