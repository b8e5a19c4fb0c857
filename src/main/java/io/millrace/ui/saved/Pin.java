package io.millrace.ui.saved;

import io.millrace.ask.chart.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kept answer as it lies in its file.
 *
 * @param title as it was asked
 * @param query what it means, as JSON; days that go by today stay so
 * @param kind how it is drawn
 * @param alert null where nothing is watched
 * @param told whether somebody was told that the threshold is crossed, and it has been since
 */
record Pin(String title, String query, Chart.Kind kind, @Nullable Alert alert, boolean told) {

    /**
     * All that a person keeps.
     *
     * @param pins in the order in which they are shown
     */
    record Board(List<Pin> pins) {
        Board {
            pins = List.copyOf(pins);
        }
    }
}
