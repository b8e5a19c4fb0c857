package io.millrace.ui.dashboard;

import io.millrace.MillraceException;
import io.millrace.semantics.dashboard.BestSeller;
import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardFilter;
import io.millrace.semantics.dashboard.DashboardReader;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Headline;
import io.millrace.semantics.dashboard.HeatCell;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.dashboard.Series;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Latest;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The figures of the chosen period and of what it is narrowed to, and whether they are there. */
public final class DashboardViewModel {

    /** What the dashboard shows. */
    public enum State {
        LOADING,
        READY,
        EMPTY,
        FAILED
    }

    private final DashboardReports reports;
    private final Formats formats;
    private final TileWriter writer;
    private final Latest headlines;
    private final Latest charts;
    private Optional<DashboardFilter> topProductIsOf = Optional.empty();

    private final ObjectProperty<PeriodChoice> choice =
            new SimpleObjectProperty<>(PeriodChoice.Preset.LAST_12_MONTHS);
    private final ObjectProperty<Optional<Step>> step =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<DashboardFilter> filter =
            new ReadOnlyObjectWrapper<>(DashboardFilter.of(choice.get()));
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Headline>> headline =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<TileKind, ReadOnlyObjectWrapper<TileContent>> tiles =
            new EnumMap<>(TileKind.class);
    private final Pieces pieces = new Pieces();
    private final CompareViewModel comparison;
    private final BooleanProperty comparing = new SimpleBooleanProperty();

    public DashboardViewModel(DashboardReports reports, Background background, Formats formats) {
        this.reports = reports;
        this.formats = formats;
        writer = new TileWriter(formats);
        headlines = new Latest(background);
        charts = new Latest(background);
        comparison = new CompareViewModel(reports, background, formats);
        for (TileKind kind : TileKind.values()) {
            tiles.put(kind, new ReadOnlyObjectWrapper<>(TileContent.waiting(kind.title())));
        }
        choice.subscribe((_, picked) -> show(filter.get().in(picked)));
        step.subscribe((_, _) -> load());
        comparing.subscribe((_, _) -> compare());
    }

    /** The period that the person picked; another one reads the figures anew. */
    public ObjectProperty<PeriodChoice> choiceProperty() {
        return choice;
    }

    /** How far the points of the trend lie apart; nothing for what fits the period. */
    public ObjectProperty<Optional<Step>> stepProperty() {
        return step;
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<DashboardFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether figures are being read, while older ones may still be shown. */
    public BooleanExpression busyProperty() {
        return headlines.busyProperty().or(charts.busyProperty()).or(comparison.busyProperty());
    }

    /** Why there are no figures, in a sentence. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The days that are shown, and to which day they are relative. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** The days of the figures that are shown; null while there are none. */
    public ObservableValue<@Nullable Period> shownPeriod() {
        return headline.map(read -> read.map(Headline::period).orElse(null));
    }

    ReadOnlyObjectProperty<Optional<Headline>> headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TileContent> tileProperty(TileKind kind) {
        return tile(kind).getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Series>> seriesProperty() {
        return pieces.series.property();
    }

    ReadOnlyObjectProperty<Optional<List<Slice>>> slicesProperty(Chart chart) {
        return pieces.of(chart).property();
    }

    ReadOnlyObjectProperty<Optional<List<HeatCell>>> heatProperty() {
        return pieces.heat.property();
    }

    /** Whether two periods stand side by side instead. */
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    public CompareViewModel comparison() {
        return comparison;
    }

    Formats formats() {
        return formats;
    }

    /** At first with the same days a year before. */
    private void compare() {
        if (!comparing.get()) {
            comparison.forget();
            return;
        }
        headline.get()
                .ifPresent(shown ->
                        comparison
                                .otherProperty()
                                .set(new PeriodChoice.Custom(shown.period().yearBefore())));
        comparison.show(filter.get());
    }

    /** Narrows to it, or no longer if it is picked already. */
    public void pick(Pick pick) {
        boolean again = filter.get().picks().contains(pick);
        show(again ? filter.get().without(Set.of(pick.facet())) : filter.get().with(pick));
    }

    /** Likewise for a step of the trend. */
    public void pick(Series.Point point) {
        Period days = new Period(point.from(), point.to());
        pick(Pick.days(days, formats.period(days)));
    }

    /** Likewise for a weekday in a month. */
    public void pick(DayOfWeek weekday, Month month) {
        List<Pick> both =
                List.of(
                        new Pick(
                                Facet.WEEKDAY,
                                String.valueOf(weekday.getValue()),
                                weekday.getDisplayName(TextStyle.FULL, formats.locale())),
                        new Pick(
                                Facet.MONTH,
                                String.valueOf(month.getValue()),
                                month.getDisplayName(TextStyle.FULL, formats.locale())));
        boolean again = filter.get().picks().containsAll(both);
        DashboardFilter others = filter.get().without(Set.of(Facet.WEEKDAY, Facet.MONTH));
        show(again ? others : others.with(both.getFirst()).with(both.getLast()));
    }

    /** As it was when only so many things had been picked. */
    public void backTo(int count) {
        show(filter.get().backTo(count));
    }

    /** Narrows by it no longer. */
    public void drop(Facet facet) {
        show(filter.get().without(Set.of(facet)));
    }

    private void show(DashboardFilter wanted) {
        filter.set(wanted);
        load();
    }

    /** Reads all figures anew; what is shown stays until they are there. */
    public void refresh() {
        pieces.stale();
        load();
    }

    /** Reads the figures anew if they could not be read, unless that is being done already. */
    public void tryAgain() {
        if (state.get() == State.FAILED && !busyProperty().get()) {
            refresh();
        }
    }

    /** Reads what does not fit the filter; the key figures are there first. */
    private void load() {
        DashboardFilter wanted = filter.get();
        Optional<Step> wantedStep = step.get();
        if (comparing.get()) {
            comparison.show(wanted);
        }
        headlines.submit(
                (run, show) ->
                        reports.read(run, reader -> headline(reader, wanted, wantedStep, show)),
                read -> finished(read.isPresent()),
                this::fail);
        charts.submit(
                (run, show) -> reports.read(run, reader -> charts(reader, wanted, run, show)),
                _ -> {},
                this::fail);
    }

    private boolean headline(
            DashboardReader reader,
            DashboardFilter wanted,
            Optional<Step> wantedStep,
            Consumer<Runnable> show)
            throws SQLException {
        Headline read = reader.headline(wanted);
        show.accept(() -> show(read));
        DashboardFilter ofTrend = wanted.without(Set.of(Facet.SPAN));
        Step fitting = Step.of(ofTrend.period(reader.extent()));
        Step shown = wantedStep.orElse(fitting);
        boolean isKnown = ofTrend.equals(wanted) && shown == read.series().step();
        Series series = isKnown ? read.series() : reader.series(ofTrend, shown);
        show.accept(() -> pieces.series.show(ofTrend, series));
        Optional<BestSeller> best = reader.bestSeller(wanted);
        show.accept(() -> showTopProduct(wanted, writer.topProduct(read, best)));
        // Beside the best of them, which is the same question.
        if (pieces.wanted(wanted).contains(Chart.PRODUCTS)) {
            slices(reader, Chart.PRODUCTS, wanted, show);
        }
        return true;
    }

    private boolean charts(
            DashboardReader reader, DashboardFilter wanted, Run run, Consumer<Runnable> show)
            throws SQLException {
        DashboardFilter ofHeat = wanted.without(Set.of(Facet.WEEKDAY, Facet.MONTH));
        if (!pieces.heat.isOf(ofHeat)) {
            List<HeatCell> cells = reader.heatMap(wanted);
            show.accept(() -> pieces.heat.show(ofHeat, cells));
        }
        for (Chart chart : pieces.wanted(wanted)) {
            run.check();
            if (chart != Chart.PRODUCTS) {
                slices(reader, chart, wanted, show);
            }
        }
        return true;
    }

    private void slices(
            DashboardReader reader, Chart chart, DashboardFilter wanted, Consumer<Runnable> show)
            throws SQLException {
        List<Slice> slices = reader.slices(chart, wanted);
        show.accept(() -> pieces.of(chart).show(chart.shown(wanted), slices));
    }

    private void show(Headline read) {
        headline.set(Optional.of(read));
        problem.set("");
        writer.figures(read).forEach((kind, content) -> tile(kind).set(content));
        if (!topProductIsOf.equals(Optional.of(filter.get()))) {
            tile(TileKind.TOP_PRODUCT).set(TileContent.waiting(TileKind.TOP_PRODUCT.title()));
        }
        caption.set(describe(read));
        state.set(State.READY);
    }

    private void showTopProduct(DashboardFilter of, TileContent content) {
        topProductIsOf = Optional.of(of);
        tile(TileKind.TOP_PRODUCT).set(content);
    }

    private void finished(boolean isThere) {
        if (!isThere) {
            headline.set(Optional.empty());
            problem.set("");
            caption.set("");
            state.set(State.EMPTY);
        }
    }

    private String describe(Headline read) {
        String last = formats.day(read.extent().last());
        return formats.period(read.period())
                + switch (choice.get()) {
                    case PeriodChoice.Preset _ -> " · relative to " + last + ", last day of data";
                    case PeriodChoice.Custom _ -> " · data until " + last;
                };
    }

    private void fail(MillraceException failure) {
        headlines.forget();
        charts.forget();
        pieces.stale();
        problem.set(String.valueOf(failure.getMessage()));
        caption.set("");
        state.set(State.FAILED);
    }

    private ReadOnlyObjectWrapper<TileContent> tile(TileKind kind) {
        return Objects.requireNonNull(tiles.get(kind));
    }
}
