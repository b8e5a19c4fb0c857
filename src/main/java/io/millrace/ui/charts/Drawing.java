package io.millrace.ui.charts;

import io.millrace.ask.chart.Chart;
import io.millrace.semantics.sql.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows and how to draw them.
 *
 * @param rows as answers have them: numbers as numbers, days as ISO texts
 */
public record Drawing(Chart chart, List<Column> columns, List<List<@Nullable Object>> rows) {

    public Drawing {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    /** The column of that name, which must be there. */
    Column column(String name) {
        return columns.get(place(name));
    }

    /** The column that decides how figures are written. */
    Column figures() {
        return column(chart.y().getFirst());
    }

    private int place(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + name));
    }

    @Nullable Object cell(int row, String column) {
        return rows.get(row).get(place(column));
    }

    OptionalDouble number(int row, String column) {
        BigDecimal number = CellWords.number(cell(row, column));
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    /**
     * The figures by where they stand along the bottom and to which line they belong.
     *
     * @param names along the bottom, in their order
     * @param lines one for each series, or for each column of figures
     */
    record Matrix(List<Object> names, List<Line> lines) {

        boolean isEmpty() {
            return names.isEmpty() || lines.isEmpty();
        }
    }

    /**
     * Figures of one colour.
     *
     * @param values one for each name; null where there is none
     */
    record Line(String name, List<@Nullable BigDecimal> values) {

        double sum() {
            return values.stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(BigDecimal::doubleValue)
                    .sum();
        }
    }

    /** The matrix of a chart that has something along the bottom. */
    Matrix matrix(CellWords words) {
        String x = Objects.requireNonNull(chart.x());
        List<Object> names = different(x);
        String series = chart.series();
        List<Line> lines =
                series == null
                        ? chart.y().stream().map(y -> line(names, x, y)).toList()
                        : lines(names, x, series, words);
        return new Matrix(names, lines);
    }

    private Line line(List<Object> names, String x, String y) {
        Map<Object, @Nullable BigDecimal> found = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            found.put(key(row, x), CellWords.number(cell(row, y)));
        }
        return new Line(column(y).label(), valuesOf(names, found));
    }

    private List<Line> lines(List<Object> names, String x, String series, CellWords words) {
        String y = chart.y().getFirst();
        Map<Object, Map<Object, @Nullable BigDecimal>> found = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            found.computeIfAbsent(key(row, series), _ -> new HashMap<>())
                    .put(key(row, x), CellWords.number(cell(row, y)));
        }
        return different(series).stream()
                .map(each ->
                        new Line(
                                words.name(column(series), each),
                                valuesOf(names, found.getOrDefault(each, Map.of()))))
                .toList();
    }

    private static List<@Nullable BigDecimal> valuesOf(
            List<Object> names, Map<Object, @Nullable BigDecimal> found) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        names.forEach(name -> values.add(found.get(name)));
        return Collections.unmodifiableList(values);
    }

    private Object key(int row, String column) {
        Object cell = cell(row, column);
        return cell == null ? "" : cell;
    }

    /** Time runs from left to right however the rows are sorted; all else stays in their order. */
    private List<Object> different(String name) {
        Set<Object> different = new LinkedHashSet<>();
        for (int row = 0; row < rows.size(); row++) {
            different.add(key(row, name));
        }
        List<Object> names = new ArrayList<>(different);
        if (column(name).role() == Column.Role.TIME) {
            names.sort((one, other) -> one.toString().compareTo(other.toString()));
        }
        return names;
    }
}
