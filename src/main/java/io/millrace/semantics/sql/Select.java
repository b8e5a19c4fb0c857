package io.millrace.semantics.sql;

import java.util.ArrayList;
import java.util.List;

/** A query in the making; each clause comes to stand on a line of its own. */
final class Select {

    private final List<Fragment> columns = new ArrayList<>();
    private final List<Fragment> from = new ArrayList<>();
    private final List<Fragment> where = new ArrayList<>();
    private final List<Fragment> groupBy = new ArrayList<>();
    private final List<Fragment> having = new ArrayList<>();
    private final List<Fragment> orderBy = new ArrayList<>();
    private int limit;
    private boolean distinct;

    Select column(Fragment expression, String alias) {
        boolean named = expression.text().equals(alias) || expression.text().endsWith("." + alias);
        columns.add(expression.isColumn() && named ? expression : expression.then(" AS " + alias));
        return this;
    }

    Select column(String expression, String alias) {
        return column(Fragment.of(expression), alias);
    }

    /** A table and, after it, its joins. */
    Select from(Fragment line) {
        from.add(line);
        return this;
    }

    Select from(String line) {
        return from(Fragment.of(line));
    }

    Select where(Fragment condition) {
        where.add(condition);
        return this;
    }

    Select where(List<Fragment> conditions) {
        where.addAll(conditions);
        return this;
    }

    Select groupBy(List<Fragment> expressions) {
        groupBy.addAll(expressions);
        return this;
    }

    Select having(Fragment condition) {
        having.add(condition);
        return this;
    }

    Select orderBy(List<Fragment> expressions) {
        orderBy.addAll(expressions);
        return this;
    }

    Select distinct() {
        distinct = true;
        return this;
    }

    /** At most so many rows; 0 for all. */
    Select limit(int rows) {
        limit = rows;
        return this;
    }

    Fragment sql() {
        List<Fragment> lines = new ArrayList<>();
        String select = distinct ? "SELECT DISTINCT " : "SELECT ";
        lines.add(clause(select, ",\n" + " ".repeat(select.length()), columns));
        lines.add(clause("FROM ", "\n", from));
        clause(lines, "WHERE ", "\n  AND ", where);
        clause(lines, "GROUP BY ", ", ", groupBy);
        clause(lines, "HAVING ", "\n  AND ", having);
        clause(lines, "ORDER BY ", ", ", orderBy);
        if (limit > 0) {
            lines.add(Fragment.of("LIMIT ?", limit));
        }
        return Fragment.join("\n", lines);
    }

    private static void clause(
            List<Fragment> lines, String word, String between, List<Fragment> parts) {
        if (!parts.isEmpty()) {
            lines.add(clause(word, between, parts));
        }
    }

    private static Fragment clause(String word, String between, List<Fragment> parts) {
        return Fragment.of(word).then(Fragment.join(between, parts));
    }
}
