package io.millrace.ask.chart;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the rows of an answer hold, as far as it decides how they are drawn. */
final class Figures {

    /** What may be drawn, the most telling first. */
    private static final List<Role> TELLING = List.of(Role.ACCUMULATED, Role.SHARE, Role.VALUE);

    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows;

    Figures(List<Column> columns, List<List<@Nullable Object>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    List<Column> columns() {
        return columns;
    }

    int rows() {
        return rows.size();
    }

    /** The columns of names, in their order. */
    List<String> groups() {
        return names(EnumSet.of(Role.GROUP, Role.TIME));
    }

    /** The measures' own figures that can be drawn: a day is no length. */
    List<String> values() {
        return columns.stream()
                .filter(column -> column.role() == Role.VALUE && column.format() != Format.DATE)
                .map(Column::name)
                .toList();
    }

    int measures() {
        return names(EnumSet.of(Role.VALUE)).size();
    }

    private List<String> names(Set<Role> roles) {
        return columns.stream()
                .filter(column -> roles.contains(column.role()))
                .map(Column::name)
                .toList();
    }

    /** The figures to draw in one picture: the most telling, and others of its format. */
    List<String> shown() {
        for (Role role : TELLING) {
            List<Column> telling =
                    columns.stream()
                            .filter(column -> column.role() == role)
                            .filter(column -> column.format() != Format.DATE)
                            .toList();
            if (!telling.isEmpty()) {
                return shown(role, telling.getFirst().format());
            }
        }
        return List.of();
    }

    private List<String> shown(Role role, Format format) {
        Set<Role> roles =
                role == Role.VALUE ? EnumSet.of(Role.VALUE, Role.COMPARED) : EnumSet.of(role);
        return columns.stream()
                .filter(column -> roles.contains(column.role()) && column.format() == format)
                .map(Column::name)
                .toList();
    }

    boolean isTime(String column) {
        return columns.get(place(column)).role() == Role.TIME;
    }

    int different(String column) {
        int place = place(column);
        return (int) rows.stream().map(row -> String.valueOf(row.get(place))).distinct().count();
    }

    boolean isMatrix(String x, String series, int most) {
        return between(2, different(x), most) && between(2, different(series), most);
    }

    private static boolean between(int least, int number, int most) {
        return least <= number && number <= most;
    }

    /** How much of a matrix is filled, from 0 to 1. */
    double density(String x, String series) {
        return (double) rows.size() / ((long) different(x) * different(series));
    }

    /** Whether a column has figures alone that a slice can show. */
    boolean isPositive(String column) {
        int place = place(column);
        return rows.stream()
                .map(row -> row.get(place))
                .allMatch(value ->
                        value instanceof Number number
                                && new BigDecimal(number.toString()).signum() >= 0);
    }

    private int place(String column) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + column));
    }
}
