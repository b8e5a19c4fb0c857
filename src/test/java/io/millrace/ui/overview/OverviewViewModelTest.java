package io.millrace.ui.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ui.oversight.ExecutivesShop;
import io.millrace.ui.overview.OverviewViewModel.State;
import io.millrace.ui.tiles.TileContent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import io.millrace.warehouse.PeriodChoice.Custom;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.company.Cohort;
import io.millrace.warehouse.company.Company;
import io.millrace.warehouse.company.CompanyReports;
import io.millrace.warehouse.company.Concentration;
import io.millrace.warehouse.company.DiscountBand;
import io.millrace.warehouse.company.Place;
import io.millrace.warehouse.company.Sold;
import io.millrace.work.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The executive's figures from the mart, against SQL that asks the shop. */
class OverviewViewModelTest {

    private static ExecutivesShop shop;
    private static CompanyReports reports;

    @BeforeAll
    static void open(@TempDir Path home) throws SQLException, IOException {
        shop = new ExecutivesShop(home);
        reports = new CompanyReports(shop.session().mart().orElseThrow());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    static Stream<PeriodChoice> periods() {
        return Stream.of(
                Preset.ALL_TIME,
                Preset.LAST_MONTH,
                new Custom(new Period(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 8, 31))),
                new Custom(new Period(LocalDate.of(2024, 5, 7), LocalDate.of(2024, 9, 20))));
    }

    private static BigDecimal asked(String what, Period period, String and) {
        return shop.people()
                .sql(
                        "SELECT %s FROM oltp.order_line l JOIN oltp.sales_order o ON o.order_id = l.order_id WHERE l.order_date BETWEEN '%s' AND '%s' %s"
                                .formatted(what, period.from(), period.to(), and))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }

    private static void assertEqual(BigDecimal expected, BigDecimal found) {
        assertEquals(0, expected.compareTo(found), expected + " and " + found);
    }

    @ParameterizedTest
    @MethodSource("periods")
    void placesAreThoseOfTheShop(PeriodChoice choice) {
        Company company = reports.company(choice, new Run()).orElseThrow();
        for (Place place : company.places()) {
            String and =
                    "AND o.market = '%s' AND o.region = '%s'"
                            .formatted(place.market(), place.region());
            assertFigures(company.period(), and, place.now());
            assertFigures(company.period().previous(), and, place.before());
        }
        assertFigures(company.period(), "", company.total().now());
        assertFigures(company.period().previous(), "", company.total().before());
        assertEquals(
                company.total().now().sales(),
                company.markets().stream()
                        .map(market -> market.now().sales())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static void assertFigures(Period period, String and, Sold found) {
        assertEqual(asked("sum(l.sales)", period, and), found.sales());
        assertEqual(asked("sum(l.profit)", period, and), found.profit());
        assertEquals(asked("count(DISTINCT l.order_id)", period, and).longValue(), found.orders());
    }

    @ParameterizedTest
    @MethodSource("periods")
    void theBridgeAndTheDiscountsAreThoseOfTheShop(PeriodChoice choice) {
        Company company = reports.company(choice, new Run()).orElseThrow();
        Period period = company.period();
        assertEqual(asked("sum(l.profit)", period.previous(), ""), company.bridge().before());
        assertEqual(asked("sum(l.profit)", period, ""), company.bridge().after());
        assertFalse(company.discounts().isEmpty());
        for (DiscountBand band : company.discounts()) {
            String and = "AND ceil(l.discount * 10) = " + band.band();
            assertEqual(asked("sum(l.profit)", period, and), band.profit());
            assertEqual(asked("sum(l.sales)", period, and), band.sales());
            assertEquals(asked("count(*)", period, and).longValue(), band.lines());
        }
    }

    @ParameterizedTest
    @MethodSource("periods")
    void theLargestAreThoseOfTheShop(PeriodChoice choice) {
        Period period = reports.company(choice, new Run()).orElseThrow().period();
        Concentration customers = reports.customers(period, new Run());
        assertEqual(asked("sum(l.sales)", period, ""), customers.total());
        assertEquals(
                asked("count(DISTINCT o.customer_id)", period, "").longValue(),
                customers.members().size());
        Concentration products = reports.products(period, new Run());
        assertEqual(asked("sum(l.sales)", period, ""), products.total());
        assertEqual(
                asked("sum(l.sales)", period, "GROUP BY l.product_id ORDER BY 1 DESC LIMIT 1"),
                products.members().getFirst().sales());
    }

    @Test
    void cohortsAreThoseOfTheShop() {
        List<Cohort> cohorts = reports.cohorts(new Run());
        for (Cohort cohort : cohorts) {
            for (int later = 0; later < cohort.active().size(); later++) {
                assertEquals(
                        shop.people().sql(ordered(cohort, later)),
                        Optional.of(cohort.active().get(later).toString()));
            }
        }
        assertEquals(
                shop.people().sql("SELECT count(DISTINCT customer_id) FROM oltp.sales_order"),
                Optional.of(Long.toString(cohorts.stream().mapToLong(Cohort::size).sum())));
    }

    private static Stream<TileContent> tiles(OverviewViewModel model) {
        return model.tiles().stream().map(ReadOnlyObjectProperty::get);
    }

    private static String ordered(Cohort cohort, int later) {
        return """
        SELECT count(DISTINCT o.customer_id)
          FROM oltp.sales_order o
          JOIN (SELECT customer_id, date_trunc('quarter', min(order_date)) AS began
                  FROM oltp.sales_order GROUP BY customer_id) c USING (customer_id)
         WHERE c.began = '%d-%d-01'
           AND date_trunc('quarter', o.order_date) = c.began + interval '%d months'
        """
                .formatted(cohort.year(), cohort.quarter() * 3 - 2, later * 3);
    }

    @Test
    void theScreenShowsThePeriodThatWasPickedLast() {
        OverviewViewModel model = new OverviewViewModel(reports, shop.background(), shop.formats());
        assertEquals(State.LOADING, model.stateProperty().get());
        model.choiceProperty().set(Preset.ALL_TIME);
        model.choiceProperty()
                .set(new Custom(new Period(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 6, 30))));
        shop.window().until(() -> !model.busyBinding().get());
        assertEquals(State.READY, model.stateProperty().get(), model.problemProperty().get());
        assertEquals("Jun 2024 · growth against May 2024", model.captionProperty().get());
        assertEquals(
                List.of("Sales", "Profit", "Margin", "Orders"),
                tiles(model).map(TileContent::title).toList());
        assertTrue(tiles(model).allMatch(tile -> tile.change().isPresent()));
        assertTrue(
                model.places().getFirst().region().isEmpty(), "A market comes before its regions");
        assertTrue(model.customersProperty().get().isPresent());
        assertTrue(model.productsProperty().get().isPresent());
        assertFalse(model.cohorts().isEmpty());
        model.choiceProperty().set(Preset.ALL_TIME);
        shop.window().until(() -> !model.busyBinding().get());
        assertTrue(model.captionProperty().get().endsWith("no data of the period before"));
        assertTrue(tiles(model).allMatch(tile -> tile.change().isEmpty()));
    }
}
