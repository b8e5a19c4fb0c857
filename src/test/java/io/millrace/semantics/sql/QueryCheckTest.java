package io.millrace.semantics.sql;

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
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Measure.Statistic;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes no sense is told before any SQL is written. */
class QueryCheckTest {

    private static final QueryCheck CHECK = new QueryCheck(SemanticModel.shipped());
    private static final Named SALES = new Named("sales");
    private static final Named ORDERS = new Named("orders");
    private static final Named CUSTOMERS = new Named("customers");
    private static final Grouping REGION = new Grouping.By("region");
    private static final Grouping CATEGORY = new Grouping.By("category");
    private static final Grouping MONTHS = new Grouping.Steps(Unit.MONTH);
    private static final Range OVER_ONE = Range.moreThan(BigDecimal.ONE);

    private static Breakdown by(Measure measure, Grouping... groupings) {
        return Breakdown.of(measure).by(List.of(groupings));
    }

    private static SemanticQuery about(Condition condition) {
        return Breakdown.of(SALES).about(Subject.EVERYTHING.with(List.of(condition)));
    }

    private static Condition.Belonging belonging(
            String entity, Condition.Quantifier quantifier, @Nullable Threshold amount) {
        return new Condition.Belonging(
                entity,
                quantifier,
                new Condition.Deed(List.of(), new Timespan.Everything(), amount));
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of("There is no measure gold", by(new Named("gold"))),
                Arguments.of("There is no dimension aisle", by(SALES, new Grouping.By("aisle"))),
                Arguments.of(
                        "There is no flag broken", about(new Condition.Flagged("broken", false))),
                Arguments.of(
                        "There is no attribute weight",
                        about(new Condition.Numeric("weight", OVER_ONE, false))),
                Arguments.of(
                        "There is no dimension aisle", about(Condition.OneOf.of("aisle", "4"))),
                Arguments.of(
                        "Old is no new or returning",
                        about(Condition.OneOf.of("customer_kind", "Old"))),
                Arguments.of(
                        "What a ship mode has done",
                        about(belonging("ship_mode", Condition.Quantifier.SOME, null))),
                Arguments.of(
                        "come to no amount",
                        about(
                                belonging(
                                        "customer",
                                        Condition.Quantifier.ALL,
                                        Threshold.of(SALES, OVER_ONE)))),
                Arguments.of("twice", by(SALES, REGION, REGION)),
                Arguments.of("one unit of time", by(SALES, MONTHS, new Grouping.Steps(Unit.YEAR))),
                Arguments.of("Each row is one region", by(new Measure.CountOf("region"), REGION)),
                Arguments.of(
                        "The median of profit margin",
                        by(new Measure.Over(Statistic.MEDIAN, new Named("margin"), MONTHS))),
                Arguments.of(
                        "one part already",
                        by(new Measure.Over(Statistic.AVERAGE, SALES, REGION), REGION)),
                Arguments.of(
                        "new or returning cannot be averaged over",
                        by(
                                new Measure.Over(
                                        Statistic.AVERAGE,
                                        SALES,
                                        new Grouping.By("customer_kind")))),
                Arguments.of(
                        "first order is a date",
                        by(new Measure.Ratio(SALES, new Named("first_order")))),
                Arguments.of(
                        "A limit needs rows",
                        by(SALES).keeping(List.of(Threshold.of(SALES, OVER_ONE)))),
                Arguments.of(
                        "growth needs something to compare with",
                        by(SALES, REGION)
                                .ranked(new Ranking(SALES, Figure.GROWTH, true, 5, List.of()))),
                Arguments.of("nothing to rank", by(SALES).ranked(Ranking.top(SALES, 3))),
                Arguments.of(
                        "within something by which",
                        by(SALES, REGION)
                                .ranked(
                                        new Ranking(
                                                SALES, Figure.VALUE, true, 3, List.of(CATEGORY)))),
                Arguments.of(
                        "Each row would be ranked alone",
                        by(SALES, REGION)
                                .ranked(
                                        new Ranking(
                                                SALES, Figure.VALUE, true, 3, List.of(REGION)))),
                Arguments.of(
                        "the step before needs rows by day",
                        by(SALES, REGION).compared(new Comparison.StepBefore())),
                Arguments.of(
                        "Before all the data",
                        by(SALES).compared(new Comparison.WithPeriodBefore())),
                Arguments.of(
                        "compared with itself",
                        by(SALES).compared(new Comparison.OfValues("region", "West", "West"))),
                Arguments.of(
                        "Rows cannot go by region",
                        by(SALES, REGION)
                                .compared(new Comparison.OfValues("region", "West", "East"))),
                Arguments.of(
                        "A date cannot be compared",
                        by(new Named("last_order"), MONTHS).compared(new Comparison.StepBefore())),
                Arguments.of(
                        "share of the rows needs rows",
                        by(SALES).shared(new Share.OfRows(List.of()))),
                Arguments.of(
                        "Profit margin has no parts",
                        by(new Named("margin"), REGION).shared(new Share.OfRows(List.of()))),
                Arguments.of(
                        "Profit margin has no parts",
                        by(SALES, CATEGORY)
                                .shared(new Share.OfRows(List.of()))
                                .ranked(
                                        new Ranking(
                                                new Named("margin"),
                                                Figure.SHARE,
                                                true,
                                                3,
                                                List.of()))),
                Arguments.of(
                        "Customers does not add up",
                        by(CUSTOMERS, MONTHS).accumulated(new Accumulation.Running())),
                Arguments.of(
                        "running total or moving average needs rows by day",
                        by(SALES, REGION).accumulated(new Accumulation.Moving(3))),
                Arguments.of("followed by month", new Cohorts(Subject.EVERYTHING, Unit.DAY)),
                Arguments.of(
                        "Customers does not add up",
                        new Pareto(Subject.EVERYTHING, "region", CUSTOMERS, new BigDecimal("0.8"))),
                Arguments.of(
                        "more than 0 %",
                        new Pareto(Subject.EVERYTHING, "customer", SALES, BigDecimal.ZERO)),
                Arguments.of(
                        "goes along with itself",
                        new Correlation(Subject.EVERYTHING, SALES, SALES, null)),
                Arguments.of(
                        "A line has no orders",
                        new Correlation(Subject.EVERYTHING, SALES, ORDERS, null)),
                Arguments.of(
                        "An order has one segment",
                        new Basket(Subject.EVERYTHING, "segment", null, 10)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsTold(String fault, SemanticQuery query) {
        List<String> faults = CHECK.faults(query);
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().contains(fault), faults.toString());
        assertTrue(faults.getFirst().endsWith("."), faults.toString());
    }

    @Test
    void whatMakesSenseIsNotHeldUp() {
        for (SemanticQuery query :
                List.of(
                        by(SALES),
                        by(ORDERS, REGION, MONTHS).shared(new Share.OfRows(List.of(REGION))),
                        by(ORDERS, MONTHS).accumulated(new Accumulation.Running()),
                        by(ORDERS, CATEGORY, REGION).shared(new Share.OfRows(List.of(CATEGORY))),
                        by(CUSTOMERS, new Grouping.By("segment"))
                                .shared(new Share.OfRows(List.of())),
                        by(new Named("margin"), MONTHS).accumulated(new Accumulation.Moving(3)),
                        new Pareto(Subject.EVERYTHING, "customer", ORDERS, new BigDecimal("0.8")),
                        new Correlation(
                                Subject.EVERYTHING,
                                new Named("margin"),
                                new Named("discount"),
                                null))) {
            assertEquals(List.of(), CHECK.faults(query), query.toString());
        }
    }

    @Test
    void theSameSeedMakesUpTheSameQuestionsOfEveryKind() {
        List<SemanticQuery> queries = RandomQueries.ofDemo(7).limit(2_000).toList();
        assertEquals(queries, RandomQueries.ofDemo(7).limit(2_000).toList());
        assertEquals(6, queries.stream().map(Object::getClass).distinct().count());
    }
}
