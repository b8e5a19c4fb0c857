package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.ui.widgets.BarList;
import java.util.List;
import java.util.Optional;

/** Shows the parts of a chart as bars that can be picked. */
final class SliceBars {

    private static final String WAITING = "Reading …";
    private static final String NOTHING = "Nothing in this period";

    private final BarList bars;
    private final DashboardViewModel model;
    private final SliceWords words;
    private List<Slice> shown = List.of();

    SliceBars(BarList bars, DashboardViewModel model) {
        this.bars = bars;
        this.model = model;
        words = new SliceWords(model.formats());
        bars.onPick(index -> model.pick(shown.get(index).pick()));
    }

    /** Shows one chart for good. */
    SliceBars of(Chart chart) {
        model.slicesProperty(chart).subscribe(_ -> show(chart));
        model.filterProperty().subscribe(_ -> show(chart));
        return this;
    }

    /** Shows what is there of the chart now. */
    void show(Chart chart) {
        Optional<List<Slice>> read = model.slicesProperty(chart).get();
        shown = read.orElse(List.of());
        bars.setEmpty(read.isPresent() ? NOTHING : WAITING);
        bars.show(shown.stream().map(slice -> words.bar(chart, slice)).toList(), picked(chart));
    }

    private int picked(Chart chart) {
        return model.filterProperty()
                .get()
                .pick(chart.facet())
                .map(pick ->
                        shown.stream()
                                .map(slice -> slice.pick().value())
                                .toList()
                                .indexOf(pick.value()))
                .orElse(-1);
    }
}
