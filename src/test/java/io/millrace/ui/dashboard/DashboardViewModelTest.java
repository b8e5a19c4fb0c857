package io.millrace.ui.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.dashboard.Facet;
import io.millrace.semantics.dashboard.Headline;
import io.millrace.semantics.dashboard.HeatCell;
import io.millrace.semantics.dashboard.Pick;
import io.millrace.semantics.dashboard.Series;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.dashboard.DashboardViewModel.State;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.tiles.TileContent.Against;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.TestStar;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard without a window, on a real warehouse. */
class DashboardViewModelTest {

    private static Databases databases;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);

    /** Answers as the warehouse does, but not before the first question was cancelled. */
    private record SlowAtFirst(DashboardReports reports, AtomicInteger questions)
            implements DashboardReports {
        @Override
        public <T> Optional<T> read(Run run, Reading<T> reading) {
            if (questions.getAndIncrement() < 2) {
                CountDownLatch cancelled = new CountDownLatch(1);
                run.onCancel(cancelled::countDown);
                try {
                    cancelled.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return reports.read(run, reading);
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void loadsTheFiguresAndThenTheCharts() {
        DashboardViewModel model = model(databases);
        assertEquals(State.LOADING, model.stateProperty().get());
        load(model);
        assertEquals(State.READY, model.stateProperty().get());
        assertEquals(
                "1 Jul 2024 – 15 Jun 2025 · relative to 15 Jun 2025, last day of data",
                model.captionProperty().get());
        assertTrue(model.tileProperty(TileKind.SALES).get().value().startsWith("$"));
        assertFalse(model.tileProperty(TileKind.TOP_PRODUCT).get().note().isEmpty());
        assertEquals(List.of("Central", "West"), names(model, Chart.REGIONS));
        assertEquals(
                List.of("Furniture", "Supplies", "Technology"),
                names(model, Chart.CATEGORIES).stream().sorted().toList());
        assertFalse(model.heatProperty().get().orElseThrow().isEmpty());
        assertEquals(12, model.seriesProperty().get().orElseThrow().points().size());
    }

    @Test
    void anotherPeriodReadsItsFigures() {
        DashboardViewModel model = model(databases);
        model.choiceProperty().set(Preset.LAST_YEAR);
        window.until(() -> !model.busyProperty().get());
        TileContent sales = model.tileProperty(TileKind.SALES).get();
        assertEquals("2024", sales.period());
        assertEquals(
                List.of("2023", "2023"), sales.against().stream().map(Against::period).toList());
    }

    @Test
    void aMarkNarrowsTheRestAndTheBreadcrumbsLeadBack() {
        DashboardViewModel model = model(databases);
        load(model);
        String all = model.tileProperty(TileKind.SALES).get().value();
        Pick west = pick(model, Chart.REGIONS, "West");
        BigDecimal ofWest = slice(model, Chart.REGIONS, "West").size();
        then(model, () -> model.pick(west));
        String sales = model.tileProperty(TileKind.SALES).get().value();
        assertNotEquals(all, sales);
        assertEquals(model.formats().money(ofWest), sales);
        assertEquals(List.of("Central", "West"), names(model, Chart.REGIONS));
        String category = names(model, Chart.CATEGORIES).getFirst();
        then(model, () -> model.pick(pick(model, Chart.CATEGORIES, category)));
        String subcategory = names(model, Chart.SUBCATEGORIES).getFirst();
        then(model, () -> model.pick(pick(model, Chart.SUBCATEGORIES, subcategory)));
        assertEquals(1, names(model, Chart.PRODUCTS).size());
        assertEquals(
                List.of(Facet.REGION, Facet.CATEGORY, Facet.SUBCATEGORY),
                model.filterProperty().get().picks().stream().map(Pick::facet).toList());
        then(model, () -> model.backTo(1));
        assertEquals(sales, model.tileProperty(TileKind.SALES).get().value());
        then(model, () -> model.pick(west));
        assertEquals(all, model.tileProperty(TileKind.SALES).get().value());
        assertEquals(List.of(), model.filterProperty().get().picks());
    }

    @Test
    void aStepAndAWeekdayNarrowToo() {
        DashboardViewModel model = model(databases);
        load(model);
        Series.Point march = model.seriesProperty().get().orElseThrow().points().get(8);
        then(model, () -> model.pick(march));
        assertEquals("Mar 2025", model.tileProperty(TileKind.SALES).get().period());
        assertEquals(
                model.formats().money(march.figures().sales()),
                model.tileProperty(TileKind.SALES).get().value());
        assertEquals(12, model.seriesProperty().get().orElseThrow().points().size());
        then(model, () -> model.drop(Facet.SPAN));
        then(model, () -> model.pick(DayOfWeek.MONDAY, Month.MARCH));
        BigDecimal mondays =
                model.heatProperty().get().orElseThrow().stream()
                        .filter(cell ->
                                cell.weekday() == DayOfWeek.MONDAY && cell.month() == Month.MARCH)
                        .map(HeatCell::sales)
                        .findFirst()
                        .orElse(BigDecimal.ZERO);
        assertEquals(
                model.formats().money(mondays), model.tileProperty(TileKind.SALES).get().value());
        then(model, () -> model.pick(DayOfWeek.MONDAY, Month.MARCH));
        assertEquals(List.of(), model.filterProperty().get().picks());
    }

    @Test
    void theTrendGoesByDaysWeeksAndMonths() {
        DashboardViewModel model = model(databases);
        load(model);
        then(model, () -> model.stepProperty().set(Optional.of(Step.WEEK)));
        Series weeks = model.seriesProperty().get().orElseThrow();
        assertEquals(50, weeks.points().size());
        assertEquals(
                model.headlineProperty().get().orElseThrow().figures().orders(),
                weeks.points().stream().mapToLong(point -> point.figures().orders()).sum());
    }

    @Test
    void onlyTheNewestFilterIsShown() {
        AtomicInteger questions = new AtomicInteger();
        DashboardViewModel model = model(new SlowAtFirst(reports(databases), questions));
        model.choiceProperty().set(Preset.ALL_TIME);
        window.until(() -> questions.get() == 2);
        model.choiceProperty().set(Preset.LAST_MONTH);
        window.until(() -> !model.busyProperty().get());
        assertEquals("May 2025", model.tileProperty(TileKind.SALES).get().period());
        assertEquals(State.READY, model.stateProperty().get());
    }

    @Test
    void aNewerReadingFindsWhatWasSoldSince() throws SQLException {
        try (Databases own = TestServers.fresh()) {
            TestStar.create(own.warehouse());
            TestStar.fill(own.warehouse());
            DashboardViewModel model = model(own);
            load(model);
            long before = model.headlineProperty().get().orElseThrow().figures().orders();
            BigDecimal central = slice(model, Chart.REGIONS, "Central").size();
            model.refresh();
            TestStar.sellOnce(own.warehouse());
            load(model);
            assertEquals(
                    before + 1, model.headlineProperty().get().orElseThrow().figures().orders());
            assertEquals(
                    0,
                    central.add(BigDecimal.TEN)
                            .compareTo(slice(model, Chart.REGIONS, "Central").size()));
        }
    }

    @Test
    void anEmptyWarehouseIsAnEmptyDashboard() throws SQLException {
        try (Databases empty = TestServers.fresh()) {
            TestStar.create(empty.warehouse());
            DashboardViewModel model = model(empty);
            load(model);
            assertEquals(State.EMPTY, model.stateProperty().get());
            TestStar.fill(empty.warehouse());
            load(model);
            assertEquals(State.READY, model.stateProperty().get());
        }
    }

    @Test
    void aFailureIsASentenceUntilTheWarehouseIsBack() throws SQLException {
        try (Databases bare = TestServers.fresh()) {
            DashboardViewModel model = model(bare);
            load(model);
            assertEquals(State.FAILED, model.stateProperty().get());
            assertTrue(model.problemProperty().get().endsWith("try again."));
            TestStar.create(bare.warehouse());
            TestStar.fill(bare.warehouse());
            model.tryAgain();
            window.until(() -> model.stateProperty().get() == State.READY);
            window.until(() -> !model.busyProperty().get());
            assertEquals(State.READY, model.stateProperty().get());
            assertEquals("", model.problemProperty().get());
        }
    }

    @Test
    void twoPeriodsStandSideBySide() {
        DashboardViewModel model = model(databases);
        model.choiceProperty().set(Preset.LAST_YEAR);
        window.until(() -> !model.busyProperty().get());
        Headline year = model.headlineProperty().get().orElseThrow();
        then(model, () -> model.comparingProperty().set(true));
        CompareViewModel comparison = model.comparison();
        CompareViewModel.Pair pair = comparison.pairProperty().get().orElseThrow();
        assertEquals(year.figures(), pair.first().figures());
        assertEquals(year.yearBefore().orElseThrow(), pair.second().figures());
        CompareViewModel.Line sales = comparison.figures(pair).getFirst();
        assertEquals(model.tileProperty(TileKind.SALES).get().value(), sales.first());
        assertEquals(
                model.tileProperty(TileKind.SALES).get().against().getLast().change(),
                sales.change().orElseThrow());
        assertEquals(
                List.of("Central", "West"),
                comparison.parts(pair, Side::regions).stream()
                        .map(CompareViewModel.Line::name)
                        .toList());
        then(model, () -> comparison.otherProperty().set(Preset.THIS_YEAR));
        assertEquals(
                LocalDate.of(2025, 6, 15),
                comparison.pairProperty().get().orElseThrow().second().period().to());
        then(model, () -> model.pick(pick(model, Chart.REGIONS, "West")));
        assertEquals(
                model.headlineProperty().get().orElseThrow().figures(),
                comparison.pairProperty().get().orElseThrow().first().figures());
    }

    private void load(DashboardViewModel model) {
        then(model, model::refresh);
    }

    private void then(DashboardViewModel model, Runnable action) {
        action.run();
        assertTrue(model.busyProperty().get());
        window.until(() -> !model.busyProperty().get());
    }

    private static List<String> names(DashboardViewModel model, Chart chart) {
        return model.slicesProperty(chart).get().orElseThrow().stream()
                .map(slice -> slice.pick().label())
                .toList();
    }

    private static Slice slice(DashboardViewModel model, Chart chart, String label) {
        return model.slicesProperty(chart).get().orElseThrow().stream()
                .filter(slice -> slice.pick().label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Pick pick(DashboardViewModel model, Chart chart, String label) {
        return slice(model, chart, label).pick();
    }

    private static DashboardReports reports(Databases databases) {
        return DashboardReports.of(databases.warehouse(), SemanticModel.shipped());
    }

    private DashboardViewModel model(Databases databases) {
        return model(reports(databases));
    }

    private DashboardViewModel model(DashboardReports reports) {
        return new DashboardViewModel(
                reports, background, new Formats(Locale.US, Currency.getInstance("USD")));
    }
}
