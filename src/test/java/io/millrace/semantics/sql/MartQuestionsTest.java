package io.millrace.semantics.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.Mart;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** People ask in their marts: managers about their own regions, and nothing is read in vain. */
class MartQuestionsTest {

    private static final int QUERIES = 60;
    private static final Condition MINE = Condition.OneOf.of("region", "West", "East");

    private final DemoWarehouse warehouse = DemoWarehouse.shared();

    @Test
    void aManagerGetsWhatTheOwnerGetsAboutTheManagersRegions() throws SQLException {
        int answered = 0;
        try (Connection manager = warehouse.connect(Mart.MANAGER, "[\"West\", \"East\"]")) {
            Sql sql = new Sql(manager, new Run());
            for (SemanticQuery query : impersonal()) {
                List<Condition> mine = new ArrayList<>(query.subject().conditions());
                mine.add(MINE);
                CompiledQuery asked = warehouse.compile(query);
                List<List<String>> found =
                        sql.list(asked.sql(), DemoWarehouse::texts, asked.parameters().toArray());
                assertEquals(
                        warehouse.rows(query.about(query.subject().with(mine))),
                        found,
                        () -> query + "\n" + asked.sql());
                answered += found.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(answered > QUERIES / 2, "Only " + answered + " have an answer");
    }

    /** Without names, which are others in a mart, and what is of all regions whoever asks. */
    private static List<SemanticQuery> impersonal() {
        return RandomQueries.ofDemo(3)
                .filter(Breakdown.class::isInstance)
                .filter(query ->
                        !query.toString().contains("Belonging")
                                && !query.toString().contains("customer")
                                && !query.toString().contains("postal_code"))
                .limit(QUERIES)
                .toList();
    }

    @Test
    void customersAreRankedUnderTheirPseudonyms() throws SQLException {
        CompiledQuery query =
                warehouse.compile(
                        Breakdown.of(Asked.SALES)
                                .by(List.of(Asked.CUSTOMER))
                                .ranked(Ranking.top(Asked.SALES, 5)));
        try (Connection executive = warehouse.connect(Mart.EXECUTIVE, "[\"*\"]")) {
            List<List<String>> rows =
                    new Sql(executive, new Run())
                            .list(query.sql(), DemoWarehouse::texts, query.parameters().toArray());
            List<List<String>> owners = warehouse.rows(query.sql(), query.parameters().toArray());
            assertEquals(ids(owners), ids(rows));
            assertTrue(rows.getFirst().getFirst().startsWith("Customer "), rows.toString());
        }
    }

    private static List<String> ids(List<List<String>> rows) {
        return rows.stream().map(row -> row.get(1)).toList();
    }

    @Test
    void onlyTheMonthsOfTheSpanAreRead() throws SQLException {
        Subject year = Asked.in(Asked.year(2024));
        Breakdown discount = Breakdown.of(new Named("discount"));
        assertEquals(12, months(discount.about(year)));
        assertEquals(12, months(discount.by(List.of(Asked.PRODUCT)).about(year)));
        assertEquals(
                24,
                months(
                        discount.about(
                                year.with(
                                        new Timespan.Several(
                                                List.of(Asked.year(2022), Asked.year(2024)))))));
        assertEquals(
                12,
                months(
                        Breakdown.of(
                                        new Measure.Over(
                                                Measure.Statistic.AVERAGE,
                                                Asked.SALES,
                                                new Grouping.By("order")))
                                .about(year)));
        // What ships in a year was ordered in whatever month.
        assertTrue(months(discount.about(year.with(DateBasis.SHIP))) > 40);
    }

    /** How many months of the facts the server means to read. */
    private int months(SemanticQuery query) throws SQLException {
        CompiledQuery compiled = warehouse.compile(query);
        String version = warehouse.rows("SELECT VERSION()").getFirst().getFirst();
        String explain = version.contains("MariaDB") ? "EXPLAIN PARTITIONS " : "EXPLAIN ";
        return warehouse
                .list(
                        explain + compiled.sql(),
                        row -> row.getString("partitions"),
                        compiled.parameters().toArray())
                .stream()
                .filter(Objects::nonNull)
                .mapToInt(names -> names.split(",", -1).length)
                .max()
                .orElse(0);
    }

    @Test
    void theSameQuestionIsTheSameStatement() {
        for (SemanticQuery query : RandomQueries.ofDemo(8).limit(200).toList()) {
            assertEquals(warehouse.compile(query), warehouse.compile(query));
        }
    }
}
