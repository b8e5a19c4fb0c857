package io.millrace.ask.finding;

import io.millrace.ask.words.Enumeration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The highest or lowest number of a column, and the rows that have it.
 *
 * @param rows in their order, at least one
 */
record Extreme(BigDecimal value, List<Integer> rows) {

    /** How many names are said before the rest is only counted. */
    private static final int NAMES = 3;

    static Optional<Extreme> highest(Cells cells, int column) {
        return of(cells, column, all(cells), true);
    }

    static Optional<Extreme> lowest(Cells cells, int column) {
        return of(cells, column, all(cells), false);
    }

    private static List<Integer> all(Cells cells) {
        return IntStream.range(0, cells.rows()).boxed().toList();
    }

    /** Among some of the rows. */
    static Optional<Extreme> of(Cells cells, int column, List<Integer> among, boolean highest) {
        BigDecimal best = null;
        List<Integer> rows = new ArrayList<>();
        for (int row : among) {
            BigDecimal number = cells.number(row, column);
            if (number == null) {
                continue;
            }
            int order =
                    best == null ? 1 : (highest ? number.compareTo(best) : best.compareTo(number));
            if (order > 0) {
                best = number;
                rows.clear();
            }
            if (order >= 0) {
                rows.add(row);
            }
        }
        return best == null ? Optional.empty() : Optional.of(new Extreme(best, List.copyOf(rows)));
    }

    boolean isShared() {
        return rows.size() > 1;
    }

    /** The names of its rows, such as "East and West" or "East, North and 5 more". */
    String names(Cells cells) {
        return names(rows.stream().map(cells::name).toList());
    }

    static String names(List<String> all) {
        if (all.size() <= NAMES) {
            return Enumeration.of(all);
        }
        List<String> some = new ArrayList<>(all.subList(0, NAMES - 1));
        some.add(all.size() - some.size() + " more");
        return Enumeration.of(some);
    }
}
