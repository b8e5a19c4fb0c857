package io.millrace.semantics.sql;

import static io.millrace.semantics.sql.Asked.CATEGORY;
import static io.millrace.semantics.sql.Asked.CUSTOMER;
import static io.millrace.semantics.sql.Asked.MARGIN;
import static io.millrace.semantics.sql.Asked.MONTHS;
import static io.millrace.semantics.sql.Asked.ORDERS;
import static io.millrace.semantics.sql.Asked.PRODUCT;
import static io.millrace.semantics.sql.Asked.PROFIT;
import static io.millrace.semantics.sql.Asked.REGION;
import static io.millrace.semantics.sql.Asked.SALES;
import static io.millrace.semantics.sql.Asked.by;
import static io.millrace.semantics.sql.Asked.gives;
import static io.millrace.semantics.sql.Asked.in;
import static io.millrace.semantics.sql.Asked.list;
import static io.millrace.semantics.sql.Asked.where;
import static io.millrace.semantics.sql.Asked.year;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Condition.OneOf;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Measure.Statistic;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons, shares, running totals, limits, rankings and statistics against SQL by hand. */
class ComparisonSqlTest {

    /** Sales of the years by something. */
    private static final String YEARS =
            "(SELECT %1$s AS thing, SUM(IF(order_date_key DIV 10000 = 2024, sales, 0)) AS a, SUM(IF(order_date_key DIV 10000 = 2023, sales, 0)) AS b FROM fact_sales NATURAL JOIN dim_product NATURAL JOIN dim_location WHERE order_date_key BETWEEN 20230101 AND 20241231 GROUP BY 1) y";

    private static final String COMPARED =
            "SELECT thing, a, b, a - b, (a - b) / NULLIF(b, 0) FROM " + YEARS + " ORDER BY ";

    @Test
    void withAnotherPeriod() throws SQLException {
        Breakdown sales = by(SALES, new Grouping.By("subcategory")).about(in(year(2024)));
        String gold = COMPARED.formatted("subcategory_name");
        gives(sales.compared(new Comparison.WithYearBefore()), gold + "thing");
        gives(sales.compared(new Comparison.WithPeriodBefore()), gold + "thing");
        gives(sales.compared(new Comparison.WithSpan(year(2023))), gold + "thing");
        // Of two years the later one comes first, in whatever order they are named.
        gives(
                sales.about(in(year(2023))).compared(new Comparison.WithSpan(year(2024))),
                gold + "thing");
        gives(
                sales.compared(new Comparison.WithYearBefore())
                        .ranked(new Ranking(SALES, Figure.GROWTH, false, 3, List.of())),
                gold + "(a - b) / NULLIF(b, 0) IS NULL, 5, thing LIMIT 3");
        gives(
                by(SALES).about(in(year(2024))).compared(new Comparison.WithYearBefore()),
                "SELECT a, b, a - b, (a - b) / b FROM " + YEARS.formatted("1"));
    }

    @Test
    void monthsWithTheSameMonthsOfAnotherYear() throws SQLException {
        String gold =
                """
                SELECT CONCAT('2024-', LPAD(m.month, 2, '0')), a, b, a - b, (a - b) / NULLIF(b, 0)
                FROM (SELECT d.month, COALESCE(SUM(IF(d.year = 2024, sales, 0)), 0) AS a, COALESCE(SUM(IF(d.year = %1$d, sales, 0)), 0) AS b
                      FROM dim_date d LEFT JOIN fact_sales f ON f.order_date_key = d.date_key
                      WHERE d.year IN (2024, %1$d) GROUP BY d.month) m ORDER BY m.month\
                """;
        Breakdown months = by(SALES, MONTHS).about(in(year(2024)));
        gives(months.compared(new Comparison.WithYearBefore()), gold.formatted(2023));
        gives(months.compared(new Comparison.StepYearBefore()), gold.formatted(2023));
        gives(months.compared(new Comparison.WithSpan(year(2022))), gold.formatted(2022));
    }

    @Test
    void stepsWithTheOneBefore() throws SQLException {
        String gold =
                """
                SELECT step, a, b, a - b, (a - b) / NULLIF(b, 0)
                FROM (SELECT step, a, LAG(a) OVER (ORDER BY step) AS b
                      FROM (SELECT CONCAT(d.year, '-Q', d.quarter) AS step, COALESCE(SUM(f.sales), 0) AS a
                            FROM dim_date d LEFT JOIN fact_sales f ON f.order_date_key = d.date_key
                            WHERE d.year BETWEEN 2022 AND 2025 GROUP BY 1) q) s
                """;
        Breakdown quarters =
                by(SALES, new Grouping.Steps(Unit.QUARTER)).compared(new Comparison.StepBefore());
        gives(quarters, gold + "ORDER BY step");
        // The first one is compared with the last of the year before.
        gives(quarters.about(in(year(2024))), gold + "WHERE step LIKE '2024%' ORDER BY step");
        gives(
                quarters.about(in(year(2024)))
                        .ranked(new Ranking(SALES, Figure.GROWTH, true, 1, List.of())),
                gold + "WHERE step LIKE '2024%' ORDER BY 5 DESC LIMIT 1");
    }

    @Test
    void beforeTheDataNothingIsKnown() throws SQLException {
        gives(
                by(SALES).about(in(year(2022))).compared(new Comparison.WithYearBefore()),
                "SELECT SUM(sales), NULL, NULL, NULL FROM fact_sales WHERE order_date_key < 20230000");
        gives(
                by(SALES, CATEGORY).about(in(year(2022))).compared(new Comparison.WithYearBefore()),
                "SELECT category_name, SUM(sales), NULL, NULL, NULL FROM fact_sales NATURAL JOIN dim_product WHERE order_date_key < 20230000 GROUP BY 1 ORDER BY 1");
        gives(
                by(SALES, new Grouping.Steps(Unit.YEAR)).compared(new Comparison.StepYearBefore()),
                """
                SELECT y, a, b, a - b, (a - b) / b FROM (
                  SELECT order_date_key DIV 10000 AS y, SUM(sales) AS a, LAG(SUM(sales)) OVER (ORDER BY order_date_key DIV 10000) AS b
                  FROM fact_sales GROUP BY 1) years ORDER BY y\
                """);
    }

    @Test
    void twoValues() throws SQLException {
        Comparison regions = new Comparison.OfValues("region", "West", "East");
        gives(
                by(PROFIT).compared(regions),
                "SELECT a, b, a - b, (a - b) / ABS(b) FROM (SELECT SUM(IF(region = 'West', profit, 0)) AS a, SUM(IF(region = 'East', profit, 0)) AS b FROM fact_sales NATURAL JOIN dim_location) v");
        gives(
                by(MARGIN, CATEGORY).compared(regions),
                """
                SELECT category_name, a, b, a - b, (a - b) / NULLIF(ABS(b), 0) FROM (
                  SELECT category_name, SUM(IF(region = 'West', profit, 0)) / SUM(IF(region = 'West', sales, 0)) AS a,
                         SUM(IF(region = 'East', profit, 0)) / SUM(IF(region = 'East', sales, 0)) AS b
                  FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product WHERE region IN ('West', 'East') GROUP BY 1) v ORDER BY 1\
                """);
    }

    @Test
    void sharesOfTheRows() throws SQLException {
        gives(
                by(SALES, REGION).shared(new Share.OfRows(List.of())),
                "SELECT region, SUM(sales), SUM(sales) / (SELECT SUM(sales) FROM fact_sales) FROM fact_sales NATURAL JOIN dim_location GROUP BY 1 ORDER BY 1");
        gives(
                by(ORDERS, REGION, new Grouping.By("segment"))
                        .shared(new Share.OfRows(List.of(REGION))),
                """
                SELECT l.region, c.segment_name, COUNT(DISTINCT f.order_id), 1.0000 * COUNT(DISTINCT f.order_id) /
                  (SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_location x WHERE x.region = l.region)
                FROM fact_sales f JOIN dim_location l ON l.location_key = f.location_key JOIN dim_customer c ON c.customer_key = f.customer_key
                GROUP BY l.region, c.segment_name ORDER BY 1, 2\
                """);
        // A part of all rows, though only some of them are shown.
        gives(
                by(SALES, PRODUCT)
                        .shared(new Share.OfRows(List.of()))
                        .ranked(Ranking.top(SALES, 3)),
                "SELECT product_name, product_id, SUM(sales), SUM(sales) / (SELECT SUM(sales) FROM fact_sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 3");
        gives(
                by(SALES, REGION)
                        .shared(new Share.OfRows(List.of()))
                        .keeping(
                                List.of(
                                        new Threshold(
                                                SALES,
                                                Figure.SHARE,
                                                new Threshold.Limit.Within(
                                                        Range.moreThan(new BigDecimal("0.08")))))),
                "SELECT region, SUM(sales), SUM(sales) / (SELECT SUM(sales) FROM fact_sales) AS part FROM fact_sales NATURAL JOIN dim_location GROUP BY 1 HAVING part > 0.08 ORDER BY 1");
    }

    /** An order with several categories is one among all orders. */
    @Test
    void sharesOfWhatStandsInSeveralRows() throws SQLException {
        gives(
                by(ORDERS, CATEGORY).shared(new Share.OfRows(List.of())),
                "SELECT category_name, COUNT(DISTINCT order_id), 1.0000 * COUNT(DISTINCT order_id) / (SELECT COUNT(DISTINCT order_id) FROM fact_sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1 ORDER BY 1");
        gives(
                by(ORDERS, REGION, CATEGORY).shared(new Share.OfRows(List.of(REGION))),
                """
                SELECT l.region, p.category_name, COUNT(DISTINCT f.order_id), 1.0000 * COUNT(DISTINCT f.order_id) /
                  (SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_location x WHERE x.region = l.region)
                FROM fact_sales f JOIN dim_location l ON l.location_key = f.location_key JOIN dim_product p ON p.product_key = f.product_key
                GROUP BY l.region, p.category_name ORDER BY 1, 2\
                """);
    }

    @Test
    void sharesOfTheWhole() throws SQLException {
        Share furniture = new Share.OfWhole(List.of(OneOf.of("category", "Furniture")));
        gives(
                by(SALES).about(where(OneOf.of("region", "West"))).shared(furniture),
                "SELECT p, w, p / w FROM (SELECT SUM(IF(category_name = 'Furniture', sales, 0)) AS p, SUM(sales) AS w FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product WHERE region = 'West') x");
        gives(
                by(ORDERS, new Grouping.By("market")).shared(furniture),
                """
                SELECT market, p, w, 1.0000 * p / w FROM (
                  SELECT market, COUNT(DISTINCT IF(category_name = 'Furniture', order_id, NULL)) AS p, COUNT(DISTINCT order_id) AS w
                  FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product GROUP BY market) x ORDER BY 1\
                """);
    }

    @Test
    void runningTotalsAndMovingAverages() throws SQLException {
        String months =
                """
                (SELECT DATE_FORMAT(d.full_date, '%Y-%m') AS m, COALESCE(SUM(f.sales), 0) AS s
                 FROM dim_date d LEFT JOIN fact_sales f ON f.order_date_key = d.date_key WHERE d.year = 2024 GROUP BY 1)\
                """;
        Breakdown sales = by(SALES, MONTHS).about(in(year(2024)));
        gives(
                sales.accumulated(new Accumulation.Running()),
                "SELECT a.m, a.s, (SELECT SUM(b.s) FROM %1$s b WHERE b.m <= a.m) FROM %1$s a ORDER BY a.m"
                        .formatted(months));
        gives(
                sales.accumulated(new Accumulation.Moving(3)),
                """
                SELECT a.m, a.s, (SELECT AVG(b.s) FROM %1$s b
                  WHERE CAST(RIGHT(a.m, 2) AS SIGNED) - CAST(RIGHT(b.m, 2) AS SIGNED) BETWEEN 0 AND 2) FROM %1$s a ORDER BY a.m\
                """
                        .formatted(months));
        gives(
                by(ORDERS, new Grouping.Steps(Unit.YEAR), new Grouping.By("segment"))
                        .accumulated(new Accumulation.Running()),
                """
                SELECT y.year, c.segment_name, COUNT(DISTINCT IF(f.order_date_key DIV 10000 = y.year, f.order_id, NULL)), COUNT(DISTINCT f.order_id)
                FROM (SELECT DISTINCT year FROM dim_date WHERE year BETWEEN 2022 AND 2025) y
                JOIN fact_sales f ON f.order_date_key DIV 10000 <= y.year JOIN dim_customer c ON c.customer_key = f.customer_key
                GROUP BY y.year, c.segment_name ORDER BY 1, 2\
                """);
    }

    @Test
    void limits() throws SQLException {
        String bySubcategory =
                "SELECT subcategory_name, SUM(sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1 HAVING ";
        Breakdown sales = by(SALES, new Grouping.By("subcategory"));
        gives(
                sales.keeping(
                        List.of(
                                Threshold.of(SALES, Range.moreThan(new BigDecimal(5000))),
                                Threshold.of(PROFIT, Range.lessThan(new BigDecimal(3000))))),
                bySubcategory + "SUM(sales) > 5000 AND SUM(profit) < 3000 ORDER BY 1");
        gives(
                sales.keeping(
                        List.of(
                                new Threshold(
                                        MARGIN, Figure.VALUE, new Threshold.Limit.BelowAverage()))),
                bySubcategory
                        + "SUM(profit) / SUM(sales) < (SELECT AVG(m) FROM (SELECT SUM(profit) / SUM(sales) AS m FROM fact_sales NATURAL JOIN dim_product GROUP BY subcategory_name) x) ORDER BY 1");
        gives(
                sales.about(in(year(2024)))
                        .compared(new Comparison.WithYearBefore())
                        .keeping(
                                List.of(
                                        new Threshold(
                                                SALES,
                                                Figure.DIFFERENCE,
                                                new Threshold.Limit.Within(
                                                        Range.lessThan(BigDecimal.ZERO))))),
                "SELECT thing, a, b, a - b, (a - b) / NULLIF(b, 0) FROM "
                        + YEARS.formatted("subcategory_name")
                        + " WHERE a < b ORDER BY thing");
        gives(
                list(CUSTOMER)
                        .keeping(List.of(Threshold.of(ORDERS, Range.atLeast(new BigDecimal(2)))))
                        .ranked(Ranking.top(SALES, 5)),
                "SELECT customer_name, customer_id FROM fact_sales NATURAL JOIN dim_customer GROUP BY 1, 2 HAVING COUNT(DISTINCT order_id) > 1 ORDER BY SUM(sales) DESC LIMIT 5");
    }

    @Test
    void rankings() throws SQLException {
        gives(
                by(SALES, PRODUCT).ranked(Ranking.top(SALES, 7)),
                "SELECT product_name, product_id, SUM(sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 7");
        // Many customers have as many orders; their names decide.
        gives(
                by(ORDERS, CUSTOMER).ranked(Ranking.top(ORDERS, 40)),
                "SELECT customer_name, customer_id, COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_customer GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 40");
        gives(
                by(SALES, REGION).ranked(Ranking.bottom(MARGIN, 4)),
                "SELECT region, SUM(sales) FROM fact_sales NATURAL JOIN dim_location GROUP BY 1 ORDER BY SUM(profit) / SUM(sales), 1 LIMIT 4");
        gives(
                by(SALES, REGION).ranked(Ranking.top(PROFIT, 0)),
                "SELECT region, SUM(sales) FROM fact_sales NATURAL JOIN dim_location GROUP BY 1 ORDER BY SUM(profit) DESC, 1");
        gives(
                by(SALES, MONTHS).ranked(Ranking.top(SALES, 3)),
                "SELECT DATE_FORMAT(full_date, '%Y-%m'), SUM(sales) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY 1 ORDER BY 2 DESC LIMIT 3");
        gives(
                by(new Named("last_order"), CUSTOMER)
                        .ranked(Ranking.bottom(new Named("last_order"), 5)),
                "SELECT customer_name, customer_id, MAX(full_date) FROM fact_sales NATURAL JOIN dim_customer JOIN dim_date ON date_key = order_date_key GROUP BY 1, 2 ORDER BY 3, 1, 2 LIMIT 5");
    }

    @Test
    void rankingsWithinEachGroup() throws SQLException {
        gives(
                by(SALES, REGION, PRODUCT)
                        .ranked(new Ranking(SALES, Figure.VALUE, true, 2, List.of(REGION))),
                """
                SELECT region, product_name, product_id, s FROM (
                  SELECT region, product_name, product_id, SUM(sales) AS s,
                         ROW_NUMBER() OVER (PARTITION BY region ORDER BY SUM(sales) DESC, product_name, product_id) AS n
                  FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product GROUP BY 1, 2, 3) x
                WHERE n <= 2 ORDER BY region, n\
                """);
        gives(
                by(MARGIN, new Grouping.Steps(Unit.YEAR), REGION)
                        .ranked(
                                new Ranking(
                                        MARGIN,
                                        Figure.VALUE,
                                        false,
                                        1,
                                        List.of(new Grouping.Steps(Unit.YEAR)))),
                """
                SELECT y, region, m FROM (
                  SELECT order_date_key DIV 10000 AS y, region, SUM(profit) / SUM(sales) AS m,
                         ROW_NUMBER() OVER (PARTITION BY order_date_key DIV 10000 ORDER BY SUM(profit) / SUM(sales), region) AS n
                  FROM fact_sales NATURAL JOIN dim_location GROUP BY 1, 2) x
                WHERE n = 1 ORDER BY y\
                """);
    }

    @Test
    void statisticsOverParts() throws SQLException {
        Grouping order = new Grouping.By("order");
        gives(
                by(new Measure.Over(Statistic.AVERAGE, SALES, MONTHS), CATEGORY),
                "SELECT category_name, SUM(sales) / COUNT(DISTINCT order_date_key DIV 100) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1 ORDER BY 1");
        gives(
                Breakdown.of(
                        new Measure.Over(Statistic.AVERAGE, SALES, order),
                        new Measure.Over(Statistic.LOWEST, SALES, order),
                        new Measure.Over(Statistic.HIGHEST, SALES, order),
                        ORDERS),
                "SELECT AVG(s), MIN(s), MAX(s), COUNT(*) FROM (SELECT SUM(sales) AS s FROM fact_sales GROUP BY order_id) o");
        gives(
                by(new Measure.Over(Statistic.AVERAGE, MARGIN, MONTHS)),
                "SELECT AVG(m) FROM (SELECT SUM(profit) / SUM(sales) AS m FROM fact_sales GROUP BY order_date_key DIV 100) x");
        gives(
                by(
                        new Measure.Over(Statistic.AVERAGE, ORDERS, CUSTOMER),
                        new Grouping.Steps(Unit.YEAR)),
                "SELECT order_date_key DIV 10000, 1.0000 * COUNT(DISTINCT order_id) / COUNT(DISTINCT customer_key) FROM fact_sales GROUP BY 1 ORDER BY 1");
        for (String region : List.of("West", "Caribbean", "Central")) {
            List<List<String>> sorted =
                    DemoWarehouse.shared()
                            .rows(
                                    "SELECT SUM(sales) FROM fact_sales NATURAL JOIN dim_location WHERE region = ? GROUP BY order_id ORDER BY 1",
                                    region);
            int count = sorted.size();
            BigDecimal middle =
                    new BigDecimal(sorted.get((count - 1) / 2).getFirst())
                            .add(new BigDecimal(sorted.get(count / 2).getFirst()))
                            .divide(BigDecimal.TWO);
            BigDecimal median =
                    new BigDecimal(
                            DemoWarehouse.shared()
                                    .rows(
                                            by(new Measure.Over(Statistic.MEDIAN, SALES, order))
                                                    .about(where(OneOf.of("region", region))))
                                    .getFirst()
                                    .getFirst());
            assertEquals(0, middle.compareTo(median), region);
        }
        gives(
                by(new Measure.Over(Statistic.MEDIAN, ORDERS, CUSTOMER), new Grouping.By("segment"))
                        .about(where(OneOf.of("segment", "Consumer"))),
                """
                SELECT 'Consumer', AVG(n) FROM (
                  SELECT n, ROW_NUMBER() OVER (ORDER BY n) AS place, COUNT(*) OVER () AS of_all FROM (
                    SELECT COUNT(DISTINCT order_id) AS n FROM fact_sales NATURAL JOIN dim_customer
                    WHERE segment_name = 'Consumer' GROUP BY customer_key) c) x
                WHERE place IN (FLOOR((of_all + 1) / 2), CEIL((of_all + 1) / 2))\
                """);
    }

    @Test
    void halfMonthsAreNotTakenFromSumsOfMonths() throws SQLException {
        gives(
                Breakdown.of(SALES, ORDERS)
                        .by(List.of(REGION))
                        .about(
                                in(
                                        new Timespan.Days(
                                                LocalDate.of(2024, 1, 1),
                                                LocalDate.of(2024, 2, 15)))),
                "SELECT region, SUM(sales), COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_location WHERE order_date_key BETWEEN 20240101 AND 20240215 GROUP BY 1 ORDER BY 1");
        gives(
                Breakdown.of(SALES, ORDERS, new Named("average_order_value"))
                        .by(List.of(REGION, CATEGORY))
                        .about(where(new Condition.OneOf("market", List.of("US"), true))),
                "SELECT region, category_name, SUM(sales), COUNT(DISTINCT order_id), SUM(sales) / COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product WHERE market <> 'US' GROUP BY 1, 2 ORDER BY 1, 2");
        gives(
                by(ORDERS).about(where(OneOf.of("category", "Furniture", "Technology"))),
                "SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_product WHERE category_name <> 'Office Supplies'");
        gives(
                by(ORDERS).about(where(OneOf.of("category", "Furniture"))),
                "SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_product WHERE category_name = 'Furniture'");
    }
}
