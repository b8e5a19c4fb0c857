package io.millrace.semantics.sql;

import static io.millrace.semantics.sql.Asked.CATEGORY;
import static io.millrace.semantics.sql.Asked.MONTHS;
import static io.millrace.semantics.sql.Asked.ORDERS;
import static io.millrace.semantics.sql.Asked.REGION;
import static io.millrace.semantics.sql.Asked.SALES;
import static io.millrace.semantics.sql.Asked.by;
import static io.millrace.semantics.sql.Asked.in;
import static io.millrace.semantics.sql.Asked.where;
import static io.millrace.semantics.sql.Asked.year;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Condition.OneOf;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sums by month answer what they hold, and give what the facts give. */
class MonthlySumsTest {

    private static final int QUERIES = 80;

    private final DemoWarehouse warehouse = DemoWarehouse.shared();
    private final SqlCompiler withoutSums = new SqlCompiler(withoutSums(SemanticModel.shipped()));

    private static SemanticModel withoutSums(SemanticModel model) {
        return new SemanticModel(
                model.tables(),
                model.bases(),
                model.measures(),
                model.dimensions(),
                model.attributes(),
                model.flags(),
                model.ambiguous(),
                Map.of(),
                model.rules(),
                model.usualMeasure(),
                model.usualRankingMeasure(),
                model.listRows());
    }

    private String sql(SemanticQuery query) {
        return warehouse.compile(query).sql();
    }

    private void assertTheSame(SemanticQuery query) throws SQLException {
        CompiledQuery facts = withoutSums.compile(query, warehouse.extent());
        assertEquals(
                warehouse.rows(facts.sql(), facts.parameters().toArray()),
                warehouse.rows(query),
                () -> query + "\n" + sql(query) + "\n" + facts.sql());
    }

    @Test
    void wholeMonthsAreReadFromThem() throws SQLException {
        for (SemanticQuery query :
                List.of(
                        by(SALES),
                        Breakdown.of(SALES, ORDERS, new Named("average_order_value"))
                                .by(List.of(REGION)),
                        by(new Named("margin"), MONTHS, new Grouping.By("segment"))
                                .about(in(year(2024))),
                        by(ORDERS, CATEGORY),
                        by(ORDERS, CATEGORY, new Grouping.By("subcategory")),
                        by(SALES, new Grouping.Cyclic(Cycle.QUARTER_OF_YEAR)),
                        by(SALES, new Grouping.Steps(Unit.HALF))
                                .about(
                                        where(
                                                new OneOf("market", List.of("EU"), true),
                                                new Condition.Recurring(
                                                        Cycle.MONTH_OF_YEAR,
                                                        List.of(1, 12),
                                                        false))),
                        by(SALES).about(in(new Timespan.Current(Unit.YEAR))))) {
            assertFalse(sql(query).contains("fact_sales"), sql(query));
            assertTheSame(query);
        }
    }

    @Test
    void whatTheyDoNotHoldIsReadFromTheFacts() throws SQLException {
        LocalDate day = LocalDate.of(2024, 3, 5);
        for (SemanticQuery query :
                List.of(
                        by(SALES).about(in(new Timespan.Days(day, null))),
                        by(SALES, new Grouping.By("country")),
                        by(SALES, new Grouping.Steps(Unit.WEEK)),
                        by(new Named("discount")),
                        Breakdown.of(SALES, new Named("customers")),
                        by(SALES).about(where(new Condition.Flagged("returned", false))),
                        // An order with both would count twice.
                        by(ORDERS).about(where(OneOf.of("category", "Furniture", "Technology"))),
                        by(ORDERS, new Grouping.By("subcategory")))) {
            assertTrue(sql(query).contains("fact_sales"), sql(query));
            assertTheSame(query);
        }
    }

    @Test
    void anyQuestionIsAnsweredAlike() throws SQLException {
        List<SemanticQuery> queries =
                queries()
                        .filter(query -> !sql(query).contains("fact_sales"))
                        .limit(QUERIES)
                        .toList();
        for (SemanticQuery query : queries) {
            assertTheSame(query);
        }
        assertEquals(QUERIES, queries.size());
    }

    private static Stream<SemanticQuery> queries() {
        RandomQueries queries =
                new RandomQueries(
                        SemanticModel.shipped(),
                        Map.of(
                                "region", List.of("West", "East"),
                                "category", List.of("Furniture", "Technology"),
                                "segment", List.of("Consumer")),
                        new Random(5));
        return Stream.generate(queries::next);
    }
}
