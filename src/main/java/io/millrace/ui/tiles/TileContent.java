package io.millrace.ui.tiles;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one tile says.
 *
 * @param period the days it is about; empty where it is about now
 * @param note what stands below the value, after the change if there is one
 * @param sparkline the figure step by step; empty where that says nothing
 * @param against how it moved against other periods, each on a line of its own
 */
public record TileContent(
        String title,
        String value,
        String period,
        Optional<Change> change,
        String note,
        List<Double> sparkline,
        List<Against> against) {

    /**
     * How a figure moved against another period.
     *
     * @param words such as "vs last year"
     * @param period the days of the other period
     */
    public record Against(Change change, String words, String period) {

        private String spoken() {
            return change.inWords() + " " + words + ", " + period;
        }
    }

    public TileContent {
        sparkline = List.copyOf(sparkline);
        against = List.copyOf(against);
    }

    /** Of a figure that is held against one other at most. */
    public TileContent(
            String title,
            String value,
            String period,
            Optional<Change> change,
            String note,
            List<Double> sparkline) {
        this(title, value, period, change, note, sparkline, List.of());
    }

    /** Before the figure is there. */
    public static TileContent waiting(String title) {
        return new TileContent(title, "…", "", Optional.empty(), "", List.of());
    }

    /** The tile for somebody who hears it. */
    public String spoken() {
        return title
                + (period.isEmpty() ? "" : ", " + period)
                + ": "
                + value
                + change.map(moved -> ", " + moved.inWords()).orElse("")
                + (note.isEmpty() ? "" : ", " + note)
                + against.stream()
                        .map(other -> ", " + other.spoken())
                        .collect(Collectors.joining());
    }
}
