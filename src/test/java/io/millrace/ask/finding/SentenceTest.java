package io.millrace.ask.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of rows as the compiler's columns have them. */
class SentenceTest {

    private static final Extent EXTENT =
            new Extent(LocalDate.of(2021, 1, 3), LocalDate.of(2024, 12, 30));
    private static final Measure.Named SALES = new Measure.Named("sales");
    private static final Measure.Named PROFIT = new Measure.Named("profit");
    private static final Measure.Named ORDERS = new Measure.Named("orders");
    private static final Measure.Named MARGIN = new Measure.Named("margin");
    private static final Grouping REGION = new Grouping.By("region");
    private static final Grouping CUSTOMER = new Grouping.By("customer");
    private static final Grouping MONTH = new Grouping.Steps(Unit.MONTH);
    private static final Subject IN_2024 =
            Subject.EVERYTHING.with(Timespan.Days.of(Unit.YEAR, LocalDate.of(2024, 1, 1)));
    private static final Timespan IN_2023 = Timespan.Days.of(Unit.YEAR, LocalDate.of(2023, 1, 1));

    private record Row(List<@Nullable Object> cells) {}

    private final SemanticModel model = SemanticModel.shipped();
    private final Sentence sentence = new Sentence(model, new Formats(Locale.ENGLISH, null));

    @Test
    void oneFigureIsToldInFull() {
        says(
                "All the data count, 3 Jan 2021 – 30 Dec 2024.",
                "Sales were 12,642,501.91.",
                Breakdown.of(SALES),
                row("12642501.9100"));
        says(
                "Dated by order date.",
                "In 2024, for region West, only those returned, the number of orders was 321;"
                        + " the profit was −1,234.50.",
                Breakdown.of(ORDERS, PROFIT)
                        .about(
                                IN_2024.with(
                                        List.of(
                                                Condition.OneOf.of("region", "West"),
                                                new Condition.Flagged("returned", false)))),
                row(321L, "-1234.5000"));
        says(
                "",
                "The first order was 3 Jan 2021.",
                Breakdown.of(new Measure.Named("first_order")),
                row("2021-01-03"));
        says(
                "",
                "In 2024, there is no figure for the profit margin.",
                Breakdown.of(MARGIN).about(IN_2024),
                row((Object) null));
    }

    @Test
    void oneFigureBesideAnother() {
        Breakdown before =
                Breakdown.of(SALES).about(IN_2024).compared(new Comparison.WithSpan(IN_2023));
        says(
                "",
                "In 2024, sales were 1,100.00, 100 (10.0%) more than in 2023 (1,000.00).",
                before,
                row("1100", "1000", "100", "0.1"));
        says(
                "",
                "In 2024, sales were 1,100.00, 100 (10.0%) more than in 2023 (1,000.00).",
                Breakdown.of(SALES)
                        .about(Subject.EVERYTHING.with(IN_2023))
                        .compared(new Comparison.WithSpan(IN_2024.span())),
                row("1100", "1000", "100", "0.1"));
        says(
                "",
                "In 2024, sales were 1,100.00, with nothing to compare in 2023.",
                before,
                row("1100", null, null, null));
        says(
                "",
                "In 2024, the profit margin was 10.0%, 2.5 pts lower than in the period before,"
                        + " 2023 (12.5%).",
                Breakdown.of(MARGIN).about(IN_2024).compared(new Comparison.WithPeriodBefore()),
                row("0.1", "0.125", "-0.025", "-0.2"));
        says(
                "",
                "In 2024, sales for Furniture were 50.00, the same as for Technology.",
                Breakdown.of(SALES)
                        .about(IN_2024)
                        .compared(new Comparison.OfValues("category", "Furniture", "Technology")),
                row("50", "50", "0", "0"));
    }

    @Test
    void aPartOfTheWhole() {
        says(
                "An order counts as returned once",
                "In 2024, those that were returned make 8.0% of the number of orders: 80 of 1,000.",
                Breakdown.of(ORDERS)
                        .about(IN_2024)
                        .shared(
                                new Share.OfWhole(
                                        List.of(new Condition.Flagged("returned", false)))),
                row(80L, 1000L, "0.0800"));
    }

    @Test
    void rows() {
        Breakdown byRegion = Breakdown.of(PROFIT).by(List.of(REGION)).about(IN_2024);
        says(
                "",
                "In 2024, East and West share the highest profit (2,000), South has the lowest"
                        + " (−17).",
                byRegion,
                row("East", "2000.0000"),
                row("South", "-17.0000"),
                row("West", "2000.0000"));
        says("", "In 2024, West is the only one: profit 2,000.", byRegion, row("West", "2000"));
        says(
                "",
                "In 2024, all 2 regions have the same: profit 5.",
                byRegion,
                row("East", "5"),
                row("West", "5.00"));
        says("", "In 2024, there are no such sales.", byRegion);
        says(
                "",
                "In 2024, 2 regions meet this, by profit: East (−12) and West (−3.50).",
                byRegion.keeping(List.of(Threshold.of(PROFIT, Range.lessThan(BigDecimal.ZERO)))),
                row("East", "-12"),
                row("West", "-3.5"));
    }

    @Test
    void ranks() {
        Breakdown top =
                Breakdown.of(SALES)
                        .by(List.of(CUSTOMER))
                        .about(IN_2024)
                        .ranked(Ranking.top(SALES, 3));
        says(
                "Equal ones stand by name.",
                "In 2024, Ann has the highest sales (900), before Bea (500); number 3 is Cid (500).",
                top,
                row("Ann", "C-1", "900"),
                row("Bea", "C-2", "500"),
                row("Cid", "C-3", "500"));
        says(
                "Equal ones stand by name.",
                "In 2024, Ann and Bea share the highest sales (900).",
                top,
                row("Ann", "C-1", "900"),
                row("Bea", "C-2", "900"),
                row("Cid", "C-3", "500"));
        says(
                "",
                "In 2024, Ann has the lowest profit, before Bea.",
                top.ranked(Ranking.bottom(PROFIT, 2)),
                row("Ann", "C-1", "900"),
                row("Bea", "C-2", "500"));
        says(
                "",
                "The highest sales within each region: East, Ann (9); West, Bea and West, Cid (7).",
                Breakdown.of(SALES)
                        .by(List.of(REGION, CUSTOMER))
                        .ranked(new Ranking(SALES, Figure.VALUE, true, 2, List.of(REGION))),
                row("East", "Ann", "C-1", "9"),
                row("East", "Bea", "C-2", "8"),
                row("West", "Bea", "C-2", "7"),
                row("West", "Cid", "C-3", "7"));
    }

    @Test
    void alongTime() {
        Breakdown monthly = Breakdown.of(SALES).by(List.of(MONTH)).about(IN_2024);
        says(
                "",
                "In 2024, sales rose from 100 in January 2024 to 150.50 in March 2024, the highest in"
                        + " February 2024 (180), the lowest in January 2024 (100).",
                monthly,
                row("2024-01", "100"),
                row("2024-02", "180"),
                row("2024-03", "150.5"));
        says(
                "",
                "In 2024, the running total of sales reached 280 in February 2024.",
                monthly.accumulated(new Accumulation.Running()),
                row("2024-01", "100", "100"),
                row("2024-02", "180", "280"));
        says(
                "",
                "In 2024, the moving average of sales over 3 months fell from 100 in January 2024 to"
                        + " 90 in February 2024.",
                monthly.accumulated(new Accumulation.Moving(3)),
                row("2024-01", "100", "100"),
                row("2024-02", "80", "90"));
        says(
                "",
                "In 2024, compared with the month before, sales rose most in February 2024, by 80"
                        + " (80.0%), and fell most in March 2024, by 30 (16.7%).",
                monthly.compared(new Comparison.StepBefore()),
                row("2024-01", "100", null, null, null),
                row("2024-02", "180", "100", "80", "0.8"),
                row("2024-03", "150", "180", "-30", "-0.1667"));
    }

    @Test
    void rowsBesideOthers() {
        Breakdown compared =
                Breakdown.of(SALES)
                        .by(List.of(REGION))
                        .about(IN_2024)
                        .compared(new Comparison.WithYearBefore());
        says(
                "",
                "In 2024, compared with a year earlier, sales rose most for West, by 50 (50.0%), and"
                        + " stayed the same for East.",
                compared,
                row("East", "80", "80", "0", "0"),
                row("West", "150", "100", "50", "0.5"));
        says(
                "",
                "In 2024, compared with a year earlier, sales fell most for West, by 50 (33.3%), and"
                        + " fell least for East, by 1 (1.3%).",
                compared,
                row("East", "79", "80", "-1", "-0.0125"),
                row("West", "100", "150", "-50", "-0.3333"));
        says(
                "",
                "Compared with Technology, sales for Furniture led for East, by 10.",
                Breakdown.of(SALES)
                        .by(List.of(REGION))
                        .compared(new Comparison.OfValues("category", "Furniture", "Technology")),
                row("East", "10", "0", "10", null));
    }

    @Test
    void sharesOfRows() {
        says(
                "",
                "West has the highest share in sales (75.0%), East has the lowest (25.0%).",
                Breakdown.of(SALES).by(List.of(REGION)).shared(new Share.OfRows(List.of())),
                row("East", "25", "0.25"),
                row("West", "75", "0.75"));
    }

    @Test
    void lists() {
        Breakdown lost =
                Breakdown.of(SALES)
                        .by(List.of(CUSTOMER))
                        .measuring(List.of())
                        .about(
                                IN_2024.with(
                                        List.of(
                                                new Condition.Belonging(
                                                        "customer",
                                                        Condition.Quantifier.NONE,
                                                        new Condition.Deed(
                                                                List.of(), IN_2023, null)),
                                                Condition.OneOf.of("region", "West"))));
        says(
                "",
                "In 2024, for region West, there are 2 customers that had no sales in 2023: Ann, Bea.",
                lost,
                row("Ann", "C-1"),
                row("Bea", "C-2"));
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(row("Customer " + i, "C-" + i));
        }
        String said = state(lost, many, true, OptionalLong.of(1312));
        assertTrue(
                said.startsWith(
                        "In 2024, for region West, there are 1,312 customers that had no sales in"
                                + " 2023. "),
                said);
        assertTrue(said.contains(" These are the first 1,000 of 1,312."), said);
        said = state(lost, many, true, OptionalLong.empty());
        assertTrue(said.contains("there are more than 1,000 customers that"), said);
    }

    @Test
    void patterns() {
        says(
                "",
                "In 2024, the top 2 of 9 customers (22.2%) make 80.0% of sales.",
                new Pareto(IN_2024, "customer", SALES, new BigDecimal("0.8"), true),
                row(1L, "Ann", "C-1", "500", "0.5", 2L, 9L, "0.2222"),
                row(2L, "Bea", "C-2", "350", "0.85", 2L, 9L, "0.2222"));
        says(
                "",
                "In 2024, the top 2 of 9 customers (22.2%) make 80.0% of sales.",
                new Pareto(IN_2024, "customer", SALES, new BigDecimal("0.8")),
                row(2L, 9L, "0.2222"));
        says(
                "",
                "In 2024, there are no such sales.",
                new Pareto(IN_2024, "customer", SALES, new BigDecimal("0.8")),
                row(0L, 0L, null));
        Correlation correlation =
                new Correlation(IN_2024, new Measure.Named("discount"), PROFIT, null);
        says(
                "The average discount is the plain average",
                "In 2024, the average discount and the profit go against each other weakly"
                        + " (correlation -0.22 over 9,994 order lines).",
                correlation,
                row(-0.219487, 9994L));
        says(
                "",
                "In 2024, how the average discount and the profit go together cannot be told from 1"
                        + " order line.",
                correlation,
                row(null, 1L));
        says(
                "",
                "Chairs and Tables are bought together most often: on 12 orders (1.2% of all), 1.5"
                        + " times as often as by chance.",
                new Basket(Subject.EVERYTHING, "subcategory", null, 5),
                row("Chairs", "Tables", 12L, "0.012", "0.3", "1.5"));
        says(
                "",
                "30 customers first bought in 2 months; 40.0% of those that could bought again in the"
                        + " month after.",
                new Cohorts(Subject.EVERYTHING, Unit.MONTH),
                row("2024-11", 10L, 0L, 10L, "1"),
                row("2024-11", 10L, 1L, 4L, "0.4"),
                row("2024-12", 20L, 0L, 20L, "1"));
    }

    @Test
    void coverage() {
        Row row = row("2021-01-03", "2024-12-30", 1200L, 48L, 1458L);
        Coverage coverage = new Coverage(Subject.EVERYTHING);
        int columns = new SqlCompiler(model).compile(coverage, EXTENT).columns().size();
        while (row.cells().size() < columns) {
            row.cells().add(7L);
        }
        says(
                "",
                "The data reach from 3 Jan 2021 to 30 Dec 2024 and hold 7 orders, 7 order lines,",
                coverage,
                row);
    }

    @Test
    void whatIsTakenForGranted() {
        Subject late =
                new Subject(
                        List.of(new Condition.Flagged("late", false)),
                        new Timespan.Current(Unit.YEAR),
                        DateBasis.SHIP);
        String said =
                state(
                        Breakdown.of(MARGIN).about(late),
                        List.of(row("0.1")),
                        false,
                        OptionalLong.empty());
        assertEquals(
                "This year, only those shipped late, the profit margin was 10.0%. This year is 1 Jan –"
                        + " 30 Dec 2024, counted from the last day of data. Dated by ship date."
                        + " Profit margin is profit divided by sales. A line is late when it took"
                        + " longer than its ship mode promises (Same Day 0 days, First Class 3,"
                        + " Second Class 5, Standard Class 7). I read furnitre as Furniture.",
                said);
        says(
                "The data end on 30 Dec 2024.",
                "From 2024-12-01 to 2025-01-31, sales were 1.00.",
                Breakdown.of(SALES)
                        .about(
                                Subject.EVERYTHING.with(
                                        new Timespan.Days(
                                                LocalDate.of(2024, 12, 1),
                                                LocalDate.of(2025, 1, 31)))),
                row("1"));
    }

    private void says(String also, String finding, SemanticQuery query, Row... rows) {
        String said = state(query, List.of(rows), false, OptionalLong.empty());
        assertTrue(said.startsWith(finding), said);
        assertTrue(said.contains(also), said);
    }

    private String state(
            SemanticQuery query, List<Row> rows, boolean isCapped, OptionalLong total) {
        var columns = new SqlCompiler(model).compile(query, EXTENT).columns();
        List<List<@Nullable Object>> cells = rows.stream().map(Row::cells).toList();
        cells.forEach(row -> assertEquals(columns.size(), row.size(), columns::toString));
        return sentence.state(
                new Facts(
                        query,
                        columns,
                        cells,
                        isCapped,
                        total,
                        EXTENT,
                        List.of("I read furnitre as Furniture.")));
    }

    /** A row; what looks like a number with a point or a sign, or of digits alone, is a decimal. */
    private static Row row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        Arrays.stream(cells).map(SentenceTest::cell).forEach(row::add);
        return new Row(row);
    }

    private static @Nullable Object cell(@Nullable Object cell) {
        return cell instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(text)
                : cell;
    }
}
