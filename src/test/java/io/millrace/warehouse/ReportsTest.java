package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.warehouse.PeriodChoice.Custom;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures against SQL that looks at each fact and knows no aggregate. */
class ReportsTest {

    private static final String TOTALS =
            """
            SELECT COALESCE(SUM(f.sales), 0), COALESCE(SUM(f.profit), 0), COUNT(DISTINCT f.order_id),
                   COUNT(DISTINCT r.order_id)
            FROM fact_sales f LEFT JOIN fact_return r ON r.order_id = f.order_id
              AND r.return_key = 0
            WHERE STR_TO_DATE(f.order_date_key, '%Y%m%d') BETWEEN ? AND ?\
            """;

    private static final String PRODUCTS =
            """
            SELECT product_name, SUM(sales), SUM(profit), SUM(quantity)
            FROM fact_sales NATURAL JOIN dim_product
            WHERE STR_TO_DATE(order_date_key, '%Y%m%d') BETWEEN ? AND ?
            GROUP BY 1 ORDER BY 2 DESC\
            """;

    private static Databases databases;
    private static Reports reports;

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
        reports = Reports.of(databases.warehouse());
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetIsRight(Preset preset) throws SQLException {
        Overview overview = reports.overview(preset, new Run()).orElseThrow();
        assertEquals(
                new Extent(LocalDate.of(2023, 1, 3), LocalDate.of(2025, 6, 15)), overview.extent());
        assertEquals(preset.within(overview.extent()), overview.period());
        assertRight(overview);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-02-29",
        "2024-02-02, 2024-02-29",
        "2024-01-20, 2024-11-05",
        "2023-01-01, 2023-12-31",
        "2024-05-05, 2024-05-05",
        "2020-01-01, 2030-12-31",
    })
    void anyRangeIsRight(LocalDate from, LocalDate to) throws SQLException {
        Period period = new Period(from, to);
        assertRight(reports.overview(new Custom(period), new Run()).orElseThrow());
        assertTopProduct(period);
    }

    @Test
    void comparesOnlyWithWhatThereIs() {
        assertTrue(before(Preset.THIS_YEAR).isPresent());
        assertTrue(before(Preset.LAST_YEAR).isPresent());
        assertTrue(before(Preset.ALL_TIME).isEmpty());
        assertTrue(
                before(new Custom(new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 6, 30))))
                        .isEmpty());
    }

    @Test
    void aTrendHasNoGaps() {
        Trend days = reports.overview(Preset.LAST_MONTH, new Run()).orElseThrow().trend();
        assertEquals(Step.DAY, days.step());
        assertEquals(31, days.points().size());
        Trend months = reports.overview(Preset.LAST_12_MONTHS, new Run()).orElseThrow().trend();
        assertEquals(Step.MONTH, months.step());
        assertEquals(12, months.points().size());
        assertEquals(LocalDate.of(2024, 7, 1), months.points().getFirst().from());
    }

    @Test
    void aPeriodWithoutSalesHasNoRates() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        Period empty = new Period(day.plusYears(10), day.plusYears(10));
        Overview overview = reports.overview(new Custom(empty), new Run()).orElseThrow();
        assertEquals(0, overview.figures().orders());
        assertEquals(Optional.empty(), overview.figures().margin());
        assertEquals(Optional.empty(), reports.topProduct(empty, new Run()));
    }

    @Test
    void nothingLoadedIsNoOverview() throws SQLException {
        try (Databases empty = TestServers.fresh()) {
            TestStar.create(empty.warehouse());
            assertEquals(
                    Optional.empty(),
                    Reports.of(empty.warehouse()).overview(Preset.ALL_TIME, new Run()));
        }
    }

    @Test
    void aFailureSaysWhatToDo() {
        try (Databases bare = TestServers.fresh()) {
            MillraceException failed =
                    assertThrows(
                            MillraceException.class,
                            () ->
                                    Reports.of(bare.warehouse())
                                            .overview(Preset.ALL_TIME, new Run()));
            assertTrue(String.valueOf(failed.getMessage()).contains("try again"));
        }
    }

    @Test
    void aCancelledRunReadsNothing() {
        Run run = new Run();
        run.cancel();
        MillraceException stopped =
                assertThrows(MillraceException.class, () -> reports.overview(Preset.ALL_TIME, run));
        assertEquals(MillraceException.Code.CANCELLED, stopped.code());
    }

    private static Optional<Figures> before(PeriodChoice choice) {
        return reports.overview(choice, new Run()).orElseThrow().before();
    }

    private static void assertRight(Overview overview) throws SQLException {
        assertSame(totals(overview.period()), overview.figures());
        if (overview.before().isPresent()) {
            assertSame(totals(overview.period().previous()), overview.before().get());
        }
        assertEquals(shares("region", overview.period()), texts(overview.regions()));
        assertEquals(shares("category_name", overview.period()), texts(overview.categories()));
        List<Trend.Point> points = overview.trend().points();
        for (int i = 0; i < points.size(); i++) {
            LocalDate from = points.get(i).from();
            LocalDate to =
                    i + 1 < points.size()
                            ? points.get(i + 1).from().minusDays(1)
                            : overview.period().to();
            assertSame(totals(new Period(from, to)), points.get(i).figures());
        }
    }

    private static void assertTopProduct(Period period) throws SQLException {
        Optional<TopProduct> top = reports.topProduct(period, new Run());
        List<List<Object>> products = rows(PRODUCTS, period);
        assertEquals(products.isEmpty(), top.isEmpty());
        if (top.isPresent()) {
            assertEquals(products.getFirst().getFirst(), top.get().name());
            assertEquals(products.getFirst().get(1), top.get().sales());
            assertEquals(
                    rows(PRODUCTS, period.previous()).stream()
                            .filter(row -> row.getFirst().equals(top.get().name()))
                            .map(row -> (BigDecimal) row.get(1))
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .stripTrailingZeros(),
                    top.get().salesBefore().stripTrailingZeros());
        }
    }

    private static void assertSame(Figures expected, Figures actual) {
        assertEquals(0, expected.sales().compareTo(actual.sales()), "sales of " + actual);
        assertEquals(0, expected.profit().compareTo(actual.profit()), "profit of " + actual);
        assertEquals(expected.orders(), actual.orders());
        assertEquals(expected.returned(), actual.returned());
    }

    private static Figures totals(Period period) throws SQLException {
        List<Object> row = rows(TOTALS, period).getFirst();
        return new Figures(
                (BigDecimal) row.get(0),
                (BigDecimal) row.get(1),
                ((Number) row.get(2)).longValue(),
                ((Number) row.get(3)).longValue());
    }

    private static List<String> shares(String column, Period period) throws SQLException {
        return rows(
                        """
                        SELECT COLUMN_NAME, SUM(sales), SUM(profit), COUNT(DISTINCT order_id)
                        FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product
                        WHERE STR_TO_DATE(order_date_key, '%Y%m%d') BETWEEN ? AND ?
                        GROUP BY 1 ORDER BY 2 DESC, 1\
                        """
                                .replace("COLUMN_NAME", column),
                        period)
                .stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
                .toList();
    }

    private static List<String> texts(List<Share> shares) {
        return shares.stream()
                .map(share ->
                        String.format(
                                Locale.ROOT,
                                "%s %s %s %d",
                                share.name(),
                                share.sales(),
                                share.profit(),
                                share.orders()))
                .toList();
    }

    private static List<List<Object>> rows(String query, Period period) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run())
                    .list(
                            query,
                            row -> {
                                List<Object> values = new ArrayList<>();
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                    values.add(row.getObject(i));
                                }
                                return values;
                            },
                            period.from(),
                            period.to());
        }
    }
}
