package io.millrace.semantics.sql;

import static io.millrace.semantics.sql.Asked.EVER;
import static io.millrace.semantics.sql.Asked.MARGIN;
import static io.millrace.semantics.sql.Asked.MONTHS;
import static io.millrace.semantics.sql.Asked.ORDERS;
import static io.millrace.semantics.sql.Asked.PROFIT;
import static io.millrace.semantics.sql.Asked.SALES;
import static io.millrace.semantics.sql.Asked.gives;
import static io.millrace.semantics.sql.Asked.in;
import static io.millrace.semantics.sql.Asked.where;
import static io.millrace.semantics.sql.Asked.year;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Condition.OneOf;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cohorts, Pareto, correlation, baskets and coverage against SQL or Java written by hand. */
class PatternSqlTest {

    private static List<List<String>> rows(String sql) throws SQLException {
        return DemoWarehouse.shared().rows(sql);
    }

    @Test
    void cohortsComeBackOrNot() throws SQLException {
        String all =
                """
                SELECT CONCAT(c.year, '-Q', c.quarter),
                       (SELECT COUNT(DISTINCT f.customer_key) FROM %1$s f WHERE f.first = c.year * 4 + c.quarter),
                       u.number - c.year * 4 - c.quarter,
                       (SELECT COUNT(DISTINCT f.customer_key) FROM %1$s f WHERE f.first = c.year * 4 + c.quarter AND f.own = u.number),
                       1.0000 * (SELECT COUNT(DISTINCT f.customer_key) FROM %1$s f WHERE f.first = c.year * 4 + c.quarter AND f.own = u.number)
                       / (SELECT COUNT(DISTINCT f.customer_key) FROM %1$s f WHERE f.first = c.year * 4 + c.quarter)
                FROM (SELECT DISTINCT d.year, d.quarter FROM %1$s f JOIN dim_date d ON d.year * 4 + d.quarter = f.first WHERE %2$s) c
                JOIN (SELECT DISTINCT year * 4 + quarter AS number FROM dim_date WHERE year BETWEEN 2022 AND 2025) u
                  ON u.number >= c.year * 4 + c.quarter
                ORDER BY 1, 3\
                """;
        String ever =
                """
                (SELECT s.customer_key, d.year * 4 + d.quarter AS own, YEAR(c.first_order_date) * 4 + QUARTER(c.first_order_date) AS first
                 FROM fact_sales s JOIN dim_date d ON d.date_key = s.order_date_key NATURAL JOIN dim_customer c)\
                """;
        gives(new Cohorts(Subject.EVERYTHING, Unit.QUARTER), all.formatted(ever, "TRUE"));
        gives(new Cohorts(in(year(2023)), Unit.QUARTER), all.formatted(ever, "d.year = 2023"));
        String furniture =
                """
                (SELECT s.customer_key, d.year * 4 + d.quarter AS own,
                        (SELECT MIN(e.year * 4 + e.quarter) FROM fact_sales t NATURAL JOIN dim_product p JOIN dim_date e ON e.date_key = t.order_date_key
                         WHERE t.customer_key = s.customer_key AND p.category_name = 'Furniture') AS first
                 FROM fact_sales s JOIN dim_date d ON d.date_key = s.order_date_key NATURAL JOIN dim_product q
                 WHERE q.category_name = 'Furniture')\
                """;
        gives(
                new Cohorts(where(OneOf.of("category", "Furniture")), Unit.QUARTER),
                all.formatted(furniture, "TRUE"));
    }

    @Test
    void fewMakeMost() throws SQLException {
        assertPareto(
                new Pareto(Subject.EVERYTHING, "product", SALES, new BigDecimal("0.8")),
                "SELECT product_name, product_id, SUM(sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2");
        // Losses make the whole smaller than its better part.
        assertPareto(
                new Pareto(in(year(2024)), "customer", PROFIT, new BigDecimal("0.5")),
                "SELECT customer_name, customer_id, SUM(profit) FROM fact_sales NATURAL JOIN dim_customer WHERE order_date_key DIV 10000 = 2024 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2");
        assertPareto(
                new Pareto(Subject.EVERYTHING, "customer", ORDERS, new BigDecimal("0.25")),
                "SELECT customer_name, customer_id, COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_customer GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2");
    }

    /** Adds up by hand, one value after the other, until the part is reached. */
    private static void assertPareto(Pareto query, String values) throws SQLException {
        List<List<String>> all = rows(values);
        BigDecimal whole = BigDecimal.ZERO;
        for (List<String> row : all) {
            whole = whole.add(new BigDecimal(row.getLast()));
        }
        List<String> expected = new ArrayList<>();
        BigDecimal soFar = BigDecimal.ZERO;
        for (List<String> row : all) {
            if (soFar.compareTo(whole.multiply(query.share())) >= 0) {
                break;
            }
            soFar = soFar.add(new BigDecimal(row.getLast()));
            expected.add((expected.size() + 1) + " " + String.join(" ", row));
        }
        List<List<String>> rows = DemoWarehouse.shared().rows(query.listing(true));
        assertEquals(DemoWarehouse.shared().rows(query).getFirst(), rows.getFirst().subList(5, 8));
        assertEquals(
                expected, rows.stream().map(row -> String.join(" ", row.subList(0, 4))).toList());
        for (List<String> row : rows) {
            assertEquals(String.valueOf(expected.size()), row.get(5));
            assertEquals(String.valueOf(all.size()), row.get(6));
        }
        double last = Double.parseDouble(rows.getLast().get(4));
        assertEquals(soFar.doubleValue() / whole.doubleValue(), last, 1e-6);
        assertTrue(expected.size() > 1 && expected.size() < all.size(), "No part of all");
    }

    @Test
    void whatGoesTogether() throws SQLException {
        assertCorrelation(
                new Correlation(Subject.EVERYTHING, new Named("discount"), MARGIN, null),
                "SELECT discount, profit / sales FROM fact_sales WHERE sales <> 0");
        assertCorrelation(
                new Correlation(
                        where(OneOf.of("region", "West")), SALES, new Named("shipping_cost"), null),
                "SELECT sales, shipping_cost FROM fact_sales NATURAL JOIN dim_location WHERE region = 'West'");
        assertCorrelation(
                new Correlation(Subject.EVERYTHING, SALES, ORDERS, MONTHS),
                "SELECT SUM(sales), COUNT(DISTINCT order_id) FROM fact_sales GROUP BY order_date_key DIV 100");
    }

    private static void assertCorrelation(Correlation query, String points) throws SQLException {
        List<List<String>> all = rows(points);
        double[] x = all.stream().mapToDouble(row -> Double.parseDouble(row.getFirst())).toArray();
        double[] y = all.stream().mapToDouble(row -> Double.parseDouble(row.getLast())).toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        List<String> row = DemoWarehouse.shared().rows(query).getFirst();
        assertEquals(xy / Math.sqrt(xx * yy), Double.parseDouble(row.getFirst()), 2e-6);
        assertEquals(String.valueOf(x.length), row.getLast());
    }

    @Test
    void whatIsBoughtTogether() throws SQLException {
        String gold =
                """
                SELECT a, b, n, 1.0000 * n / every, 1.0000 * n / of_a, 1.0000 * n * every / (of_a * of_b) FROM (
                  SELECT a, b, COUNT(*) AS n,
                         (SELECT COUNT(DISTINCT order_id) FROM fact_sales WHERE %1$s) AS every,
                         (SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_product WHERE subcategory_name = a AND %1$s) AS of_a,
                         (SELECT COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_product WHERE subcategory_name = b AND %1$s) AS of_b
                  FROM (SELECT DISTINCT f.order_id, p.subcategory_name AS a, q.subcategory_name AS b
                        FROM fact_sales f JOIN dim_product p ON p.product_key = f.product_key
                        JOIN fact_sales g ON g.order_id = f.order_id JOIN dim_product q ON q.product_key = g.product_key
                        WHERE %2$s AND f.%1$s AND g.%1$s) together
                  GROUP BY a, b) pairs
                ORDER BY n DESC, 6 DESC, a, b LIMIT 12\
                """;
        gives(
                new Basket(Subject.EVERYTHING, "subcategory", null, 12),
                gold.formatted("order_date_key > 0", "p.subcategory_name < q.subcategory_name"));
        gives(
                new Basket(in(year(2024)), "subcategory", "Chairs", 12),
                gold.formatted(
                        "order_date_key BETWEEN 20240101 AND 20241231",
                        "p.subcategory_name = 'Chairs' AND q.subcategory_name <> 'Chairs'"));
    }

    @Test
    void whatMeetsBeyondChanceComesFirst() throws SQLException {
        List<List<String>> pairs =
                DemoWarehouse.shared()
                        .rows(new Basket(Subject.EVERYTHING, "subcategory", null, 500));
        List<List<String>> byLift =
                DemoWarehouse.shared()
                        .rows(new Basket(Subject.EVERYTHING, "subcategory", null, 500, true));
        assertEquals(
                pairs.stream()
                        .map(row -> Double.valueOf(row.getLast()))
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                byLift.stream().map(row -> Double.valueOf(row.getLast())).toList());
    }

    @Test
    void productsInABasketHaveNamesAndNumbers() throws SQLException {
        List<String> pair =
                DemoWarehouse.shared()
                        .rows(new Basket(Subject.EVERYTHING, "product", null, 1))
                        .getFirst();
        assertEquals(
                List.of(List.of(pair.get(4))),
                rows(
                        "SELECT COUNT(DISTINCT f.order_id) FROM fact_sales f JOIN fact_sales g ON g.order_id = f.order_id JOIN dim_product p ON p.product_key = f.product_key JOIN dim_product q ON q.product_key = g.product_key WHERE p.product_id = '%s' AND q.product_id = '%s'"
                                .formatted(pair.get(1), pair.get(3))));
        List<String> same =
                DemoWarehouse.shared()
                        .rows(new Basket(Subject.EVERYTHING, "product", pair.get(3), 1))
                        .getFirst();
        assertEquals(pair.get(3), same.get(1));
    }

    @Test
    void whatThereIs() throws SQLException {
        String gold =
                """
                SELECT MIN(d.full_date), MAX(d.full_date), COUNT(DISTINCT d.full_date), COUNT(DISTINCT d.year, d.month), DATEDIFF(MAX(d.full_date), MIN(d.full_date)) + 1,
                       COUNT(DISTINCT f.order_id), COUNT(*), COUNT(DISTINCT c.customer_id), COUNT(DISTINCT p.product_id),
                       COUNT(DISTINCT p.category_name), COUNT(DISTINCT p.subcategory_name), COUNT(DISTINCT c.segment_name),
                       COUNT(DISTINCT l.market), COUNT(DISTINCT l.region), COUNT(DISTINCT l.country),
                       COUNT(DISTINCT l.country, l.state), COUNT(DISTINCT l.country, l.state, l.city)
                FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key NATURAL JOIN dim_customer c
                NATURAL JOIN dim_product p NATURAL JOIN dim_location l WHERE %s\
                """;
        SemanticQuery all = new Coverage(Subject.EVERYTHING);
        gives(all, gold.formatted("TRUE"));
        gives(
                all.about(in(EVER, OneOf.of("region", "West"), OneOf.of("category", "Furniture"))),
                gold.formatted("l.region = 'West' AND p.category_name = 'Furniture'"));
    }
}
