package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardFilter;
import io.millrace.semantics.dashboard.DashboardReader;
import io.millrace.semantics.dashboard.KeyFigures;
import io.millrace.semantics.dashboard.Series;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.sql.SQLException;
import java.util.List;

/**
 * One of two periods that are compared.
 *
 * @param drill by category, or further down where the dashboard is narrowed
 */
record Side(
        Period period, KeyFigures figures, Series series, List<Slice> regions, List<Slice> drill) {

    static Side read(DashboardReader reader, DashboardFilter filter, Step step)
            throws SQLException {
        Series series = reader.series(filter, step);
        return new Side(
                filter.period(reader.extent()),
                series.total(),
                series,
                reader.slices(Chart.REGIONS, filter),
                reader.slices(Chart.ofDrill(filter), filter));
    }
}
