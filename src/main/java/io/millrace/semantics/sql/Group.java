package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import io.millrace.semantics.query.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A grouping in SQL.
 *
 * @param name of the column that people see
 * @param label for people
 * @param keys by which rows are told apart
 * @param names where what people see is found only after the figures are known; null where it is
 *     the first key
 */
record Group(Grouping grouping, String name, String label, List<Key> keys, @Nullable Names names) {

    /** A dimension's table whose single key the facts hold, so that names can be joined late. */
    record Names(DimensionDefinition dimension, TableDefinition table, String column, String key) {}

    static Group of(Grouping grouping, SemanticModel model, Aliases aliases) {
        String name = aliases.of(grouping, name(grouping, model));
        String label = new MeasureNames(model).label(grouping);
        return switch (grouping) {
            case Grouping.Steps(var unit) ->
                    new Group(grouping, name, label, List.of(new Key.OfStep(name, unit)), null);
            case Grouping.Cyclic(var cycle) ->
                    new Group(
                            grouping,
                            name,
                            label,
                            List.of(
                                    new Key.OfCycle(
                                            aliases.of(name + "#", name + "_number"), cycle)),
                            null);
            case Grouping.By(String dimension) ->
                    of(grouping, name, label, model.dimension(dimension), model, aliases);
        };
    }

    /** A column for a name that is reserved is called as in the warehouse. */
    private static String name(Grouping grouping, SemanticModel model) {
        String name = MeasureNames.name(grouping);
        if (grouping instanceof Grouping.By(String dimension) && Aliases.isReserved(dimension)) {
            String column = model.dimension(dimension).column();
            return column.substring(column.lastIndexOf('.') + 1);
        }
        return name;
    }

    private static Group of(
            Grouping grouping,
            String name,
            String label,
            DimensionDefinition dimension,
            SemanticModel model,
            Aliases aliases) {
        if (dimension.computed() != null) {
            return new Group(grouping, name, label, List.of(new Key.OfKind(name)), null);
        }
        Names names = late(dimension, model, aliases);
        if (names != null) {
            Key key = new Key.OfModel(names.key(), dimension.key().getFirst());
            return new Group(grouping, name, label, List.of(key), names);
        }
        List<Key> keys = new ArrayList<>();
        keys.add(new Key.OfModel(name, dimension.column()));
        for (String sql : dimension.key()) {
            if (!sql.equals(dimension.column())) {
                String column = sql.substring(sql.lastIndexOf('.') + 1);
                keys.add(new Key.OfModel(aliases.of(name + sql, name + "_" + column), sql));
            }
        }
        if (dimension.order() != null) {
            keys.add(new Key.OfPlace(aliases.of(name + "#", name + "_place"), dimension.order()));
        }
        return new Group(grouping, name, label, keys, null);
    }

    private static @Nullable Names late(
            DimensionDefinition dimension, SemanticModel model, Aliases aliases) {
        TableDefinition table = Objects.requireNonNull(model.tables().get(dimension.table()));
        return table.key()
                .filter(key -> dimension.key().equals(List.of(Joins.FACTS + "." + key)))
                .map(key ->
                        new Names(
                                dimension, table, key, aliases.of(dimension.name() + "#key", key)))
                .orElse(null);
    }

    /** PARTITION BY the keys of some groupings; empty for none. */
    static String partition(List<Group> groups, List<Grouping> within) {
        return within.isEmpty()
                ? ""
                : "PARTITION BY "
                        + String.join(", ", keys(groups, within).stream().map(Key::name).toList());
    }

    static List<Key> keys(List<Group> groups, List<Grouping> within) {
        return groups.stream()
                .filter(group -> within.contains(group.grouping))
                .flatMap(group -> group.keys.stream())
                .toList();
    }

    /** Whether rows are one for each part of the calendar, whose names are not their numbers. */
    boolean isOfTime() {
        return !(grouping instanceof Grouping.By);
    }
}
