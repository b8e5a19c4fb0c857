package io.millrace.ui.charts;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.chart.NumberAxis;
import javafx.util.StringConverter;

/**
 * The ends of an axis and how far its marks are apart.
 *
 * @param low the first mark
 * @param high the last mark
 */
record Scale(double low, double high, double step) {

    private static final int MARKS = 5;
    private static final List<Double> ROUND = List.of(1.0, 2.0, 2.5, 5.0, 10.0);

    /** Round marks around figures, which include nought if it is asked for. */
    static Scale around(double least, double most, boolean withNought) {
        double from = withNought ? Math.min(0, least) : least;
        double to = withNought ? Math.max(0, most) : most;
        double span = to - from > 0 ? to - from : Math.max(1, Math.abs(to));
        double size = Math.pow(10, Math.floor(Math.log10(span / MARKS)));
        double step =
                ROUND.stream()
                        .map(round -> round * size)
                        .filter(each -> each * MARKS >= span)
                        .findFirst()
                        .orElse(10 * size);
        double low = Math.floor(from / step) * step;
        double high = Math.ceil(to / step) * step;
        return new Scale(low, high > low ? high : low + step, step);
    }

    /** Places in a row, of which a mark names every so many. */
    static Scale places(int number, int marks) {
        int apart = Math.max(1, (int) Math.ceil((double) number / marks));
        return new Scale(number < 2 ? -1 : 0, Math.max(1, number - 1), apart);
    }

    /** An axis that shows it. */
    NumberAxis axis(Side side, StringConverter<Number> words) {
        NumberAxis axis = new NumberAxis(low, high, step);
        axis.setSide(side);
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(words);
        return axis;
    }
}
