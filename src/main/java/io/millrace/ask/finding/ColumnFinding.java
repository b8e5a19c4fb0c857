package io.millrace.ask.finding;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** States the finding of rows that are known by their columns alone. */
public final class ColumnFinding {

    private final Cells cells;
    private final String about;
    private final List<Integer> names;
    private final List<Integer> figures;

    private ColumnFinding(Cells cells, String about) {
        this.cells = cells;
        this.about = about;
        this.names = columns(cells, EnumSet.of(Role.GROUP, Role.TIME));
        this.figures = columns(cells, EnumSet.of(Role.VALUE));
    }

    private static List<Integer> columns(Cells cells, Set<Role> roles) {
        return IntStream.range(0, cells.columns())
                .filter(i -> roles.contains(cells.at(i).role()))
                .boxed()
                .toList();
    }

    /**
     * Such as "Net sales: the highest for West (1,234), the lowest for South (567)."
     *
     * @param about the column to tell of; empty for the first figure
     * @param rows numbers as numbers, all else as texts, days in ISO
     */
    public static String state(
            List<Column> columns,
            String about,
            List<List<@Nullable Object>> rows,
            Formats formats) {
        return rows.isEmpty()
                ? "Nothing meets this."
                : new ColumnFinding(new Cells(columns, rows, formats), about).tell();
    }

    private String tell() {
        if (cells.rows() == 1) {
            return single();
        }
        Optional<Integer> telling = telling();
        if (telling.isEmpty() || names.isEmpty()) {
            return counted();
        }
        boolean isSeries = names.size() == 1 && cells.at(names.getFirst()).role() == Role.TIME;
        return "%s: %s%s."
                .formatted(
                        cells.at(telling.get()).label(),
                        isSeries ? course(telling.get()) : "",
                        extremes(telling.get()));
    }

    private Optional<Integer> telling() {
        return figures.stream()
                .filter(i -> cells.at(i).format() != Format.DATE)
                .filter(i -> about.isEmpty() || cells.at(i).name().equals(about))
                .findFirst();
    }

    private String single() {
        String told =
                figures.stream()
                        .map(i -> cells.at(i).label() + " " + exactly(i))
                        .collect(Collectors.joining(", "));
        return Stream.of(name(0), told)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": ", "", "."));
    }

    private String exactly(int column) {
        BigDecimal number = cells.number(0, column);
        return number == null ? cells.figure(0, column) : cells.exactly(number, column);
    }

    private String counted() {
        List<String> all = IntStream.range(0, cells.rows()).mapToObj(this::name).toList();
        return names.isEmpty()
                ? "There are %d rows.".formatted(cells.rows())
                : "%d in all: %s.".formatted(cells.rows(), Extreme.names(all));
    }

    private String course(int column) {
        int last = cells.rows() - 1;
        return "%s in %s, %s in %s, "
                .formatted(
                        cells.figure(0, column), name(0), cells.figure(last, column), name(last));
    }

    private String extremes(int column) {
        Optional<Extreme> highest = Extreme.highest(cells, column);
        Optional<Extreme> lowest = Extreme.lowest(cells, column);
        if (highest.isEmpty() || lowest.isEmpty()) {
            return "there is no figure";
        }
        if (highest.get().value().compareTo(lowest.get().value()) == 0) {
            return "%s for all %d"
                    .formatted(cells.figure(highest.get().value(), column), cells.rows());
        }
        return "the highest for %s, the lowest for %s"
                .formatted(named(highest.get(), column), named(lowest.get(), column));
    }

    private String named(Extreme extreme, int column) {
        String who = Extreme.names(extreme.rows().stream().map(this::name).toList());
        return "%s (%s)".formatted(who, cells.figure(extreme.value(), column));
    }

    private String name(int row) {
        return names.stream().map(i -> name(row, i)).collect(Collectors.joining(", "));
    }

    private String name(int row, int column) {
        String text = cells.figure(row, column);
        return Arrays.stream(Unit.values())
                .filter(unit ->
                        unit.name().toLowerCase(Locale.ROOT).equals(cells.at(column).name()))
                .filter(unit -> unit != Unit.DAY && cells.at(column).role() == Role.TIME)
                .findFirst()
                .map(unit -> StepNames.name(unit, text))
                .orElse(text);
    }
}
