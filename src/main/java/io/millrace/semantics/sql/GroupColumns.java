package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;

/** What people see of a grouping in rows that are figured out, and how it is sorted. */
final class GroupColumns {

    private GroupColumns() {}

    /** Joins the names that go with a key; nothing where there is none. */
    static void join(Stage stage, Group group) {
        Group.Names names = group.names();
        if (names == null) {
            return;
        }
        stage.qualify();
        stage.join(
                Fragment.of(
                        "JOIN %1$s %2$s ON %2$s.%3$s = %4$s"
                                .formatted(
                                        names.table().table(),
                                        names.table().alias(),
                                        names.column(),
                                        stage.column(names.key()).text())));
        stage.put(group.name(), Fragment.of(names.dimension().column()));
        String id = names.dimension().id();
        if (id != null) {
            stage.put(id(group), Fragment.of(id));
        }
    }

    static void show(Stage stage, Group group, Output output) {
        Fragment key = stage.column(shown(group));
        String label = MeasureNames.capital(group.label());
        switch (group.grouping()) {
            case Grouping.Steps(var unit) ->
                    output.show(
                            Fragment.of(CalendarSql.name(unit, key.text())),
                            group.name(),
                            label,
                            unit == Unit.DAY ? Format.DATE : Format.TEXT,
                            Column.Role.TIME);
            case Grouping.Cyclic(var cycle) ->
                    output.show(
                            Fragment.of(CalendarSql.name(cycle, key.text())),
                            group.name(),
                            label,
                            Format.TEXT,
                            Column.Role.GROUP);
            case Grouping.By _ -> {
                output.show(key, group.name(), label, Format.TEXT, Column.Role.GROUP);
                if (stage.has(id(group))) {
                    output.show(
                            stage.column(id(group)),
                            id(group),
                            label + " number",
                            Format.TEXT,
                            Column.Role.ID);
                }
            }
        }
    }

    private static String shown(Group group) {
        return group.names() == null ? group.keys().getFirst().name() : group.name();
    }

    static String id(Group group) {
        return group.name() + "_id";
    }

    /** By what values are sorted: their place, their name, what tells them apart. */
    static List<Fragment> terms(Stage stage, Group group) {
        List<Fragment> terms = new ArrayList<>();
        group.keys().stream()
                .filter(Key::isPlace)
                .forEach(key -> terms.add(stage.column(key.name())));
        if (group.names() != null) {
            terms.add(stage.column(group.name()));
        }
        if (stage.has(id(group))) {
            terms.add(stage.column(id(group)));
            return terms;
        }
        group.keys().stream()
                .filter(key -> !key.isPlace())
                .forEach(key -> terms.add(stage.column(key.name())));
        return terms;
    }
}
