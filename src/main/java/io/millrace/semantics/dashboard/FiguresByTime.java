package io.millrace.semantics.dashboard;

import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Key figures of several periods, read in two questions at most: by month where the periods hold
 * all of one, and by day.
 */
final class FiguresByTime {

    private static final List<Named> FIGURES =
            List.of(
                    new Named("sales"),
                    new Named("profit"),
                    new Named("orders"),
                    new Named("returned_orders"),
                    new Named("lines"),
                    new Named("shipping_days"));

    private final Extent extent;

    /** By what the warehouse calls the month or the day. */
    private final Map<String, KeyFigures> byName = new HashMap<>();

    private FiguresByTime(Extent extent) {
        this.extent = extent;
    }

    /**
     * Reads what the periods come to.
     *
     * @param byDay those of which each day may be asked for
     */
    static FiguresByTime read(
            Sums sums,
            Extent extent,
            DashboardFilter filter,
            Collection<Period> periods,
            Collection<Period> byDay)
            throws SQLException {
        FiguresByTime figures = new FiguresByTime(extent);
        Months months = Months.of(periods, extent);
        List<Period> days = new ArrayList<>(months.partial());
        days.addAll(byDay);
        figures.add(
                sums.of(filter, months.whole(), List.of(new Grouping.Steps(Unit.MONTH)), FIGURES));
        figures.add(sums.of(filter, days, List.of(new Grouping.Steps(Unit.DAY)), FIGURES));
        return figures;
    }

    private void add(List<Sums.Row> rows) {
        for (Sums.Row row : rows) {
            byName.put(
                    row.keys().getFirst(),
                    new KeyFigures(
                            row.figure(0),
                            row.figure(1),
                            row.figure(2).longValueExact(),
                            row.figure(3).longValueExact(),
                            row.figure(4).longValueExact(),
                            row.figure(5).longValueExact()));
        }
    }

    /** The figures of a period that was read, not by day. */
    KeyFigures of(Period period) {
        Months months = Months.of(List.of(period), extent);
        KeyFigures figures = KeyFigures.NONE;
        for (Period month : months.whole()) {
            figures = figures.plus(named(Step.MONTH, month.from()));
        }
        for (Period days : months.partial()) {
            figures = figures.plus(ofDays(days));
        }
        return figures;
    }

    /** The figures of days that were read by day. */
    KeyFigures ofDays(Period period) {
        return period.from()
                .datesUntil(period.to().plusDays(1))
                .map(day -> named(Step.DAY, day))
                .reduce(KeyFigures.NONE, KeyFigures::plus);
    }

    private KeyFigures named(Step step, LocalDate day) {
        return byName.getOrDefault(step.name(day), KeyFigures.NONE);
    }
}
