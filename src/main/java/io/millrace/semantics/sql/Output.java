package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import java.util.ArrayList;
import java.util.List;

/** The columns that people see and the order of the rows. */
final class Output {

    private record Shown(Fragment sql, Column column) {}

    private final List<Shown> shown = new ArrayList<>();
    private final List<Fragment> order = new ArrayList<>();

    void show(Fragment sql, String name, String label, Format format, Column.Role role) {
        Fragment written = format == Format.DATE ? Fragment.fill("CAST({} AS DATE)", sql) : sql;
        shown.add(new Shown(written, new Column(name, label, format, role)));
    }

    /** Sorts by a value, by its name where it is shown. */
    void order(Fragment sql, boolean descending) {
        Fragment term =
                shown.stream()
                        .filter(column -> column.sql.equals(sql))
                        .findFirst()
                        .map(column -> Fragment.of(column.column.name()))
                        .orElse(sql);
        Fragment sorted = descending ? term.then(" DESC") : term;
        if (!order.contains(sorted)) {
            order.add(sorted);
        }
    }

    /** Sorts what is unknown behind everything else. */
    void unknownLast(Fragment sql) {
        order.add(sql.isColumn() ? sql.then(" IS NULL") : Fragment.fill("({}) IS NULL", sql));
    }

    List<Column> columns() {
        return shown.stream().map(Shown::column).toList();
    }

    CompiledQuery finish(Statement statement, Select select, int limit, int cap) {
        shown.forEach(column -> select.column(column.sql, column.column.name()));
        select.orderBy(order).limit(limit > 0 ? limit : cap > 0 ? cap + 1 : 0);
        Fragment sql = statement.sql(select.sql());
        return new CompiledQuery(sql.text(), sql.parameters(), columns(), limit > 0 ? 0 : cap);
    }
}
