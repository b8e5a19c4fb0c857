package io.millrace.ask.chart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn. Columns go by their names.
 *
 * @param x the column along the bottom, or of the slices; of a tile, what its figure belongs to;
 *     null where there is none
 * @param y the columns of figures, all in one format; the first is the one that matters
 * @param series the column of which each value has a line, colour, row or point of its own; null
 *     where there is none
 */
public record Chart(Kind kind, @Nullable String x, List<String> y, @Nullable String series) {

    /** The ways to draw. */
    public enum Kind {
        /** One figure; the others beside it are what it is compared with. */
        TILE,
        LINE,
        BAR,
        STACKED_BAR,
        DONUT,
        /** A point for each row, by two figures. */
        SCATTER,
        /** A field for each pair of x and series, coloured by the figure. */
        HEAT_MAP,
        /** Nothing is drawn: the rows say more. */
        TABLE;

        /** As it stands in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Chart {
        y = List.copyOf(y);
    }

    /** Nothing to draw. */
    public static Chart table() {
        return new Chart(Kind.TABLE, null, List.of(), null);
    }
}
