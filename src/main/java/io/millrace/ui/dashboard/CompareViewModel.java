package io.millrace.ui.dashboard;

import io.millrace.MillraceException;
import io.millrace.semantics.dashboard.DashboardFilter;
import io.millrace.semantics.dashboard.DashboardReader;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.KeyFigures;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.ui.tiles.Change;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Two periods side by side, narrowed as the dashboard is. */
public final class CompareViewModel {

    /** Both of them. */
    record Pair(Side first, Side second) {}

    /**
     * One line of a comparison.
     *
     * @param change from the second period to the first; nothing where one has no figure
     */
    record Line(String name, String first, String second, Optional<Change> change) {}

    private final DashboardReports reports;
    private final Formats formats;
    private final Latest latest;
    private final ObjectProperty<PeriodChoice> other =
            new SimpleObjectProperty<>(PeriodChoice.Preset.LAST_YEAR);
    private final ReadOnlyObjectWrapper<Optional<Pair>> pair =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Optional<DashboardFilter> wanted = Optional.empty();

    CompareViewModel(DashboardReports reports, Background background, Formats formats) {
        this.reports = reports;
        this.formats = formats;
        latest = new Latest(background);
        other.subscribe((_, _) -> wanted.ifPresent(this::show));
    }

    /** The period that the dashboard's own is compared with. */
    public ObjectProperty<PeriodChoice> otherProperty() {
        return other;
    }

    ReadOnlyObjectProperty<Optional<Pair>> pairProperty() {
        return pair.getReadOnlyProperty();
    }

    /** Why there is no comparison, in a sentence. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    Formats formats() {
        return formats;
    }

    /** Compares what the filter shows with the same of the other period. */
    void show(DashboardFilter filter) {
        wanted = Optional.of(filter);
        DashboardFilter against = filter.in(other.get());
        latest.submit(
                run -> reports.read(run, reader -> read(reader, filter, against)),
                this::show,
                this::fail);
    }

    /** Compares no longer. */
    void forget() {
        wanted = Optional.empty();
        latest.forget();
    }

    private static Pair read(
            DashboardReader reader, DashboardFilter filter, DashboardFilter against)
            throws SQLException {
        Step step = Step.of(filter.period(reader.extent()));
        return new Pair(Side.read(reader, filter, step), Side.read(reader, against, step));
    }

    private void show(Optional<Pair> read) {
        problem.set("");
        pair.set(read);
    }

    private void fail(MillraceException failure) {
        problem.set(String.valueOf(failure.getMessage()));
        pair.set(Optional.empty());
    }

    /** The key figures of both. */
    List<Line> figures(Pair shown) {
        TileWriter writer = new TileWriter(formats);
        return Arrays.stream(TileKind.values())
                .flatMap(kind ->
                        writer
                                .figure(kind)
                                .map(figure -> line(kind.title(), figure, shown))
                                .stream())
                .toList();
    }

    private static Line line(String name, TileWriter.Figure figure, Pair shown) {
        KeyFigures first = shown.first().figures();
        KeyFigures second = shown.second().figures();
        return new Line(
                name, figure.written(first), figure.written(second), figure.moved(second, first));
    }

    /** The sales of each part of both, largest first. */
    List<Line> parts(Pair shown, Function<Side, List<Slice>> part) {
        Map<String, BigDecimal> second = new LinkedHashMap<>();
        part.apply(shown.second()).forEach(slice -> second.put(slice.pick().value(), slice.size()));
        Map<String, Line> lines = new LinkedHashMap<>();
        for (Slice slice : part.apply(shown.first())) {
            BigDecimal then = second.getOrDefault(slice.pick().value(), BigDecimal.ZERO);
            lines.put(slice.pick().value(), line(slice.pick().label(), slice.size(), then));
        }
        for (Slice slice : part.apply(shown.second())) {
            lines.computeIfAbsent(
                    slice.pick().value(),
                    _ -> line(slice.pick().label(), BigDecimal.ZERO, slice.size()));
        }
        return List.copyOf(lines.values());
    }

    private Line line(String name, BigDecimal now, BigDecimal then) {
        return new Line(
                name,
                formats.money(now),
                formats.money(then),
                Optional.of(Change.ofAmount(then, now, formats)));
    }
}
