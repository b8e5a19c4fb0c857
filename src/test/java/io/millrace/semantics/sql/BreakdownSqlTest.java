package io.millrace.semantics.sql;

import static io.millrace.semantics.sql.Asked.CATEGORY;
import static io.millrace.semantics.sql.Asked.CUSTOMER;
import static io.millrace.semantics.sql.Asked.CUSTOMERS;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Totals, groupings, steps of time and spans against SQL written by hand. */
class BreakdownSqlTest {

    @Test
    void totals() throws SQLException {
        gives(by(SALES), "SELECT SUM(sales) FROM fact_sales");
        gives(
                Breakdown.of(SALES, MARGIN, ORDERS, new Named("lines"), CUSTOMERS),
                "SELECT SUM(sales), SUM(profit) / SUM(sales), COUNT(DISTINCT order_id), COUNT(*), COUNT(DISTINCT customer_key) FROM fact_sales");
        gives(
                Breakdown.of(
                        new Named("discount"),
                        new Named("returned_orders"),
                        new Named("return_rate"),
                        new Named("late_lines")),
                """
                SELECT AVG(discount), COUNT(DISTINCT IF(return_key IS NULL, NULL, order_id)),
                       1.0000 * COUNT(DISTINCT IF(return_key IS NULL, NULL, order_id)) / COUNT(DISTINCT order_id),
                       SUM(DATEDIFF(STR_TO_DATE(ship_date_key, '%Y%m%d'), STR_TO_DATE(order_date_key, '%Y%m%d'))
                           > CASE ship_mode WHEN 'Same Day' THEN 0 WHEN 'First Class' THEN 3
                             WHEN 'Second Class' THEN 5 ELSE 7 END)
                FROM fact_sales\
                """);
        gives(
                Breakdown.of(new Named("first_order"), new Named("last_order")),
                "SELECT MIN(d.full_date), MAX(d.full_date) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key");
        gives(
                by(new Measure.Ratio(PROFIT, new Named("quantity"))),
                "SELECT SUM(profit) / SUM(quantity) FROM fact_sales");
    }

    @Test
    void nothingIsNoughtWhereItIsASumAndUnknownWhereItIsNot() throws SQLException {
        gives(
                Breakdown.of(SALES, ORDERS, MARGIN, new Named("discount"), new Named("last_order"))
                        .about(in(year(1999))),
                "SELECT 0, 0, NULL, NULL, NULL");
        assertEquals(
                List.of(), DemoWarehouse.shared().rows(by(SALES, REGION).about(in(year(1999)))));
    }

    @Test
    void byDimensions() throws SQLException {
        gives(
                by(SALES, REGION),
                "SELECT region, SUM(sales) FROM fact_sales NATURAL JOIN dim_location GROUP BY region ORDER BY region");
        gives(
                by(new Named("discount"), REGION, CATEGORY),
                "SELECT region, category_name, AVG(discount) FROM fact_sales NATURAL JOIN dim_location NATURAL JOIN dim_product GROUP BY 1, 2 ORDER BY 1, 2");
        gives(
                by(ORDERS, CUSTOMER),
                "SELECT customer_name, customer_id, COUNT(DISTINCT order_id) FROM fact_sales NATURAL JOIN dim_customer GROUP BY customer_id, customer_name ORDER BY 1, 2 LIMIT 1001");
        gives(
                Breakdown.of(SALES, MARGIN).by(List.of(PRODUCT)),
                "SELECT product_name, product_id, SUM(sales), SUM(profit) / SUM(sales) FROM fact_sales NATURAL JOIN dim_product GROUP BY product_key, product_name, product_id ORDER BY 1, 2 LIMIT 1001");
        gives(
                by(SALES, new Grouping.By("city")),
                "SELECT city, SUM(sales) FROM fact_sales NATURAL JOIN dim_location GROUP BY city, state, country ORDER BY city, state, country");
        gives(
                by(SALES, new Grouping.By("order")),
                "SELECT order_id, SUM(sales) FROM fact_sales GROUP BY order_id ORDER BY order_id");
        gives(
                by(new Measure.CountOf("city"), REGION),
                "SELECT region, COUNT(DISTINCT CONCAT(city, '/', state, '/', country)) FROM fact_sales NATURAL JOIN dim_location GROUP BY region ORDER BY region");
    }

    /** What is added up by the key of a dimension first gives what the lines give. */
    @Test
    void oneDimensionIsLookedUpInOnceForEachKey() throws SQLException {
        Breakdown figures =
                Breakdown.of(
                                new Named("discount"),
                                new Named("days_to_ship"),
                                new Named("loss"),
                                new Named("last_order"),
                                new Measure.Ratio(new Named("loss"), SALES))
                        .by(List.of(CATEGORY));
        assertTrue(DemoWarehouse.shared().compile(figures).sql().contains("per_product"));
        String gold =
                """
                SELECT category_name, AVG(discount), AVG(DATEDIFF(ship_date_key, order_date_key)), SUM(IF(profit < 0, -profit, 0)),
                       MAX(full_date), SUM(IF(profit < 0, -profit, 0)) / SUM(sales)
                FROM fact_sales NATURAL JOIN dim_product JOIN dim_date ON date_key = order_date_key
                WHERE %s GROUP BY 1 ORDER BY 1\
                """;
        gives(figures, gold.formatted("TRUE"));
        gives(
                figures.about(
                        in(
                                year(2024),
                                Condition.OneOf.of("subcategory", "Chairs", "Phones"),
                                new Condition.Flagged("at_a_loss", true))),
                gold.formatted(
                        "year = 2024 AND profit >= 0 AND subcategory_name IN ('Chairs', 'Phones')"));
    }

    @Test
    void bandsStandInTheirOwnOrder() throws SQLException {
        gives(
                by(new Named("lines"), new Grouping.By("discount_band")),
                """
                SELECT name, COUNT(*) FROM fact_sales
                JOIN (SELECT 1 AS place, 'No discount' AS name, -1 AS above, 0 AS most
                      UNION SELECT 2, 'Up to 10 %', 0, 0.1 UNION SELECT 3, '10 to 20 %', 0.1, 0.2
                      UNION SELECT 4, '20 to 30 %', 0.2, 0.3 UNION SELECT 5, '30 to 50 %', 0.3, 0.5
                      UNION SELECT 6, 'Over 50 %', 0.5, 1) band ON discount > above AND discount <= most
                GROUP BY place, name ORDER BY place\
                """);
    }

    @Test
    void whatNotEachLineHasLeavesOutTheOthers() throws SQLException {
        gives(
                by(SALES, new Grouping.By("return_reason")),
                "SELECT return_reason, SUM(sales) FROM fact_sales f, dim_return r WHERE f.return_key = r.return_key GROUP BY 1 ORDER BY 1");
        gives(
                Breakdown.of(SALES, new Named("days_to_return")).by(List.of(CATEGORY)),
                """
                SELECT p.category_name, SUM(f.sales),
                       (SELECT AVG(DATEDIFF(back.full_date, sold.full_date))
                        FROM fact_sales g JOIN dim_product q ON q.product_key = g.product_key
                        JOIN fact_return r ON r.order_id = g.order_id AND r.return_key = g.return_key
                        JOIN dim_date back ON back.date_key = r.return_date_key
                        JOIN dim_date sold ON sold.date_key = g.order_date_key
                        WHERE q.category_name = p.category_name)
                FROM fact_sales f JOIN dim_product p ON p.product_key = f.product_key
                GROUP BY p.category_name ORDER BY 1\
                """);
    }

    @Test
    void stepsHaveNoGaps() throws SQLException {
        gives(
                Breakdown.of(SALES, MARGIN, new Named("discount"))
                        .by(List.of(new Grouping.Steps(Unit.DAY)))
                        .about(in(year(2024))),
                """
                SELECT d.full_date, COALESCE(SUM(f.sales), 0), SUM(f.profit) / SUM(f.sales), AVG(f.discount)
                FROM dim_date d LEFT JOIN fact_sales f ON f.order_date_key = d.date_key
                WHERE d.year = 2024 GROUP BY d.full_date ORDER BY d.full_date\
                """);
        gives(
                by(SALES, MONTHS).about(in(year(2023), Condition.OneOf.of("region", "Caribbean"))),
                """
                SELECT DATE_FORMAT(d.full_date, '%Y-%m'), COALESCE(SUM(f.sales), 0)
                FROM dim_date d LEFT JOIN (SELECT f.* FROM fact_sales f NATURAL JOIN dim_location WHERE region = 'Caribbean') f
                  ON f.order_date_key = d.date_key
                WHERE d.year = 2023 GROUP BY 1 ORDER BY 1\
                """);
        gives(
                by(new Named("discount"), new Grouping.Steps(Unit.WEEK)).about(in(year(2024))),
                """
                SELECT DATE_FORMAT(d.full_date, '%x-W%v'), AVG(f.discount)
                FROM dim_date d LEFT JOIN fact_sales f ON f.order_date_key = d.date_key
                WHERE d.year = 2024 GROUP BY 1 ORDER BY 1\
                """);
        gives(
                by(ORDERS, new Grouping.Steps(Unit.QUARTER)),
                "SELECT CONCAT(year, '-Q', quarter), COUNT(DISTINCT order_id) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY year, quarter ORDER BY 1");
        gives(
                by(CUSTOMERS, new Grouping.Steps(Unit.HALF)),
                "SELECT CONCAT(year, IF(month < 7, '-H1', '-H2')) AS half, COUNT(DISTINCT customer_key) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY half ORDER BY half");
        gives(
                by(PROFIT, new Grouping.Steps(Unit.YEAR)),
                "SELECT year, SUM(profit) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY year ORDER BY year");
    }

    @Test
    void stepsAndValuesTogetherHaveNoGapsEither() throws SQLException {
        gives(
                by(SALES, MONTHS, new Grouping.By("segment")).about(in(year(2022))),
                """
                SELECT DATE_FORMAT(d.full_date, '%Y-%m'), s.segment_name, COALESCE(SUM(f.sales), 0)
                FROM dim_date d
                CROSS JOIN (SELECT DISTINCT segment_name FROM fact_sales NATURAL JOIN dim_customer WHERE order_date_key DIV 10000 = 2022) s
                LEFT JOIN (SELECT * FROM fact_sales NATURAL JOIN dim_customer) f
                  ON f.order_date_key = d.date_key AND f.segment_name = s.segment_name
                WHERE d.year = 2022 GROUP BY 1, 2 ORDER BY 1, 2\
                """);
    }

    @Test
    void onlyDecembersAreMissingAmongDecembers() throws SQLException {
        gives(
                by(SALES, MONTHS)
                        .about(
                                where(
                                        new Condition.Recurring(
                                                Cycle.MONTH_OF_YEAR, List.of(12), false),
                                        Condition.OneOf.of("region", "Caribbean"))),
                """
                SELECT CONCAT(y.year, '-12'), COALESCE((SELECT SUM(sales) FROM fact_sales NATURAL JOIN dim_location
                  WHERE region = 'Caribbean' AND order_date_key DIV 100 = y.year * 100 + 12), 0)
                FROM (SELECT DISTINCT year FROM dim_date WHERE year BETWEEN 2022 AND 2025) y ORDER BY 1\
                """);
    }

    @Test
    void partsOfTheCalendarComeInTheirOrder() throws SQLException {
        gives(
                by(SALES, new Grouping.Cyclic(Cycle.WEEKDAY)),
                "SELECT weekday_name, SUM(sales) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY weekday, weekday_name ORDER BY weekday");
        gives(
                by(SALES, new Grouping.Cyclic(Cycle.MONTH_OF_YEAR)),
                "SELECT month_name, SUM(sales) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY month, month_name ORDER BY month");
        gives(
                by(MARGIN, new Grouping.Cyclic(Cycle.QUARTER_OF_YEAR)),
                "SELECT CONCAT('Q', quarter), SUM(profit) / SUM(sales) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY quarter ORDER BY quarter");
        gives(
                by(SALES, new Grouping.Cyclic(Cycle.PART_OF_WEEK)),
                "SELECT IF(is_weekend, 'Weekend', 'Monday to Friday'), SUM(sales) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY is_weekend ORDER BY is_weekend");
        gives(
                by(ORDERS, new Grouping.Cyclic(Cycle.WEEK_OF_YEAR)),
                "SELECT week, COUNT(DISTINCT order_id) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY week ORDER BY week");
        gives(
                by(ORDERS, new Grouping.Cyclic(Cycle.DAY_OF_MONTH)),
                "SELECT day, COUNT(DISTINCT order_id) FROM fact_sales JOIN dim_date ON date_key = order_date_key GROUP BY day ORDER BY day");
    }

    @Test
    void spans() throws SQLException {
        String total = "SELECT SUM(sales) FROM fact_sales WHERE ";
        LocalDate mayTenth = LocalDate.of(2024, 5, 10);
        gives(
                by(SALES).about(in(new Timespan.Several(List.of(year(2022), year(2024))))),
                total + "order_date_key DIV 10000 IN (2022, 2024)");
        gives(
                by(SALES).about(in(new Timespan.Days(mayTenth, null))),
                total + "order_date_key >= 20240510");
        gives(
                by(SALES).about(in(new Timespan.Days(null, mayTenth))),
                total + "order_date_key <= 20240510");
        gives(
                by(SALES).about(in(new Timespan.Days(mayTenth, LocalDate.of(2024, 8, 3)))),
                total + "order_date_key BETWEEN 20240510 AND 20240803");
        gives(
                by(SALES).about(in(new Timespan.Current(Unit.YEAR))),
                total + "order_date_key DIV 10000 = 2025");
        gives(
                by(SALES).about(in(new Timespan.Earlier(Unit.QUARTER, 2))),
                total + "order_date_key BETWEEN 20250401 AND 20250630");
        gives(
                by(SALES).about(in(new Timespan.Latest(6, Unit.MONTH))),
                total + "order_date_key >= 20250701");
    }

    @Test
    void otherDaysCount() throws SQLException {
        gives(
                by(SALES, new Grouping.Steps(Unit.YEAR))
                        .about(new Subject(List.of(), year(2024), DateBasis.SHIP)),
                "SELECT 2024, SUM(sales) FROM fact_sales WHERE ship_date_key DIV 10000 = 2024");
        gives(
                by(new Named("lines"), MONTHS).about(Subject.EVERYTHING.with(DateBasis.SHIP)),
                """
                SELECT DATE_FORMAT(d.full_date, '%Y-%m'), COUNT(*)
                FROM fact_sales f JOIN dim_date d ON d.date_key = f.ship_date_key GROUP BY 1 ORDER BY 1\
                """);
        gives(
                by(new Named("returned_orders"), new Grouping.Steps(Unit.YEAR))
                        .about(Subject.EVERYTHING.with(DateBasis.RETURN)),
                """
                SELECT r.return_date_key DIV 10000, COUNT(DISTINCT f.order_id)
                FROM fact_sales f JOIN fact_return r ON r.order_id = f.order_id AND r.return_key = f.return_key
                GROUP BY 1 ORDER BY 1\
                """);
    }

    @Test
    void bareListsNameWhatOccurs() throws SQLException {
        gives(
                list(REGION).about(in(year(2022))),
                "SELECT DISTINCT region FROM fact_sales NATURAL JOIN dim_location WHERE order_date_key < 20230101 ORDER BY 1");
        gives(
                list(PRODUCT).about(where(Condition.OneOf.of("subcategory", "Tables"))),
                "SELECT DISTINCT product_name, product_id FROM fact_sales NATURAL JOIN dim_product WHERE subcategory_name = 'Tables' ORDER BY 1, 2");
        gives(
                list(MONTHS).about(where(Condition.OneOf.of("region", "Caribbean"))),
                "SELECT DISTINCT DATE_FORMAT(full_date, '%Y-%m') FROM fact_sales NATURAL JOIN dim_location JOIN dim_date ON date_key = order_date_key WHERE region = 'Caribbean' ORDER BY 1");
    }
}
