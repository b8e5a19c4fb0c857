package io.millrace.ask.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.chart.Chart.Kind;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which chart an answer has, by the compiler's columns and as many rows as there may be. */
class ChartRuleTest {

    private static final Extent EXTENT =
            new Extent(LocalDate.of(2021, 1, 3), LocalDate.of(2024, 12, 30));
    private static final Measure.Named SALES = new Measure.Named("sales");
    private static final Measure.Named PROFIT = new Measure.Named("profit");
    private static final Measure.Named ORDERS = new Measure.Named("orders");
    private static final Grouping REGION = new Grouping.By("region");
    private static final Grouping CATEGORY = new Grouping.By("category");
    private static final Grouping MONTH = new Grouping.Steps(Unit.MONTH);

    private final SqlCompiler compiler = new SqlCompiler(SemanticModel.shipped());

    @Test
    void aNumberIsATile() {
        drawn(Kind.TILE, null, List.of("sales"), null, Breakdown.of(SALES), 1);
        drawn(
                Kind.TILE,
                null,
                List.of("orders_share"),
                null,
                Breakdown.of(ORDERS)
                        .shared(
                                new Share.OfWhole(
                                        List.of(new Condition.Flagged("returned", false)))),
                1);
        drawn(Kind.TILE, "region", List.of("sales"), null, by(SALES, REGION), 1);
        drawn(
                Kind.TILE,
                null,
                List.of("needed", "of_all"),
                null,
                new Pareto(Subject.EVERYTHING, "customer", SALES, new BigDecimal("0.8")),
                1);
        drawn(
                Kind.TILE,
                null,
                List.of("correlation"),
                null,
                new Correlation(Subject.EVERYTHING, SALES, PROFIT, MONTH),
                1);
    }

    @Test
    void timeIsALine() {
        drawn(Kind.LINE, "month", List.of("sales"), null, by(SALES, MONTH), 48);
        drawn(
                Kind.LINE,
                "month",
                List.of("sales_so_far"),
                null,
                by(SALES, MONTH).accumulated(new Accumulation.Running()),
                48);
        drawn(
                Kind.LINE,
                "month",
                List.of("sales", "sales_before"),
                null,
                by(SALES, MONTH).compared(new Comparison.StepYearBefore()),
                48);
        drawn(
                Kind.LINE,
                "month",
                List.of("sales", "profit"),
                null,
                Breakdown.of(SALES, PROFIT, ORDERS).by(List.of(MONTH)),
                48);
        drawn(Kind.LINE, "month", List.of("sales"), "region", by(SALES, REGION, MONTH), 24);
        drawn(
                Kind.LINE,
                "place",
                List.of("share_so_far"),
                null,
                new Pareto(Subject.EVERYTHING, "customer", SALES, new BigDecimal("0.8"), true),
                40);
    }

    @Test
    void categoriesAreBars() {
        drawn(Kind.BAR, "region", List.of("sales"), null, by(SALES, REGION), 12);
        drawn(
                Kind.BAR,
                "month",
                List.of("sales"),
                null,
                by(SALES, MONTH).ranked(Ranking.top(SALES, 3)),
                3);
        drawn(
                Kind.BAR,
                "region",
                List.of("sales", "sales_other"),
                null,
                by(SALES, REGION)
                        .compared(new Comparison.OfValues("category", "Furniture", "Technology")),
                4);
    }

    @Test
    void sharesAreADonutOrStacked() {
        Share whole = new Share.OfRows(List.of());
        drawn(
                Kind.DONUT,
                "region",
                List.of("sales_share"),
                null,
                by(SALES, REGION).shared(whole),
                4);
        drawn(
                Kind.BAR,
                "region",
                List.of("sales_share"),
                null,
                by(SALES, REGION).shared(whole),
                13);
        drawn(
                Kind.STACKED_BAR,
                "region",
                List.of("sales_share"),
                "category",
                by(SALES, REGION, CATEGORY).shared(new Share.OfRows(List.of(REGION))),
                12);
    }

    @Test
    void twoMeasuresAreAScatter() {
        drawn(
                Kind.SCATTER,
                "sales",
                List.of("profit"),
                "customer",
                Breakdown.of(SALES, PROFIT).by(List.of(new Grouping.By("customer"))),
                500);
    }

    @Test
    void aMatrixIsAHeatMap() {
        drawn(
                Kind.HEAT_MAP,
                "region",
                List.of("sales"),
                "category",
                by(SALES, REGION, CATEGORY),
                16);
        drawn(
                Kind.HEAT_MAP,
                "months_later",
                List.of("retention"),
                "cohort",
                new Cohorts(Subject.EVERYTHING, Unit.MONTH),
                30);
    }

    @Test
    void restStaysATable() {
        drawn(Kind.TABLE, by(SALES, new Grouping.By("product")), 300);
        drawn(Kind.TABLE, by(SALES, REGION).measuring(List.of()), 12);
        drawn(Kind.TABLE, by(SALES, REGION), 0);
        drawn(Kind.TABLE, by(SALES, REGION, CATEGORY, MONTH), 20);
        drawn(Kind.TABLE, Breakdown.of(SALES, PROFIT).by(List.of(REGION, CATEGORY)), 16);
        drawn(Kind.TABLE, by(new Measure.Named("first_order"), REGION), 4);
        drawn(Kind.TABLE, new Coverage(Subject.EVERYTHING), 1);
        drawn(Kind.TABLE, new Basket(Subject.EVERYTHING, "product", null, 10), 10);
        drawn(Kind.TABLE, Breakdown.of(SALES, PROFIT, ORDERS).by(List.of(REGION)), 4);
    }

    @Test
    void aListWithinGroupsIsNoMatrix() {
        SemanticQuery query =
                by(SALES, REGION, new Grouping.By("product"))
                        .ranked(new Ranking(SALES, Figure.VALUE, true, 3, List.of(REGION)));
        List<Column> columns = columns(query);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Column column : columns) {
                row.add(
                        switch (column.name()) {
                            case "region" -> "Region " + i / 3;
                            case "product" -> "Product " + i;
                            default -> BigDecimal.TEN;
                        });
            }
            rows.add(row);
        }
        assertEquals(
                new Chart(Kind.BAR, "product", List.of("sales"), "region"),
                ChartRule.of(query, columns, rows));
    }

    private static Breakdown by(Measure measure, Grouping... groupings) {
        return Breakdown.of(measure).by(List.of(groupings));
    }

    private void drawn(Kind kind, SemanticQuery query, int rows) {
        drawn(kind, null, List.of(), null, query, rows);
    }

    private void drawn(
            Kind kind,
            @Nullable String x,
            List<String> y,
            @Nullable String series,
            SemanticQuery query,
            int rows) {
        List<Column> columns = columns(query);
        Chart chart = ChartRule.of(query, columns, rows(columns, rows));
        assertEquals(new Chart(kind, x, y, series), chart);
        List<String> names = columns.stream().map(Column::name).toList();
        assertTrue(names.containsAll(chart.y()), names::toString);
    }

    private List<Column> columns(SemanticQuery query) {
        return compiler.compile(query, EXTENT).columns();
    }

    /** Four names in the first column, so that the others make up a matrix with it. */
    private static List<List<@Nullable Object>> rows(List<Column> columns, int count) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            boolean isFirst = true;
            for (Column column : columns) {
                row.add(
                        switch (column.role()) {
                            case GROUP, TIME, ID -> "Name " + (isFirst ? i % 4 : i / 4);
                            case VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED ->
                                    BigDecimal.valueOf(i);
                        });
                isFirst = false;
            }
            rows.add(row);
        }
        return rows;
    }
}
