package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardFilter;
import io.millrace.semantics.dashboard.HeatCell;
import io.millrace.semantics.dashboard.Series;
import io.millrace.semantics.dashboard.Slice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the charts show, each with the filter of which it is. */
final class Pieces {

    /** What one chart shows; nothing before it is there. Read by any thread. */
    static final class Piece<T> {

        private final ReadOnlyObjectWrapper<Optional<T>> shown =
                new ReadOnlyObjectWrapper<>(Optional.empty());
        private volatile Optional<DashboardFilter> of = Optional.empty();

        ReadOnlyObjectProperty<Optional<T>> property() {
            return shown.getReadOnlyProperty();
        }

        void show(DashboardFilter filter, T content) {
            of = Optional.of(filter);
            shown.set(Optional.of(content));
        }

        boolean isOf(DashboardFilter filter) {
            return of.equals(Optional.of(filter));
        }

        private void stale() {
            of = Optional.empty();
        }
    }

    final Piece<Series> series = new Piece<>();
    final Piece<List<HeatCell>> heat = new Piece<>();
    private final Map<Chart, Piece<List<Slice>>> slices = new EnumMap<>(Chart.class);

    Pieces() {
        for (Chart chart : Chart.values()) {
            slices.put(chart, new Piece<>());
        }
    }

    Piece<List<Slice>> of(Chart chart) {
        return Objects.requireNonNull(slices.get(chart));
    }

    /** The charts that are seen under the filter and show something else. */
    List<Chart> wanted(DashboardFilter filter) {
        return Stream.of(
                        Chart.REGIONS,
                        Chart.ofDrill(filter),
                        Chart.SHIP_MODES,
                        Chart.RETURN_REASONS,
                        Chart.CUSTOMERS)
                .filter(chart -> !of(chart).isOf(chart.shown(filter)))
                .toList();
    }

    /** What is shown may be old. */
    void stale() {
        heat.stale();
        slices.values().forEach(Piece::stale);
    }
}
