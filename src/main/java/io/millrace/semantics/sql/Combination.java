package io.millrace.semantics.sql;

import io.millrace.semantics.query.Measure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays the figures of several sources side by side. */
final class Combination {

    /** One named query, and which of its columns become which. */
    private record Layer(Variant variant, String rows, Map<String, String> columns) {}

    private final Statement statement;
    private final Figures figures;
    private final List<Key> keys;
    private final List<String> keyNames;
    private final List<Layer> layers = new ArrayList<>();

    /** Columns of the result that are nought where there is nothing. */
    private final Set<String> noughts = new HashSet<>();

    Combination(Statement statement, Figures figures, List<Key> keys) {
        this.statement = statement;
        this.figures = figures;
        this.keys = keys;
        this.keyNames = keys.stream().map(Key::name).toList();
    }

    void add(Variant variant, Source source) {
        Map<Measure, String> names = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (Measure part : source.figures().keySet()) {
            String name = figures.column(part);
            names.put(part, name);
            columns.put(name + variant.suffix(), name);
            if (variant.isKnown() && figures.sql().isNoughtOfNothing(part)) {
                noughts.add(name + variant.suffix());
            }
        }
        String rows =
                statement.with(
                        source.name() + variant.suffix(), source.grouped(keyNames, names).sql());
        layers.add(new Layer(variant, rows, columns));
    }

    /**
     * A column with nought where there is nothing.
     *
     * @param step the column of the step of the row
     */
    Fragment filled(String column, String value, String step) {
        int knownFrom =
                layers.stream()
                        .filter(layer -> layer.columns().containsKey(column))
                        .mapToInt(layer -> layer.variant().knownFrom())
                        .max()
                        .orElse(0);
        Fragment filled = filled(column, value);
        return knownFrom > 0 && noughts.contains(column)
                ? Fragment.fill(
                        "CASE WHEN {} THEN {} END", Fragment.of(step + " >= ?", knownFrom), filled)
                : filled;
    }

    /** The figures' columns. */
    List<String> columns() {
        return layers.stream().flatMap(layer -> layer.columns().keySet().stream()).toList();
    }

    /** The rows as they are. */
    Stage stage() {
        if (keys.isEmpty()) {
            return crossed();
        }
        List<String> columns = new ArrayList<>(keyNames);
        columns.addAll(columns());
        return new Stage(statement, rows(true), columns);
    }

    private Stage crossed() {
        Stage stage = new Stage(statement, layers.getFirst().rows(), List.of());
        layers.stream()
                .skip(1)
                .forEach(layer -> stage.join(Fragment.of("CROSS JOIN " + layer.rows())));
        for (Layer layer : layers) {
            String rows = layers.size() == 1 ? "" : layer.rows() + ".";
            layer.columns().forEach((name, column) -> stage.put(name, total(layer, rows + column)));
        }
        return stage;
    }

    /** Before the data there was not nothing, but nothing is known. */
    private static Fragment total(Layer layer, String column) {
        return Fragment.of(layer.variant().isKnown() ? column : "NULLIF(" + column + ", 0)");
    }

    private Fragment filled(String name, String column) {
        return Fragment.of(noughts.contains(name) ? "COALESCE(" + column + ", 0)" : column);
    }

    /**
     * The name of the query that has them. Joined they would take MariaDB three times as long.
     *
     * @param fill whether to put nought where one source has a row and another has none
     */
    String rows(boolean fill) {
        if (layers.size() == 1) {
            return layers.getFirst().rows();
        }
        List<String> names = columns();
        List<Fragment> members = layers.stream().map(layer -> member(layer, names)).toList();
        Select laid = new Select();
        keyNames.forEach(key -> laid.column(key, key));
        for (String name : names) {
            String value = "MAX(" + name + ")";
            laid.column(fill ? filled(name, value) : Fragment.of(value), name);
        }
        laid.from(
                        Fragment.fill(
                                "(\n{}\n) laid",
                                Fragment.join("\nUNION ALL\n", members).indented()))
                .groupBy(keyNames.stream().map(Fragment::of).toList());
        return statement.with("together", laid.sql());
    }

    private Fragment member(Layer layer, List<String> names) {
        Select select = new Select();
        for (Key key : keys) {
            Fragment column = Fragment.of(key.name());
            select.column(
                    key instanceof Key.OfStep ? layer.variant().step().apply(column) : column,
                    key.name());
        }
        for (String name : names) {
            select.column(layer.columns().getOrDefault(name, "NULL"), name);
        }
        return select.from(layer.rows()).sql();
    }
}
