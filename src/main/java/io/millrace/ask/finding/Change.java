package io.millrace.ask.finding;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column.Role;
import java.math.BigDecimal;

/** By how much a figure differs from the one beside it. */
final class Change {

    private final Telling telling;
    private final Cells cells;

    Change(Telling telling) {
        this.telling = telling;
        this.cells = telling.cells();
    }

    /** Without its sign, such as "1,234 (11.1%)" or "1.2 pts". */
    String size(int row, int measure) {
        int column = cells.column(Role.DIFFERENCE, measure);
        BigDecimal difference = cells.number(row, column);
        if (difference == null) {
            return "–";
        }
        if (cells.at(column).format() == Format.PERCENT) {
            return telling.formats().points(difference.abs());
        }
        int growth = cells.column(Role.GROWTH, measure);
        BigDecimal fraction = cells.number(row, growth);
        String size = cells.figure(difference.abs(), column);
        return fraction == null
                ? size
                : "%s (%s)".formatted(size, telling.formats().percent(fraction.abs()));
    }
}
