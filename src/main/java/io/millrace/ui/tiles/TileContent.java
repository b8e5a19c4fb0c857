package io.millrace.ui.tiles;

import java.util.List;
import java.util.Optional;

/**
 * What one tile says.
 *
 * @param period the days it is about; empty where it is about now
 * @param note what stands below the value, after the change if there is one
 * @param sparkline the figure step by step; empty where that says nothing
 */
public record TileContent(
        String title,
        String value,
        String period,
        Optional<Change> change,
        String note,
        List<Double> sparkline) {

    public TileContent {
        sparkline = List.copyOf(sparkline);
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
                + (note.isEmpty() ? "" : ", " + note);
    }
}
