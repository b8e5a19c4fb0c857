package io.millrace.ask.finding;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of an answer, by what their columns hold. */
final class Cells {

    private final List<Column> columns;
    private final List<List<@Nullable Object>> rows;
    private final List<Grouping> groupings;
    private final Formats formats;

    Cells(Facts facts, Formats formats) {
        this(facts.columns(), facts.rows(), groupings(facts.query()), formats);
    }

    /** Of rows that are known by their columns alone. */
    Cells(List<Column> columns, List<List<@Nullable Object>> rows, Formats formats) {
        this(columns, rows, List.of(), formats);
    }

    private Cells(
            List<Column> columns,
            List<List<@Nullable Object>> rows,
            List<Grouping> groupings,
            Formats formats) {
        this.columns = columns;
        this.rows = rows;
        this.groupings = groupings;
        this.formats = formats;
    }

    private static List<Grouping> groupings(SemanticQuery query) {
        return switch (query) {
            case Breakdown breakdown -> breakdown.groupings();
            case Cohorts cohorts -> List.of(new Grouping.Steps(cohorts.unit()));
            case Pareto pareto -> List.of(new Grouping.By(pareto.dimension()));
            case Basket basket ->
                    List.of(
                            new Grouping.By(basket.dimension()),
                            new Grouping.By(basket.dimension()));
            case Correlation _, Coverage _ -> List.of();
        };
    }

    int rows() {
        return rows.size();
    }

    /** The columns that hold such a thing. */
    List<Integer> all(Role role) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).role() == role)
                .boxed()
                .toList();
    }

    /** The column of that role that belongs to a measure; -1 where there is none. */
    int column(Role role, int measure) {
        List<Integer> all = all(role);
        return measure >= 0 && measure < all.size() ? all.get(measure) : -1;
    }

    /** The column of that name, which must be there. */
    int column(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + name));
    }

    Column at(int column) {
        return columns.get(column);
    }

    int columns() {
        return columns.size();
    }

    @Nullable Object value(int row, int column) {
        return rows.get(row).get(column);
    }

    /** A number; null where the cell is empty or holds none. */
    @Nullable BigDecimal number(int row, int column) {
        return switch (value(row, column)) {
            case BigDecimal number -> number;
            case Number number -> new BigDecimal(number.toString());
            case null -> null;
            case Object _ -> null;
        };
    }

    /** A figure as people write it; a dash where there is none. */
    String figure(int row, int column) {
        Object value = value(row, column);
        BigDecimal number = number(row, column);
        if (value == null) {
            return "–";
        }
        return number == null ? text(value, columns.get(column).format()) : figure(number, column);
    }

    private String text(Object value, Format format) {
        return format == Format.DATE
                ? formats.day(LocalDate.parse(value.toString()))
                : value.toString();
    }

    /** A number as people write what is in that column. */
    String figure(BigDecimal number, int column) {
        return switch (columns.get(column).format()) {
            case MONEY -> formats.amount(number);
            case NUMBER -> formats.count(number.longValue());
            case DECIMAL -> formats.decimal(number);
            case PERCENT -> formats.percent(number);
            case DAYS -> formats.decimal(number) + " days";
            case DATE, TEXT -> number.toPlainString();
        };
    }

    /** A number in full, as it is alone in an answer. */
    String exactly(BigDecimal number, int column) {
        return columns.get(column).format() == Format.MONEY
                ? formats.moneyInFull(number)
                : figure(number, column);
    }

    /** The names of a row, such as "West, March 2024". */
    String name(int row) {
        return name(row, groupings);
    }

    /** The names that a row has in some of the groupings. */
    String name(int row, List<Grouping> some) {
        return String.join(", ", names(row, some));
    }

    /** All its names, one for each grouping. */
    List<String> names(int row) {
        return names(row, groupings);
    }

    private List<String> names(int row, List<Grouping> some) {
        List<String> names = new ArrayList<>();
        List<Integer> places =
                IntStream.range(0, columns.size())
                        .filter(i ->
                                columns.get(i).role() == Role.GROUP
                                        || columns.get(i).role() == Role.TIME)
                        .boxed()
                        .toList();
        for (int i = 0; i < Math.min(places.size(), groupings.size()); i++) {
            if (some.contains(groupings.get(i))) {
                names.add(name(groupings.get(i), value(row, places.get(i))));
            }
        }
        return names;
    }

    private String name(Grouping grouping, @Nullable Object value) {
        if (value == null || value.toString().isEmpty()) {
            return "(none)";
        }
        String text = value.toString();
        return switch (grouping) {
            case Grouping.By _ -> text;
            case Grouping.Steps(Unit unit) ->
                    unit == Unit.DAY
                            ? formats.day(LocalDate.parse(text))
                            : StepNames.name(unit, text);
            case Grouping.Cyclic(Cycle cycle) ->
                    switch (cycle) {
                        case WEEK_OF_YEAR -> "week " + text;
                        case DAY_OF_MONTH -> "day " + text;
                        case QUARTER_OF_YEAR, MONTH_OF_YEAR, WEEKDAY, PART_OF_WEEK -> text;
                    };
        };
    }
}
