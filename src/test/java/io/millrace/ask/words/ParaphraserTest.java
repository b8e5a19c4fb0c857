package io.millrace.ask.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ask.grammar.canonical.CanonicalReader;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Condition.Quantifier;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Cycle;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each construct of a question has its phrase, which is read as that construct again. */
class ParaphraserTest {

    private static final Measure.Named SALES = new Measure.Named("sales");
    private static final Measure.Named PROFIT = new Measure.Named("profit");
    private static final Measure.Named ORDERS = new Measure.Named("orders");
    private static final Grouping REGION = new Grouping.By("region");
    private static final Grouping MONTH = new Grouping.Steps(Unit.MONTH);
    private static final Timespan IN_2023 = year(2023);
    private static final Timespan IN_2024 = year(2024);
    private static final Condition RETURNED = new Condition.Flagged("returned", false);
    private static final Condition FURNITURE = Condition.OneOf.of("category", "Furniture");

    private final Paraphraser paraphraser = new Paraphraser(SemanticModel.shipped());
    private final CanonicalReader reader = new CanonicalReader(SemanticModel.shipped());

    @Test
    void aQuestionWithEverything() {
        Breakdown question =
                Breakdown.of(SALES, PROFIT)
                        .by(List.of(REGION, MONTH))
                        .about(
                                new Subject(
                                        List.of(
                                                Condition.OneOf.of(
                                                        "category", "Furniture", "Technology"),
                                                new Condition.OneOf(
                                                        "segment", List.of("Consumer"), true),
                                                customers(
                                                        Quantifier.SOME, List.of(), IN_2023, null)),
                                        IN_2024,
                                        DateBasis.SHIP))
                        .keeping(List.of(Threshold.of(SALES, Range.moreThan(number("10000")))))
                        .ranked(new Ranking(PROFIT, Figure.VALUE, true, 5, List.of(REGION)))
                        .compared(new Comparison.WithYearBefore())
                        .shared(new Share.OfRows(List.of()));
        said(
                "Sales and profit by region and month in 2024, dated by ship date, for category"
                        + " Furniture or Technology, except segment Consumer, of customers that had"
                        + " sales in 2023, only where sales are over 10,000, the top 5 by profit"
                        + " within each region, compared with the same period a year earlier, as a"
                        + " share of the total",
                question);
    }

    @Test
    void whatIsMeasured() {
        said("Sales, profit and number of orders", Breakdown.of(SALES, PROFIT, ORDERS));
        said("Number of customers", Breakdown.of(new Measure.Named("customers")));
        said("Number of different cities", Breakdown.of(new Measure.CountOf("city")));
        said("Number of different order priorities", Breakdown.of(new Measure.CountOf("priority")));
        said(
                "Median of the sales of each order",
                Breakdown.of(
                        new Measure.Over(
                                Measure.Statistic.MEDIAN, SALES, new Grouping.By("order"))));
        said(
                "Highest of the number of orders of each quarter of the year",
                Breakdown.of(
                        new Measure.Over(
                                Measure.Statistic.HIGHEST,
                                ORDERS,
                                new Grouping.Cyclic(Cycle.QUARTER_OF_YEAR))));
        said(
                "Profit divided by units sold",
                Breakdown.of(new Measure.Ratio(PROFIT, new Measure.Named("quantity"))));
    }

    @Test
    void byWhat() {
        said(
                "List every region, half-year and part of the week",
                Breakdown.of(SALES)
                        .by(
                                List.of(
                                        REGION,
                                        new Grouping.Steps(Unit.HALF),
                                        new Grouping.Cyclic(Cycle.PART_OF_WEEK)))
                        .measuring(List.of()));
        for (Cycle cycle : Cycle.values()) {
            said(
                    "Sales by "
                            + switch (cycle) {
                                case QUARTER_OF_YEAR -> "quarter of the year";
                                case MONTH_OF_YEAR -> "month of the year";
                                case WEEK_OF_YEAR -> "week of the year";
                                case DAY_OF_MONTH -> "day of the month";
                                case WEEKDAY -> "weekday";
                                case PART_OF_WEEK -> "part of the week";
                            },
                    Breakdown.of(SALES).by(List.of(new Grouping.Cyclic(cycle))));
        }
    }

    @Test
    void when() {
        when("in 2024", IN_2024);
        when("in H2 2024", unit(Unit.HALF, "2024-08-01"));
        when("in Q3 2024", unit(Unit.QUARTER, "2024-08-01"));
        when("in March 2024", unit(Unit.MONTH, "2024-03-09"));
        when("in week 1 of 2025", unit(Unit.WEEK, "2024-12-31"));
        when("on 2024-03-05", unit(Unit.DAY, "2024-03-05"));
        when("from 2024-02-03 to 2024-03-01", days("2024-02-03", "2024-03-01"));
        when("since 2024-03-01", new Timespan.Days(LocalDate.parse("2024-03-01"), null));
        when("until 2023-12-31", new Timespan.Days(null, LocalDate.parse("2023-12-31")));
        when("this half-year", new Timespan.Current(Unit.HALF));
        when("today", new Timespan.Current(Unit.DAY));
        when("last year", new Timespan.Earlier(Unit.YEAR, 1));
        when("yesterday", new Timespan.Earlier(Unit.DAY, 1));
        when("2 quarters ago", new Timespan.Earlier(Unit.QUARTER, 2));
        when("in the last 6 months", new Timespan.Latest(6, Unit.MONTH));
        when("in the last 1 day", new Timespan.Latest(1, Unit.DAY));
        when(
                "in 2023 and at any time",
                new Timespan.Several(List.of(IN_2023, new Timespan.Everything())));
        when(
                "in 2023 and last month and since 2024-03-01",
                new Timespan.Several(
                        List.of(
                                IN_2023,
                                new Timespan.Earlier(Unit.MONTH, 1),
                                new Timespan.Days(LocalDate.parse("2024-03-01"), null))));
    }

    @Test
    void values() {
        clause("for ship mode First Class", Condition.OneOf.of("ship_mode", "First Class"));
        clause(
                "for city \"Stratford and Hove\" or \"9\"\" Binder\" or \"U.S.\" or Saint-Étienne",
                Condition.OneOf.of(
                        "city", "Stratford and Hove", "9\" Binder", "U.S.", "Saint-Étienne"));
        clause(
                "except discount band \"Up to 10 %\"",
                new Condition.OneOf("discount_band", List.of("Up to 10 %"), true));
        clause(
                "for product \"Made With Care\" or \"\" or \" Desk\" or \"desk\"",
                Condition.OneOf.of("product", "Made With Care", "", " Desk", "desk"));
    }

    @Test
    void numbers() {
        range("over 12.5%", Range.moreThan(number("0.125")));
        range("at least 0%", Range.atLeast(number("0.00")));
        range("under 100%", Range.lessThan(number("1")));
        range("at most 30%", Range.atMost(number("0.30")));
        range("exactly 20%", Range.exactly(number("0.2")));
        range("between -5% and 20%", Range.between(number("-0.05"), number("0.2")));
        range(
                "over 10% and at most 20%",
                new Range(
                        new Range.Bound(number("0.1"), false),
                        new Range.Bound(number("0.2"), true)));
        clause(
                "with line sales over 1,234,567.891",
                new Condition.Numeric("line_sales", Range.moreThan(number("1234567.891")), false));
        clause(
                "without days to ship of a line at least 5",
                new Condition.Numeric("line_days", Range.atLeast(number("5")), true));
    }

    @Test
    void flagsAndCycles() {
        clause("only those returned", RETURNED);
        clause("only those not shipped late", new Condition.Flagged("late", true));
        clause("in December or January of any year", recurring(Cycle.MONTH_OF_YEAR, 12, 1));
        clause("in Q1 of any year", recurring(Cycle.QUARTER_OF_YEAR, 1));
        clause("in week 9 or week 53 of any year", recurring(Cycle.WEEK_OF_YEAR, 9, 53));
        clause("on day 1 or day 15 of any month", recurring(Cycle.DAY_OF_MONTH, 1, 15));
        clause("on weekdays or weekends", recurring(Cycle.PART_OF_WEEK, 1, 2));
        clause(
                "not on Mondays or Fridays",
                new Condition.Recurring(Cycle.WEEKDAY, List.of(1, 5), true));
    }

    @Test
    void otherDays() {
        clause("with ship date in 2024", new Condition.Dated(DateBasis.SHIP, IN_2024));
        clause(
                "with return date at any time",
                new Condition.Dated(DateBasis.RETURN, new Timespan.Everything()));
        clause(
                "with order date in 2023 or in 2024",
                new Condition.Dated(
                        DateBasis.ORDER, new Timespan.Several(List.of(IN_2023, IN_2024))));
    }

    @Test
    void whatBelongsToOthers() {
        clause(
                "of customers that had sales",
                customers(Quantifier.SOME, List.of(), new Timespan.Everything(), null));
        clause(
                "of customers that had no sales that were returned",
                customers(Quantifier.NONE, List.of(RETURNED), new Timespan.Everything(), null));
        Condition nested =
                new Condition.Belonging(
                        "product",
                        Quantifier.ALL,
                        new Condition.Deed(
                                List.of(FURNITURE),
                                new Timespan.Everything(),
                                Threshold.of(ORDERS, Range.moreThan(number("2")))));
        clause(
                "of customers that had sales in 2023 or in 2024 and (of products that had only sales"
                        + " for category Furniture where number of orders is over 2) and with"
                        + " discount over 10% and under 20% where sales are above average",
                customers(
                        Quantifier.SOME,
                        List.of(
                                nested,
                                new Condition.Numeric(
                                        "discount",
                                        new Range(
                                                new Range.Bound(number("0.1"), false),
                                                new Range.Bound(number("0.2"), false)),
                                        false)),
                        new Timespan.Several(List.of(IN_2023, IN_2024)),
                        new Threshold(SALES, Figure.VALUE, new Threshold.Limit.AboveAverage())));
    }

    @Test
    void whichRows() {
        said(
                "Sales by region, only where growth in sales is over 10%, only where profit is below"
                        + " average",
                Breakdown.of(SALES)
                        .by(List.of(REGION))
                        .keeping(
                                List.of(
                                        new Threshold(
                                                SALES,
                                                Figure.GROWTH,
                                                new Threshold.Limit.Within(
                                                        Range.moreThan(number("0.1")))),
                                        new Threshold(
                                                PROFIT,
                                                Figure.VALUE,
                                                new Threshold.Limit.BelowAverage()))));
        said(
                "Sales by region, only where first order is at least 2024-03-05",
                Breakdown.of(SALES)
                        .by(List.of(REGION))
                        .keeping(
                                List.of(
                                        Threshold.of(
                                                new Measure.Named("first_order"),
                                                Range.atLeast(number("20240305"))))));
        rest("the bottom 3 by profit", question().ranked(Ranking.bottom(PROFIT, 3)));
        rest(
                "highest first by share in sales within each region and month",
                question()
                        .ranked(new Ranking(SALES, Figure.SHARE, true, 0, List.of(REGION, MONTH))));
    }

    @Test
    void alongTime() {
        rest("as a running total", question().accumulated(new Accumulation.Running()));
        rest(
                "as a moving average over 3 months",
                question().accumulated(new Accumulation.Moving(3)));
        said(
                "Sales, as a moving average over 1 step",
                Breakdown.of(SALES).accumulated(new Accumulation.Moving(1)));
    }

    @Test
    void besideWhat() {
        compared("compared with 2023", new Comparison.WithSpan(IN_2023));
        compared(
                "compared with the time since 2024-03-01",
                new Comparison.WithSpan(new Timespan.Days(LocalDate.parse("2024-03-01"), null)));
        compared(
                "compared with the last 6 months and week 10 of 2024",
                new Comparison.WithSpan(
                        new Timespan.Several(
                                List.of(
                                        new Timespan.Latest(6, Unit.MONTH),
                                        unit(Unit.WEEK, "2024-03-05")))));
        compared("compared with all time", new Comparison.WithSpan(new Timespan.Everything()));
        compared("compared with the period before", new Comparison.WithPeriodBefore());
        compared(
                "comparing category Furniture with Technology",
                new Comparison.OfValues("category", "Furniture", "Technology"));
        compared("each compared with the one before", new Comparison.StepBefore());
        compared("each compared with the one a year earlier", new Comparison.StepYearBefore());
    }

    @Test
    void ofWhat() {
        rest("as a share within each region", question().shared(new Share.OfRows(List.of(REGION))));
        rest(
                "as the share of those for category Furniture and that were returned",
                question().shared(new Share.OfWhole(List.of(FURNITURE, RETURNED))));
    }

    @Test
    void otherQuestions() {
        Subject furniture = new Subject(List.of(FURNITURE), IN_2024, DateBasis.ORDER);
        said(
                "Customer cohorts by quarter in 2024, for category Furniture",
                new Cohorts(furniture, Unit.QUARTER));
        said(
                "The fewest customers that make 80% of sales in 2024, for category Furniture",
                new Pareto(furniture, "customer", SALES, number("0.8")));
        said(
                "List the fewest products that make 50% of profit",
                new Pareto(Subject.EVERYTHING, "product", PROFIT, number("0.5"), true));
        said(
                "Correlation between average discount and profit",
                new Correlation(Subject.EVERYTHING, new Measure.Named("discount"), PROFIT, null));
        said(
                "Correlation between sales and profit over each month in 2024, for category"
                        + " Furniture",
                new Correlation(furniture, SALES, PROFIT, MONTH));
        said(
                "The top 10 pairs of sub-categories bought together in 2024, for category Furniture",
                new Basket(furniture, "subcategory", null, 10));
        said(
                "The top 10 pairs of products bought together with \"Desk, oak\"",
                new Basket(Subject.EVERYTHING, "product", "Desk, oak", 10));
        said(
                "The top 3 pairs of sub-categories bought together with Chairs by lift",
                new Basket(Subject.EVERYTHING, "subcategory", "Chairs", 3, true));
        said("Coverage of the data", new Coverage(Subject.EVERYTHING));
    }

    private void said(String sentence, SemanticQuery query) {
        assertEquals(sentence, paraphraser.say(query));
        assertEquals(Optional.of(query), reader.read(sentence), sentence);
    }

    private void when(String words, Timespan span) {
        said("Sales " + words, Breakdown.of(SALES).about(Subject.EVERYTHING.with(span)));
    }

    private void clause(String words, Condition condition) {
        said(
                "Sales, " + words,
                Breakdown.of(SALES).about(Subject.EVERYTHING.with(List.of(condition))));
    }

    private void range(String words, Range range) {
        clause("with discount " + words, new Condition.Numeric("discount", range, false));
    }

    private static Breakdown question() {
        return Breakdown.of(SALES).by(List.of(REGION, MONTH));
    }

    private void rest(String words, SemanticQuery query) {
        said("Sales by region and month, " + words, query);
    }

    private void compared(String words, Comparison comparison) {
        rest(words, question().compared(comparison));
    }

    private static Condition customers(
            Quantifier quantifier,
            List<Condition> conditions,
            Timespan span,
            @Nullable Threshold amount) {
        return new Condition.Belonging(
                "customer", quantifier, new Condition.Deed(conditions, span, amount));
    }

    private static Condition recurring(Cycle cycle, Integer... values) {
        return new Condition.Recurring(cycle, List.of(values), false);
    }

    private static Timespan year(int year) {
        return Timespan.Days.of(Unit.YEAR, LocalDate.of(year, 1, 1));
    }

    private static Timespan unit(Unit unit, String day) {
        return Timespan.Days.of(unit, LocalDate.parse(day));
    }

    private static Timespan days(String from, String to) {
        return new Timespan.Days(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
