package io.millrace.semantics.sql;

import static io.millrace.semantics.sql.Asked.CUSTOMERS;
import static io.millrace.semantics.sql.Asked.EVER;
import static io.millrace.semantics.sql.Asked.MONTHS;
import static io.millrace.semantics.sql.Asked.ORDERS;
import static io.millrace.semantics.sql.Asked.SALES;
import static io.millrace.semantics.sql.Asked.by;
import static io.millrace.semantics.sql.Asked.deed;
import static io.millrace.semantics.sql.Asked.gives;
import static io.millrace.semantics.sql.Asked.in;
import static io.millrace.semantics.sql.Asked.list;
import static io.millrace.semantics.sql.Asked.where;
import static io.millrace.semantics.sql.Asked.year;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Condition.Belonging;
import io.millrace.semantics.query.Condition.Deed;
import io.millrace.semantics.query.Condition.OneOf;
import io.millrace.semantics.query.Condition.Quantifier;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions, and what a customer or product has or has never done, against SQL by hand. */
class ConditionSqlTest {

    private static final String TOTAL =
            "SELECT SUM(sales) FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product NATURAL JOIN dim_customer WHERE ";

    private static void totalWhere(Condition condition, String gold) throws SQLException {
        gives(by(SALES).about(where(condition)), TOTAL + gold);
    }

    @Test
    void values() throws SQLException {
        totalWhere(OneOf.of("region", "West"), "region = 'West'");
        totalWhere(OneOf.of("region", "West", "East"), "region IN ('West', 'East')");
        totalWhere(
                new OneOf("category", List.of("Furniture"), true), "category_name <> 'Furniture'");
        totalWhere(
                new OneOf("subcategory", List.of("Chairs", "Tables"), true),
                "subcategory_name NOT IN ('Chairs', 'Tables')");
        totalWhere(OneOf.of("ship_mode", "Same Day"), "ship_mode = 'Same Day'");
        totalWhere(OneOf.of("discount_band", "10 to 20 %"), "discount > 0.1 AND discount <= 0.2");
        totalWhere(
                new OneOf("return_reason", List.of("Damaged"), true),
                "return_key IN (SELECT return_key FROM dim_return WHERE return_reason <> 'Damaged')");
    }

    @Test
    void namesOrNumbers() throws SQLException {
        List<String> product =
                DemoWarehouse.shared()
                        .rows(
                                "SELECT product_name, product_id FROM dim_product NATURAL JOIN fact_sales ORDER BY product_id LIMIT 1")
                        .getFirst();
        totalWhere(
                OneOf.of("product", product.getFirst()),
                "product_id = '" + product.getLast() + "'");
        totalWhere(
                OneOf.of("product", product.getLast()), "product_id = '" + product.getLast() + "'");
        totalWhere(
                new OneOf("product", List.of(product.getLast()), true),
                "product_id <> '" + product.getLast() + "'");
    }

    @Test
    void numbersOfTheLine() throws SQLException {
        BigDecimal third = new BigDecimal("0.3");
        totalWhere(
                new Condition.Numeric("discount", Range.moreThan(third), false), "discount > 0.3");
        totalWhere(
                new Condition.Numeric("discount", Range.moreThan(third), true), "discount <= 0.3");
        totalWhere(
                new Condition.Numeric(
                        "line_quantity", Range.between(new BigDecimal(3), new BigDecimal(5)), true),
                "quantity < 3 OR quantity > 5");
        totalWhere(
                new Condition.Numeric(
                        "line_profit",
                        new Range(
                                new Range.Bound(BigDecimal.ZERO, false),
                                new Range.Bound(BigDecimal.TEN, true)),
                        false),
                "profit > 0 AND profit <= 10");
        totalWhere(
                new Condition.Numeric("line_days", Range.exactly(new BigDecimal(4)), false),
                "DATEDIFF(ship_date_key, order_date_key) = 4");
    }

    @Test
    void whatIsTrueOfTheLine() throws SQLException {
        totalWhere(
                new Condition.Flagged("returned", false),
                "order_id IN (SELECT order_id FROM fact_return)");
        totalWhere(
                new Condition.Flagged("returned", true),
                "order_id NOT IN (SELECT order_id FROM fact_return)");
        totalWhere(new Condition.Flagged("at_a_loss", false), "profit < 0");
        totalWhere(new Condition.Flagged("discounted", true), "discount = 0");
    }

    @Test
    void partsOfTheCalendar() throws SQLException {
        String dated = "order_date_key IN (SELECT date_key FROM dim_date WHERE %s)";
        totalWhere(
                new Condition.Recurring(Cycle.MONTH_OF_YEAR, List.of(12), false),
                dated.formatted("month = 12"));
        totalWhere(
                new Condition.Recurring(Cycle.QUARTER_OF_YEAR, List.of(1, 2), true),
                dated.formatted("quarter > 2"));
        totalWhere(
                new Condition.Recurring(Cycle.WEEKDAY, List.of(1, 5), false),
                dated.formatted("weekday_name IN ('Monday', 'Friday')"));
        totalWhere(
                new Condition.Recurring(Cycle.PART_OF_WEEK, List.of(2), false),
                dated.formatted("is_weekend"));
        totalWhere(
                new Condition.Recurring(Cycle.WEEK_OF_YEAR, List.of(52, 53), false),
                dated.formatted("week > 51"));
        totalWhere(
                new Condition.Recurring(Cycle.DAY_OF_MONTH, List.of(31), true),
                dated.formatted("day < 31"));
    }

    @Test
    void anotherDayOfTheSale() throws SQLException {
        gives(
                by(SALES).about(in(year(2023), new Condition.Dated(DateBasis.SHIP, year(2024)))),
                TOTAL + "order_date_key DIV 10000 = 2023 AND ship_date_key DIV 10000 = 2024");
        totalWhere(
                new Condition.Dated(DateBasis.RETURN, year(2024)),
                "return_key IN (SELECT return_key FROM fact_return WHERE return_date_key DIV 10000 = 2024)");
    }

    @Test
    void whoHasDoneSomethingOrNever() throws SQLException {
        String in2023 =
                "(SELECT customer_key FROM fact_sales WHERE order_date_key DIV 10000 = 2023)";
        String in2024 =
                "(SELECT customer_key FROM fact_sales WHERE order_date_key DIV 10000 = 2024)";
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        new Belonging(
                                                "customer", Quantifier.SOME, deed(year(2023))),
                                        new Belonging(
                                                "customer", Quantifier.NONE, deed(year(2024))),
                                        OneOf.of("segment", "Consumer"))),
                "SELECT COUNT(DISTINCT customer_key) FROM fact_sales NATURAL JOIN dim_customer WHERE segment_name = 'Consumer' AND customer_key IN "
                        + in2023
                        + " AND customer_key NOT IN "
                        + in2024);
        gives(
                by(SALES, new Grouping.By("category"))
                        .about(
                                where(
                                        new Belonging(
                                                "order",
                                                Quantifier.SOME,
                                                deed(EVER, OneOf.of("subcategory", "Chairs"))))),
                """
                SELECT category_name, SUM(sales) FROM fact_sales NATURAL JOIN dim_product
                WHERE order_id IN (SELECT order_id FROM fact_sales NATURAL JOIN dim_product WHERE subcategory_name = 'Chairs')
                GROUP BY 1 ORDER BY 1\
                """);
        gives(
                by(SALES)
                        .about(
                                where(
                                        new Belonging(
                                                "city",
                                                Quantifier.NONE,
                                                deed(
                                                        EVER,
                                                        new Condition.Flagged(
                                                                "returned", false))))),
                """
                SELECT SUM(sales) FROM fact_sales NATURAL JOIN dim_location
                WHERE CONCAT(city, '|', state, '|', country) NOT IN
                  (SELECT CONCAT(city, '|', state, '|', country) FROM fact_sales NATURAL JOIN dim_location WHERE return_key IS NOT NULL)\
                """);
    }

    @Test
    void whoHasDoneNothingElse() throws SQLException {
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        new Belonging(
                                                "customer",
                                                Quantifier.ALL,
                                                deed(EVER, OneOf.of("category", "Furniture"))))),
                """
                SELECT COUNT(*) FROM (SELECT customer_key FROM fact_sales NATURAL JOIN dim_product
                  GROUP BY customer_key HAVING MIN(category_name) = 'Furniture' AND MAX(category_name) = 'Furniture') only\
                """);
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        new Belonging(
                                                "customer",
                                                Quantifier.ALL,
                                                deed(
                                                        year(2024),
                                                        OneOf.of("category", "Furniture"))))),
                """
                SELECT COUNT(*) FROM (SELECT customer_key FROM fact_sales NATURAL JOIN dim_product
                  WHERE order_date_key DIV 10000 = 2024
                  GROUP BY customer_key HAVING MIN(category_name) = 'Furniture' AND MAX(category_name) = 'Furniture') only\
                """);
        gives(
                by(CUSTOMERS)
                        .about(where(new Belonging("customer", Quantifier.ALL, deed(year(2023))))),
                """
                SELECT COUNT(*) FROM (SELECT customer_key FROM fact_sales GROUP BY customer_key
                  HAVING MIN(order_date_key) > 20230000 AND MAX(order_date_key) < 20240000) only\
                """);
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        new Belonging(
                                                "customer",
                                                Quantifier.ALL,
                                                deed(
                                                        EVER,
                                                        new OneOf(
                                                                "return_reason",
                                                                List.of("Damaged"),
                                                                true))))),
                """
                SELECT COUNT(*) FROM (SELECT customer_key FROM fact_sales f LEFT JOIN dim_return r ON r.return_key = f.return_key
                  GROUP BY customer_key HAVING SUM(return_reason IS NULL OR return_reason = 'Damaged') = 0) only\
                """);
    }

    @Test
    void whoHasDoneSoMuch() throws SQLException {
        gives(
                by(SALES)
                        .about(
                                where(
                                        amount(
                                                "customer",
                                                Quantifier.SOME,
                                                Threshold.of(
                                                        ORDERS, Range.moreThan(BigDecimal.ONE))))),
                "SELECT SUM(sales) FROM fact_sales WHERE customer_key IN (SELECT customer_key FROM fact_sales GROUP BY customer_key HAVING COUNT(DISTINCT order_id) > 1)");
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        amount(
                                                "customer",
                                                Quantifier.NONE,
                                                Threshold.of(
                                                        SALES,
                                                        Range.atLeast(new BigDecimal(500)))))),
                "SELECT COUNT(*) FROM (SELECT customer_key FROM fact_sales GROUP BY customer_key HAVING SUM(sales) < 500) few");
        gives(
                list(new Grouping.By("product"))
                        .about(
                                where(
                                        amount(
                                                "product",
                                                Quantifier.SOME,
                                                new Threshold(
                                                        SALES,
                                                        Figure.VALUE,
                                                        new Threshold.Limit.AboveAverage())))),
                """
                SELECT product_name, product_id FROM fact_sales NATURAL JOIN dim_product GROUP BY product_key, product_name, product_id
                HAVING SUM(sales) > (SELECT SUM(sales) / COUNT(DISTINCT product_key) FROM fact_sales) ORDER BY 1, 2 LIMIT 1001\
                """);
        gives(
                by(CUSTOMERS)
                        .about(
                                where(
                                        amount(
                                                "customer",
                                                Quantifier.SOME,
                                                Threshold.of(
                                                        new Measure.Over(
                                                                Measure.Statistic.HIGHEST,
                                                                SALES,
                                                                new Grouping.By("order")),
                                                        Range.moreThan(new BigDecimal(1000)))))),
                "SELECT COUNT(DISTINCT customer_key) FROM (SELECT customer_key, order_id FROM fact_sales GROUP BY customer_key, order_id HAVING SUM(sales) > 1000) big");
    }

    private static Belonging amount(String entity, Quantifier quantifier, Threshold amount) {
        return new Belonging(entity, quantifier, new Deed(List.of(), EVER, amount));
    }

    @Test
    void whatNeverHappenedComesFromTheThingsThemselves() throws SQLException {
        Condition unsold = new Belonging("product", Quantifier.NONE, deed(year(2022)));
        gives(
                list(new Grouping.By("product"))
                        .about(where(unsold, OneOf.of("category", "Furniture"))),
                """
                SELECT product_name, product_id FROM dim_product p WHERE category_name = 'Furniture' AND product_key > 0
                AND NOT EXISTS (SELECT 1 FROM fact_sales f WHERE f.product_key = p.product_key AND order_date_key < 20230000)
                ORDER BY 1, 2\
                """);
        gives(
                by(new Measure.CountOf("product")).about(where(unsold)),
                "SELECT (SELECT COUNT(*) FROM dim_product WHERE product_key > 0) - (SELECT COUNT(DISTINCT product_key) FROM fact_sales WHERE order_date_key < 20230000)");
        gives(
                by(CUSTOMERS, new Grouping.By("segment"))
                        .about(where(new Belonging("customer", Quantifier.NONE, deed(year(2025))))),
                """
                SELECT segment_name, COUNT(*) FROM dim_customer WHERE customer_key > 0
                AND customer_key NOT IN (SELECT customer_key FROM fact_sales WHERE order_date_key > 20250000)
                GROUP BY 1 ORDER BY 1\
                """);
        gives(
                list(new Grouping.By("subcategory"))
                        .about(
                                where(
                                        new Belonging(
                                                "subcategory",
                                                Quantifier.NONE,
                                                deed(
                                                        year(2022),
                                                        OneOf.of("region", "Caribbean"))))),
                """
                SELECT DISTINCT subcategory_name FROM dim_product WHERE product_key > 0 AND subcategory_name NOT IN
                  (SELECT subcategory_name FROM fact_sales NATURAL JOIN dim_product NATURAL JOIN dim_location
                   WHERE region = 'Caribbean' AND order_date_key < 20230000) ORDER BY 1\
                """);
    }

    @Test
    void newAndReturningCustomers() throws SQLException {
        Breakdown kinds = by(CUSTOMERS, new Grouping.By("customer_kind"));
        gives(
                kinds.about(in(year(2024))),
                """
                SELECT IF(YEAR(first_order_date) = 2024, 'New', 'Returning'), COUNT(DISTINCT customer_key)
                FROM fact_sales NATURAL JOIN dim_customer WHERE order_date_key DIV 10000 = 2024 GROUP BY 1 ORDER BY 1\
                """);
        gives(
                by(CUSTOMERS, MONTHS).about(in(year(2024), OneOf.of("customer_kind", "New"))),
                """
                SELECT d.m, (SELECT COUNT(*) FROM dim_customer c WHERE DATE_FORMAT(c.first_order_date, '%Y-%m') = d.m)
                FROM (SELECT DISTINCT DATE_FORMAT(full_date, '%Y-%m') AS m FROM dim_date WHERE year = 2024) d ORDER BY 1\
                """);
        gives(
                by(SALES, new Grouping.Steps(Unit.QUARTER), new Grouping.By("customer_kind"))
                        .about(in(year(2024))),
                """
                SELECT CONCAT(d.year, '-Q', d.quarter), k.kind, COALESCE(SUM(f.sales), 0)
                FROM (SELECT DISTINCT year, quarter FROM dim_date WHERE year = 2024) d
                CROSS JOIN (SELECT 'New' AS kind UNION SELECT 'Returning') k
                LEFT JOIN (SELECT s.sales, sold.year, sold.quarter, first.year = sold.year AND first.quarter = sold.quarter AS is_new
                           FROM fact_sales s NATURAL JOIN dim_customer c
                           JOIN dim_date sold ON sold.date_key = s.order_date_key
                           JOIN dim_date first ON first.full_date = c.first_order_date) f
                  ON f.year = d.year AND f.quarter = d.quarter AND f.is_new = (k.kind = 'New')
                GROUP BY 1, 2 ORDER BY 1, 2\
                """);
    }
}
