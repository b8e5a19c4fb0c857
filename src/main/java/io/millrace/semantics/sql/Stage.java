package io.millrace.semantics.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows in the making: columns over what the rows are read from. It turns into a named query
 * whenever something is to be reckoned from columns that are reckoned themselves.
 */
final class Stage {

    private final Statement statement;
    private final List<Fragment> from = new ArrayList<>();
    private final List<Fragment> where = new ArrayList<>();
    private final Map<String, Fragment> columns = new LinkedHashMap<>();
    private final Set<String> windows = new HashSet<>();

    /** Over rows that have these columns. */
    Stage(Statement statement, String rows, List<String> columns) {
        this.statement = statement;
        from.add(Fragment.of(rows));
        columns.forEach(column -> this.columns.put(column, Fragment.of(column)));
    }

    /** SQL of a column, to reckon with in the same query. */
    Fragment column(String name) {
        Fragment column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("There is no column " + name);
        }
        return column;
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    void put(String name, Fragment sql) {
        columns.put(name, sql);
    }

    /** A column by a window function; rows are kept or dropped before it is reckoned. */
    void putWindow(String name, Fragment sql) {
        put(name, sql);
        windows.add(name);
    }

    void drop(String name) {
        columns.remove(name);
    }

    /** Writes columns with the name of what they are from, so that a table can be joined. */
    void qualify() {
        if (from.size() == 1) {
            settle("figured");
            String rows = from.getFirst().text();
            columns.replaceAll((_, sql) -> Fragment.of(rows + "." + sql.text()));
        }
    }

    void join(Fragment line) {
        from.add(line);
    }

    /** Makes every column one that can be used by its name. */
    void settle(String name) {
        if (from.size() > 1
                || !where.isEmpty()
                || columns.values().stream().anyMatch(sql -> !sql.isColumn())) {
            seal(name);
        }
    }

    /** Makes every column one without any reckoning in it. */
    void settleColumns(String name) {
        if (columns.values().stream().anyMatch(sql -> !sql.isColumn())) {
            seal(name);
        }
    }

    /** Makes what windows gave something by which rows can be kept. */
    void settleWindows(String name) {
        if (!windows.isEmpty()) {
            seal(name);
        }
    }

    private void seal(String name) {
        Select select = select();
        columns.forEach((column, sql) -> select.column(sql, column));
        String rows = statement.with(name, select.sql());
        from.clear();
        from.add(Fragment.of(rows));
        where.clear();
        windows.clear();
        columns.replaceAll((column, _) -> Fragment.of(column));
    }

    void keep(Fragment condition) {
        where.add(condition);
    }

    /** The rows, without columns yet. */
    Select select() {
        Select select = new Select();
        from.forEach(select::from);
        return select.where(where);
    }
}
