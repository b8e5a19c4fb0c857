package io.millrace.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.chips.Chip;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about the sample files, from the words to the rows and their proof. */
class AnalystTest {

    private static Databases databases;
    private static Analyst analyst;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        databases = SampleWarehouse.of(folder);
        analyst =
                new Analyst(
                        databases.warehouse(),
                        SemanticModel.shipped(),
                        new Formats(Locale.ENGLISH, null));
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void anAnswerIsRightAndBringsItsProof() throws SQLException {
        Answer answer = analyst.ask("total sales", null, new Run());
        assertEquals(Outcome.ANSWERED, answer.outcome());
        BigDecimal right = number("SELECT SUM(sales) FROM fact_sales");
        assertEquals(
                0,
                right.compareTo(
                        new BigDecimal(String.valueOf(answer.rows().getFirst().getFirst()))));
        Proof proof = answer.proof();
        assertNotNull(proof);
        assertEquals(Optional.of(true), Optional.ofNullable(proof.reconciled()));
        assertTrue(proof.rowsScanned() > 0);
        assertTrue(answer.sql().startsWith("SELECT"), answer.sql());
    }

    @Test
    void aFollowUpKnowsWhatItFollows() {
        Answer first = analyst.ask("sales by category", null, new Run());
        Answer second = analyst.ask("and profit?", first.query(), new Run());
        assertEquals("Profit by category", second.reading());
        assertEquals(first.rows().size(), second.rows().size());
    }

    @Test
    void theSameQuestionsInAnotherOrderHaveTheSameAnswers() {
        List<String> questions =
                List.of(
                        "sales by region",
                        "top 3 products by profit",
                        "monthly sales in 2024",
                        "which sub-categories lose money",
                        "return rate by category",
                        "share of sales by market",
                        "customers who ordered more than once",
                        "median order value by segment",
                        "correlation between discount and profit",
                        "what is bought together with Binders",
                        "sales growth by category in 2024",
                        "how many employees do we have");
        Map<String, String> first = new HashMap<>();
        questions.forEach(question -> first.put(question, told(question)));
        List<String> shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, new Random(5));
        Analyst another =
                new Analyst(
                        databases.warehouse(),
                        SemanticModel.shipped(),
                        new Formats(Locale.ENGLISH, null));
        for (String question : shuffled) {
            assertEquals(first.get(question), told(question), question);
            assertEquals(
                    first.get(question),
                    told(another.consider(question, null, new Run())),
                    question);
        }
    }

    private static String told(String question) {
        return told(analyst.consider(question, null, new Run()));
    }

    /** All of an answer but the time it took. */
    private static String told(Answer answer) {
        return String.join(
                "\n",
                answer.outcome().word(),
                answer.reading(),
                answer.sql(),
                answer.parameters().toString(),
                answer.columns().toString(),
                answer.rows().toString(),
                answer.chart().toString(),
                answer.message(),
                answer.chips().toString(),
                answer.offers().toString());
    }

    @Test
    void whateverAChipOffersIsAnswered() {
        Random random = new Random(3);
        RandomQueries.ofDemo(11)
                .limit(30)
                .forEach(query -> {
                    Answer answer = analyst.answer("a saved question", query, new Run());
                    assertEquals(query, answer.query());
                    List<Chip.Alternative> all =
                            Stream.concat(answer.chips().stream(), answer.offers().stream())
                                    .flatMap(chip -> chip.alternatives().stream())
                                    .toList();
                    for (int i = 0; i < 5; i++) {
                        SemanticQuery other = all.get(random.nextInt(all.size())).query();
                        assertEquals(
                                Outcome.ANSWERED,
                                analyst.answer("a chip", other, new Run()).outcome());
                    }
                });
    }

    @Test
    void theNamesOfThisCatalogueAreKnown() throws SQLException {
        assertEquals(
                0,
                number(
                                "SELECT SUM(f.sales) FROM fact_sales f JOIN dim_location l USING (location_key) WHERE l.region = 'North Asia'")
                        .compareTo(figure("total sales in North Asia")));
        assertEquals(
                0,
                number(
                                "SELECT SUM(f.profit) FROM fact_sales f JOIN dim_product p USING (product_key) WHERE p.product_name = 'Holdwell Ring Binder'")
                        .compareTo(figure("profit of Holdwell Ring Binder")));
        assertEquals(
                Outcome.UNKNOWN,
                analyst.consider("total sales in Western Europe", null, new Run()).outcome());
    }

    private static BigDecimal figure(String question) {
        Answer answer = analyst.consider(question, null, new Run());
        assertEquals(Outcome.ANSWERED, answer.outcome(), answer.message());
        return new BigDecimal(String.valueOf(answer.rows().getFirst().getFirst()));
    }

    @Test
    void aListThatIsCutSaysOfHowMany() {
        SemanticModel shipped = SemanticModel.shipped();
        SemanticModel short10 = shipped.withListRows(10);
        Answer answer =
                new Analyst(databases.warehouse(), short10, new Formats(Locale.ENGLISH, null))
                        .consider("list all customers", null, new Run());
        assertEquals(10, answer.rows().size());
        assertTrue(answer.isCapped());
        assertTrue(answer.message().matches("(?s).*first 10 of \\d+.*"), answer.message());
    }

    @Test
    void everyQuestionIsLoggedWithItsOutcome() throws SQLException {
        analyst.ask("how many employees do we have", null, new Run());
        analyst.ask("drop the sales table", null, new Run());
        try (Connection connection = databases.warehouse().connect()) {
            List<String> log =
                    new Sql(connection, new Run())
                            .list(
                                    "SELECT CONCAT(question, ': ', outcome) FROM query_log WHERE question LIKE 'how many e%' OR question LIKE 'drop%' ORDER BY query_id",
                                    row -> row.getString(1));
            assertEquals(
                    List.of(
                            "how many employees do we have: unknown",
                            "drop the sales table: refused"),
                    log);
        }
    }

    private static BigDecimal number(String sql) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run())
                    .first(sql, row -> row.getBigDecimal(1))
                    .orElseThrow();
        }
    }
}
