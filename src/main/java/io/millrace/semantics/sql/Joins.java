package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables that a query over the lines needs, each joined along its key and none besides. */
final class Joins {

    /** The short name of the facts. */
    static final String FACTS = "f";

    private static final Pattern ALIAS = Pattern.compile("\\b([a-z]{1,3})\\.[a-z_]+");

    private final SemanticModel model;
    private final Set<String> needed = new HashSet<>();
    private final Set<String> restricting = new HashSet<>();

    Joins(SemanticModel model) {
        this.model = model;
    }

    /** The short names of the tables that an expression uses. */
    static Set<String> tables(String expression) {
        Set<String> tables = new HashSet<>();
        Matcher matcher = ALIAS.matcher(expression);
        while (matcher.find()) {
            tables.add(matcher.group(1));
        }
        return tables;
    }

    /** Lines without a row of its tables count, with nothing in it. */
    String allow(String expression) {
        needed.addAll(tables(expression));
        return expression;
    }

    /** Lines without a row of its tables do not count. */
    String require(String expression) {
        restricting.addAll(tables(expression));
        return allow(expression);
    }

    /** The facts, and a line for each join. */
    List<Fragment> from() {
        List<Fragment> lines = new ArrayList<>();
        lines.add(
                Fragment.of(
                        Objects.requireNonNull(model.tables().get(FACTS)).table() + " " + FACTS));
        for (TableDefinition table : joined()) {
            lines.add(
                    Fragment.of(
                            "%s %s %s ON %s"
                                    .formatted(
                                            isOptional(table) ? "LEFT JOIN" : "JOIN",
                                            table.table(),
                                            table.alias(),
                                            Objects.requireNonNull(table.on()))));
        }
        return lines;
    }

    /** What must be true of lines so that they have a row in each table that restricts. */
    List<Fragment> restrictions() {
        return joined().stream()
                .filter(table -> !isOptional(table))
                .map(TableDefinition::onlyWhere)
                .filter(Objects::nonNull)
                .distinct()
                .map(Fragment::of)
                .toList();
    }

    private List<TableDefinition> joined() {
        return model.tables().values().stream()
                .filter(table -> table.on() != null && needed.contains(table.alias()))
                .toList();
    }

    private boolean isOptional(TableDefinition table) {
        return table.onlyWhere() != null && !restricting.contains(table.alias());
    }
}
