package io.millrace.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.model.ChatEndpoint;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import io.millrace.ask.model.TestSettings;
import io.millrace.ask.prompt.Disclosure;
import io.millrace.ask.prompt.Injection;
import io.millrace.ask.prompt.ModelReader;
import io.millrace.config.ModelSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a model or its server does: each question ends in time, in the right outcome and
 * sentence, and nothing is written.
 */
class ModelCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final String NAME = "qwen2.5-coder:7b";
    private static final String BEYOND = "did the cosmic dough roll in";
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private static final String TOTAL =
            "{\"reply\": \"query\", \"query\": %s}"
                    .formatted(QueryJson.text(Breakdown.of(new Measure.Named("sales"))));

    private static final String OUTSIDE = "{\"reply\": \"outside\"}";

    private static final String CONTENT =
            "SELECT CONCAT_WS('|', (SELECT COUNT(*) FROM fact_sales), (SELECT SUM(sales) FROM fact_sales),"
                    + " (SELECT COUNT(*) FROM fact_return), (SELECT COUNT(*) FROM dim_product),"
                    + " (SELECT COUNT(*) FROM dim_customer), (SELECT COUNT(*) FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE()))";

    private static Databases databases;

    private FakeOllama ollama;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        databases = SampleWarehouse.of(folder);
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @BeforeEach
    void start() throws IOException {
        ollama = FakeOllama.start().install(new FakeModel(NAME, 32_768, "completion", "tools"));
    }

    @AfterEach
    void stop() throws IOException {
        ollama.close();
    }

    private Analyst analyst(String model) {
        ModelSettings settings = TestSettings.ollama(ollama.url(), model);
        return new Analyst(
                databases.warehouse(),
                MODEL,
                new Formats(Locale.ENGLISH, null),
                schema ->
                        new ModelReader(
                                ChatEndpoint.of(settings).orElseThrow(),
                                MODEL,
                                new Disclosure(MODEL, MaskingPolicy.shipped(), false),
                                schema,
                                List.of()));
    }

    private static String sql(String statement) throws IOException {
        return "{\"reply\": \"sql\", \"sql\": " + JSON.writeValueAsString(statement) + "}";
    }

    private static String content() {
        return texts(CONTENT).getFirst();
    }

    private static List<String> texts(String query) {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).list(query, row -> row.getString(1));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /**
     * What the model does, and what becomes of the question.
     *
     * @param sentence a part of what the person is told
     */
    record Case(
            String name, List<FakeReply> replies, Outcome outcome, Engine engine, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The same from both rounds. */
    private static Case form(String name, String reply, String sentence) {
        return new Case(
                name,
                List.of(FakeReply.saying(reply), FakeReply.saying(reply)),
                Outcome.UNKNOWN,
                Engine.MODEL,
                sentence);
    }

    private static Case statement(String name, String statement, Outcome outcome, String sentence)
            throws IOException {
        FakeReply reply = FakeReply.saying(sql(statement));
        return new Case(
                name,
                List.of(FakeReply.saying(OUTSIDE), reply, reply),
                outcome,
                Engine.MODEL,
                sentence);
    }

    private static Case server(String name, String sentence, FakeReply... replies) {
        return new Case(name, List.of(replies), Outcome.ERROR, Engine.MODEL, sentence);
    }

    static Stream<Case> cases() throws IOException {
        FakeReply total = FakeReply.saying(TOTAL);
        return Stream.of(
                new Case("a form", List.of(total), Outcome.ANSWERED, Engine.MODEL, "Sales"),
                new Case(
                        "a form after one that is none",
                        List.of(FakeReply.saying("Well …"), total),
                        Outcome.ANSWERED,
                        Engine.MODEL,
                        "Sales"),
                new Case(
                        "a statement",
                        List.of(
                                FakeReply.saying(OUTSIDE),
                                FakeReply.saying(sql("SELECT COUNT(*) AS n FROM fact_sales f"))),
                        Outcome.ANSWERED,
                        Engine.MODEL_SQL,
                        "Unverified: "),
                form("invalid JSON", "{\"reply\": \"query\", \"query\": {", "cannot be used"),
                form("nothing", " ", "cannot be used"),
                form(
                        "a measure that is none",
                        TOTAL.replace("\"sales\"", "\"happiness\""),
                        "no measure is called 'happiness'"),
                form(
                        "SQL hidden in prose",
                        "You could run this: SELECT SUM(sales) FROM fact_sales; it sums all.",
                        "cannot be used"),
                form(
                        "SQL where a form was wanted",
                        sql("SELECT SUM(sales) AS s FROM fact_sales"),
                        "cannot be used"),
                new Case(
                        "not known",
                        List.of(FakeReply.saying("{\"reply\": \"unknown\"}")),
                        Outcome.UNKNOWN,
                        Engine.MODEL,
                        "finds nothing in the warehouse"),
                statement(
                        "a table that is none",
                        "SELECT SUM(sales) AS s FROM sales_facts",
                        Outcome.REFUSED,
                        "sales_facts"),
                statement(
                        "a column that is none",
                        "SELECT SUM(revenue) AS s FROM fact_sales",
                        Outcome.REFUSED,
                        "revenue"),
                statement("a delete", "DELETE FROM fact_sales", Outcome.REFUSED, "was not run"),
                statement(
                        "an update",
                        "UPDATE fact_sales SET sales = 0",
                        Outcome.REFUSED,
                        "was not run"),
                statement(
                        "two statements",
                        "SELECT 1 AS one; DROP TABLE fact_sales",
                        Outcome.REFUSED,
                        "was not run"),
                statement(
                        "prose for SQL",
                        "Sure! SELECT SUM(sales) AS s FROM fact_sales",
                        Outcome.REFUSED,
                        "was not run"),
                statement(
                        "what the database refuses",
                        "SELECT f.sales AS s FROM fact_sales f WHERE f.sales > (SELECT g.sales FROM fact_sales g)",
                        Outcome.ERROR,
                        "did not run"),
                server("an error of the server", "", FakeReply.failing(400, "invalid request")),
                server(
                        "a model that runs out of memory",
                        "",
                        FakeReply.failing(500, "model requires more system memory"),
                        FakeReply.failing(500, "model requires more system memory"),
                        FakeReply.failing(500, "model requires more system memory"),
                        FakeReply.failing(500, "model requires more system memory")),
                server(
                        "a busy server",
                        "",
                        FakeReply.busy(),
                        FakeReply.busy(),
                        FakeReply.busy(),
                        FakeReply.busy()),
                server("a cut stream", "", total.ending(FakeReply.Ending.EARLY)),
                server("a broken connection", "", total.ending(FakeReply.Ending.BROKEN)),
                server("a stalled stream", "", total.ending(FakeReply.Ending.STALLED)),
                server("no JSON on the wire", "", FakeReply.babbling("<html>", "</html>")),
                server("a model that never loads", "", total.after(Duration.ofSeconds(30))),
                server("a prompt that was cut", "", total.havingRead(50)),
                new Case(
                        "a model that loads slowly",
                        List.of(total.after(Duration.ofMillis(800))),
                        Outcome.ANSWERED,
                        Engine.MODEL,
                        "Sales"),
                new Case(
                        "a server that is busy for a while",
                        List.of(FakeReply.busy(), total),
                        Outcome.ANSWERED,
                        Engine.MODEL,
                        "Sales"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachEndsInTimeAndWritesNothing(Case each) {
        ollama.reply(each.replies().toArray(FakeReply[]::new));
        String before = content();
        long start = System.nanoTime();
        Answer answer = analyst(NAME).ask(BEYOND, null, Route.MODEL_ONLY, new Run());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(each.outcome(), answer.outcome(), answer.message());
        assertEquals(each.engine(), answer.engine());
        assertTrue(answer.message().contains(each.sentence()), answer.message());
        assertTrue(answer.message().length() > 20, answer.message());
        assertTrue(taken.compareTo(LONGEST) < 0, taken.toString());
        assertEquals(before, content());
    }

    @Test
    void aModelThatIsNotInstalledIsNamedWithTheCommandThatHelps() {
        Answer answer = analyst("no-such-model").ask(BEYOND, null, Route.MODEL_ONLY, new Run());
        assertEquals(Outcome.ERROR, answer.outcome());
        assertTrue(answer.message().contains("no-such-model"), answer.message());
    }

    @Test
    void whereNobodyAnswersTheBuiltInEngineGoesOn() throws IOException {
        ollama.close();
        Analyst analyst = analyst(NAME);
        assertEquals(Outcome.ANSWERED, analyst.ask("sales by region", null, new Run()).outcome());
        assertTrue(analyst.notice().isEmpty());
        assertEquals(Outcome.UNKNOWN, analyst.ask(BEYOND, null, new Run()).outcome());
        assertTrue(analyst.notice().orElseThrow().contains(ollama.url()));
        assertTrue(analyst.notice().isEmpty());
    }

    @Test
    void whatGoesOverTheWireHasTheFormTheRulesAndNoData() throws IOException {
        ollama.reply(
                FakeReply.saying(OUTSIDE),
                FakeReply.saying(sql("SELECT COUNT(*) AS n FROM fact_sales f")));
        analyst(NAME).ask(BEYOND + " from Furniture", null, Route.MODEL_ONLY, new Run());
        JsonNode first = ollama.chats().getFirst();
        JsonNode second = ollama.chats().getLast();
        assertEquals(NAME, first.path("model").asText());
        assertEquals(
                "[\"query\",\"outside\",\"unknown\"]",
                first.at("/format/properties/reply/enum").toString());
        assertTrue(
                first.at("/format/properties/query/properties/measures")
                        .toString()
                        .contains("margin"));
        assertEquals("string", second.at("/format/properties/sql/type").asText());
        int room = first.at("/options/num_ctx").asInt();
        int letters = first.at("/messages/0/content").asText().length();
        assertTrue(room > letters / 4, room + " for " + letters);
        assertEquals(0, first.at("/options/temperature").asInt(-1));
        assertEquals("system", first.at("/messages/0/role").asText());
        String rules = first.at("/messages/0/content").asText();
        assertTrue(rules.contains("Profit margin is profit divided by sales."), rules);
        assertTrue(
                rules.contains(
                        texts(
                                        "SELECT MAX(full_date) FROM dim_date d JOIN fact_sales f ON f.order_date_key = d.date_key")
                                .getFirst()),
                rules);
        assertTrue(second.at("/messages/0/content").asText().contains("- fact_sales("));
        String question = first.at("/messages/1/content").asText();
        assertTrue(
                question.contains("{\"dimension\":\"category\",\"name\":\"Furniture\"}"), question);

        String all = ollama.asked().toString();
        for (String person :
                texts(
                        "SELECT customer_name FROM dim_customer WHERE customer_key > 0 UNION SELECT email FROM dim_customer WHERE email <> '' UNION SELECT phone FROM dim_customer WHERE phone <> ''")) {
            assertFalse(all.contains(person), person);
        }
        for (String product : texts("SELECT product_name FROM dim_product WHERE product_key > 0")) {
            assertFalse(all.contains(product), product);
        }
        assertFalse(all.toLowerCase(Locale.ROOT).contains("authorization"), all);
        assertFalse(all.contains("password"), all);
        assertFalse(all.contains("jdbc:"), all);
    }

    static List<Injection> injections() {
        return Injection.all();
    }

    @ParameterizedTest
    @MethodSource("injections")
    void anObedientModelGetsNothingDone(Injection each) throws IOException {
        String before = content();
        FakeReply obeying = FakeReply.saying(sql(each.sql()));
        ollama.reply(FakeReply.saying(OUTSIDE), obeying, obeying);
        Answer answer = analyst(NAME).ask(each.text(), null, Route.MODEL_ONLY, new Run());
        assertNotEquals(Outcome.ANSWERED, answer.outcome());
        assertEquals("", answer.sql());
        assertEquals(before, content());
    }

    @Test
    void hostileNamesInTheWarehouseReachNoModel() throws SQLException {
        List<Injection> hostile = injections();
        try (Connection connection = databases.warehouse().connect()) {
            Sql sql = new Sql(connection, new Run());
            List<String> products =
                    sql.list(
                            "SELECT product_key FROM dim_product WHERE product_key > 0",
                            row -> row.getString(1));
            for (int i = 0; i < Math.min(products.size(), hostile.size()); i++) {
                sql.update(
                        "UPDATE dim_product SET product_name = ? WHERE product_key = ?",
                        hostile.get(i).text(),
                        products.get(i));
                sql.update(
                        "UPDATE dim_customer SET customer_name = ? WHERE customer_key = ?",
                        hostile.get(i).text(),
                        products.get(i));
            }
        }
        ollama.reply(FakeReply.saying(TOTAL));
        Answer answer = analyst(NAME).ask(BEYOND, null, Route.MODEL_ONLY, new Run());
        assertEquals(Outcome.ANSWERED, answer.outcome(), answer.message());
        String all = ollama.asked().toString();
        for (Injection each : hostile) {
            assertFalse(all.contains(each.text()), each.text());
        }
    }
}
