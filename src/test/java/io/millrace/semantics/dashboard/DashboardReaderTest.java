package io.millrace.semantics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.PeriodChoice.Custom;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.Step;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the dashboard against SQL of the test's own over the single facts. */
class DashboardReaderTest {

    private static DemoMarts marts;
    private static IndependentFigures facts;
    private static DashboardReports west;
    private static DashboardReports two;
    private static DashboardReports everywhere;

    @BeforeAll
    static void open() throws SQLException {
        marts = new DemoMarts(3_000);
        facts = new IndependentFigures(marts.databases().warehouse());
        SemanticModel model = SemanticModel.shipped();
        west = DashboardReports.of(marts.open(Mart.MANAGER, "[\"West\"]"), model);
        two = DashboardReports.of(marts.open(Mart.MANAGER, "[\"West\", \"East\"]"), model);
        everywhere = DashboardReports.of(marts.open(Mart.EXECUTIVE, "[\"*\"]"), model);
    }

    @AfterAll
    static void close() {
        marts.close();
    }

    private static List<PeriodChoice> periods() {
        return List.of(
                Preset.LAST_12_MONTHS,
                Preset.LAST_YEAR,
                Preset.LAST_MONTH,
                custom("2024-03-17", "2025-02-05"));
    }

    private static Custom custom(String from, String to) {
        return new Custom(new Period(LocalDate.parse(from), LocalDate.parse(to)));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void aManagerSeesTheFiguresOfTheOwnRegions(PeriodChoice choice) throws SQLException {
        assertRight(west, DashboardFilter.of(choice), "West");
        assertRight(two, DashboardFilter.of(choice), "West", "East");
    }

    @ParameterizedTest
    @MethodSource("periods")
    void anExecutiveNarrowsToARegion(PeriodChoice choice) throws SQLException {
        assertRight(everywhere, DashboardFilter.of(choice));
        for (String region : List.of("West", "South")) {
            assertRight(everywhere, DashboardFilter.of(choice).with(Pick.of(Facet.REGION, region)));
        }
    }

    @Test
    void everyFacetNarrowsEveryFigure() throws SQLException {
        DashboardFilter all = DashboardFilter.of(custom("2024-03-17", "2025-02-05"));
        for (Chart chart : Chart.values()) {
            List<Slice> slices = read(everywhere, reader -> reader.slices(chart, all));
            assertFalse(slices.isEmpty(), chart.toString());
            assertRight(everywhere, all.with(slices.getLast().pick()));
        }
        HeatCell hottest = read(everywhere, reader -> reader.heatMap(all)).getFirst();
        assertRight(
                everywhere,
                all.with(new Pick(Facet.WEEKDAY, "" + hottest.weekday().getValue(), ""))
                        .with(new Pick(Facet.MONTH, "" + hottest.month().getValue(), "")));
    }

    @Test
    void picksWorkTogether() throws SQLException {
        DashboardFilter furniture =
                DashboardFilter.of(Preset.ALL_TIME).with(Pick.of(Facet.CATEGORY, "Furniture"));
        assertRight(
                everywhere,
                furniture
                        .with(Pick.of(Facet.SUBCATEGORY, "Chairs"))
                        .with(Pick.of(Facet.SHIP_MODE, "Standard Class")));
        Period quarter = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 3, 31));
        DashboardFilter days = furniture.with(Pick.days(quarter, "the first quarter"));
        assertRight(two, days, "West", "East");
        assertEquals(quarter, read(two, reader -> reader.headline(days)).period());
    }

    @Test
    void stepsHaveNoGaps() {
        DashboardFilter filter = DashboardFilter.of(custom("2025-01-01", "2025-02-28"));
        Series weeks = read(everywhere, reader -> reader.series(filter, Step.WEEK));
        assertEquals(9, weeks.points().size());
        assertEquals(LocalDate.of(2025, 1, 1), weeks.points().getFirst().from());
        assertEquals(LocalDate.of(2025, 1, 5), weeks.points().getFirst().to());
        assertEquals(LocalDate.of(2025, 2, 28), weeks.points().getLast().to());
        assertEquals(read(everywhere, reader -> reader.headline(filter)).figures(), weeks.total());
    }

    @Test
    void daysBeforeTheDataAreNotNothing() {
        Headline headline =
                read(everywhere, reader -> reader.headline(DashboardFilter.of(Preset.ALL_TIME)));
        assertEquals(Optional.empty(), headline.before());
        assertEquals(Optional.empty(), headline.yearBefore());
    }

    @Test
    void nothingLoadedIsNoDashboard() {
        try (Databases empty = TestServers.migrated()) {
            assertEquals(
                    Optional.empty(),
                    DashboardReports.of(empty.warehouse(), SemanticModel.shipped())
                            .read(new Run(), DashboardReader::extent));
        }
    }

    @Test
    void aFailureSaysWhatToDo() {
        try (Databases bare = TestServers.fresh()) {
            DashboardReports lost = DashboardReports.of(bare.warehouse(), SemanticModel.shipped());
            MillraceException failed =
                    assertThrows(
                            MillraceException.class,
                            () -> lost.read(new Run(), DashboardReader::extent));
            assertTrue(String.valueOf(failed.getMessage()).contains("try again"));
        }
    }

    @Test
    void aCancelledRunReadsNothing() {
        Run run = new Run();
        run.cancel();
        MillraceException stopped =
                assertThrows(
                        MillraceException.class,
                        () -> everywhere.read(run, DashboardReader::extent));
        assertEquals(MillraceException.Code.CANCELLED, stopped.code());
    }

    private static <T> T read(DashboardReports reports, DashboardReports.Reading<T> reading) {
        return reports.read(new Run(), reading).orElseThrow();
    }

    /** All figures under the filter; the regions are those that the person may see. */
    private static void assertRight(
            DashboardReports reports, DashboardFilter filter, String... regions)
            throws SQLException {
        IndependentFigures own = facts.of(regions);
        Extent extent = read(reports, DashboardReader::extent);
        Headline headline = read(reports, reader -> reader.headline(filter));
        Period period = filter.period(extent);
        assertEquals(
                own.keyFigures(filter, period),
                IndependentFigures.scaled(headline.figures()),
                filter::toString);
        assertReachedBack(own, filter, extent, period.previous(), headline.before());
        assertReachedBack(own, filter, extent, period.yearBefore(), headline.yearBefore());
        Map<LocalDate, KeyFigures> daily = own.daily(filter, period);
        for (Series.Point point : headline.series().points()) {
            assertEquals(
                    IndependentFigures.total(daily, new Period(point.from(), point.to())),
                    IndependentFigures.scaled(point.figures()),
                    point::toString);
        }
        for (Chart chart : Chart.values()) {
            assertChart(own, reports, chart, filter, chart.shown(filter).period(extent));
        }
        assertEquals(
                own.heatMap(filter, period),
                IndependentFigures.heat(read(reports, reader -> reader.heatMap(filter))),
                filter::toString);
        assertBestSeller(own, reports, filter, extent);
    }

    /** Of those that sold the same, any may come first, and the last may be another one. */
    private static void assertChart(
            IndependentFigures own,
            DashboardReports reports,
            Chart chart,
            DashboardFilter filter,
            Period days)
            throws SQLException {
        List<Slice> read = read(reports, reader -> reader.slices(chart, filter));
        Map<String, Slice> slices = own.slices(chart, chart.shown(filter), days);
        assertEquals(
                chart.longest() > 0 ? Math.min(chart.longest(), slices.size()) : slices.size(),
                read.size(),
                () -> chart + " of " + filter);
        assertEquals(
                slices.values().stream()
                        .map(Slice::size)
                        .sorted(Comparator.reverseOrder())
                        .limit(read.size())
                        .map(IndependentFigures::scaled)
                        .toList(),
                read.stream().map(Slice::size).map(IndependentFigures::scaled).toList(),
                () -> chart + " of " + filter);
        for (Slice slice : read) {
            Slice fact = Objects.requireNonNull(slices.get(slice.pick().value()));
            assertEquals(0, fact.size().compareTo(slice.size()), slice::toString);
            assertEquals(0, fact.beside().compareTo(slice.beside()), slice::toString);
        }
    }

    private static void assertReachedBack(
            IndependentFigures own,
            DashboardFilter filter,
            Extent extent,
            Period days,
            Optional<KeyFigures> read)
            throws SQLException {
        assertEquals(extent.reachesBackTo(days), read.isPresent());
        if (read.isPresent()) {
            assertEquals(
                    own.keyFigures(filter, days),
                    IndependentFigures.scaled(read.get()),
                    days::toString);
        }
    }

    private static void assertBestSeller(
            IndependentFigures own, DashboardReports reports, DashboardFilter filter, Extent extent)
            throws SQLException {
        Period period = filter.period(extent);
        Optional<BestSeller> best =
                reports.read(new Run(), reader -> reader.bestSeller(filter)).orElseThrow();
        Map<String, Slice> products = own.slices(Chart.PRODUCTS, filter, period);
        assertEquals(products.isEmpty(), best.isEmpty());
        if (best.isPresent()) {
            BestSeller seller = best.get();
            Slice most = Collections.max(products.values(), Comparator.comparing(Slice::size));
            assertEquals(0, most.size().compareTo(seller.sales()), seller::toString);
            DashboardFilter only = filter.with(seller.pick());
            if (seller.before().isPresent()) {
                assertEquals(
                        own.keyFigures(only, period.previous()).sales(),
                        IndependentFigures.scaled(seller.before().get()));
            }
        }
    }
}
