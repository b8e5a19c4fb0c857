package io.millrace.ui.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * What one tile says.
 *
 * @param period the days it is about; empty where it is about now
 * @param note what stands below the value, after the change if there is one
 * @param sparkline the figure step by step; empty where that says nothing
 */
record TileContent(
        String title,
        String value,
        String period,
        Optional<Change> change,
        String note,
        List<Double> sparkline) {

    TileContent {
        sparkline = List.copyOf(sparkline);
    }

    static TileContent waiting(TileKind kind) {
        return new TileContent(kind.title(), "…", "", Optional.empty(), "", List.of());
    }

    /** The tile for somebody who hears it. */
    String spoken() {
        return title
                + (period.isEmpty() ? "" : ", " + period)
                + ": "
                + value
                + change.map(moved -> ", " + moved.inWords()).orElse("")
                + (note.isEmpty() ? "" : ", " + note);
    }
}
