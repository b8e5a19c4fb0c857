package io.millrace.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.prompt.Disclosure;
import io.millrace.ask.prompt.Effort;
import io.millrace.ask.prompt.ModelReader;
import io.millrace.ask.prompt.ScriptedChat;
import io.millrace.db.Databases;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which engine answers, and what it says of the other. */
class RouteTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Formats FORMATS = new Formats(Locale.ENGLISH, null);

    private static final SemanticQuery BY_REGION =
            Breakdown.of(new Measure.Named("sales")).by(List.of(new Grouping.By("region")));

    private static final String BEYOND = "did the cosmic dough roll in across the territories";
    private static final String OUTSIDE = "{\"reply\": \"outside\"}";
    private static final String UNKNOWN = "{\"reply\": \"unknown\"}";

    private static Databases databases;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        databases = SampleWarehouse.of(folder);
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    private static Analyst analyst(ScriptedChat chat) {
        return new Analyst(
                databases.warehouse(),
                MODEL,
                FORMATS,
                schema ->
                        new ModelReader(
                                chat,
                                MODEL,
                                new Disclosure(MODEL, MaskingPolicy.shipped(), false),
                                schema,
                                List.of()));
    }

    private static Answer ask(ScriptedChat chat, String question, Route route) {
        return analyst(chat).ask(question, null, route, new Run());
    }

    private static String form(SemanticQuery query) {
        return "{\"reply\": \"query\", \"query\": " + QueryJson.text(query) + "}";
    }

    private static String sql(String statement) {
        return "{\"reply\": \"sql\", \"sql\": \"" + statement + "\"}";
    }

    @Test
    void whatTheGrammarReadsNeedsNoModel() {
        ScriptedChat chat = new ScriptedChat();
        Answer answer = ask(chat, "sales by region in 2024", Route.USUAL);
        assertEquals(Engine.GRAMMAR, answer.engine());
        assertNull(answer.effort());
        assertEquals(List.of(), chat.asked());
    }

    @Test
    void whatIsBeyondTheGrammarIsReadByTheModelAndAnsweredLikeAnyReading() {
        Answer answer = ask(new ScriptedChat(form(BY_REGION)), BEYOND, Route.USUAL);
        Answer same = ask(new ScriptedChat(), "sales by region", Route.BUILT_IN_ONLY);
        assertEquals(Outcome.ANSWERED, answer.outcome());
        assertEquals(Engine.MODEL, answer.engine());
        assertEquals("Sales by region", answer.reading());
        assertEquals(same.rows(), answer.rows());
        assertEquals(same.sql(), answer.sql());
        assertTrue(answer.message().contains("A model read this question."), answer.message());
        Effort effort = answer.effort();
        assertNotNull(effort);
        assertEquals("scripted", effort.model());
    }

    @Test
    void whatIsBeyondTheSemanticModelIsAnsweredBySqlThatSaysItIsUnverified() {
        Answer answer =
                ask(
                        new ScriptedChat(
                                OUTSIDE,
                                sql(
                                        "SELECT MAX(CHAR_LENGTH(p.product_name)) AS longest FROM dim_product p")),
                        "how long is the cosmic name",
                        Route.USUAL);
        assertEquals(Outcome.ANSWERED, answer.outcome(), answer.message());
        assertEquals(Engine.MODEL_SQL, answer.engine());
        assertEquals("model-sql", answer.engine().word());
        assertTrue(answer.message().startsWith("Unverified: "), answer.message());
        assertEquals("longest", answer.columns().getFirst().name());
        assertTrue(((Number) answer.rows().getFirst().getFirst()).intValue() > 5);
        assertNull(answer.query());
        assertNotNull(answer.proof());
    }

    @Test
    void theDatabasesErrorIsMendedOnce() {
        Answer answer =
                ask(
                        new ScriptedChat(
                                OUTSIDE,
                                sql(
                                        "SELECT f.sales AS sales FROM fact_sales f GROUP BY f.no_such_thing"),
                                sql("SELECT COUNT(*) AS count_of_all FROM fact_sales f")),
                        BEYOND,
                        Route.USUAL);
        assertEquals(Outcome.ANSWERED, answer.outcome(), answer.message());
        Effort effort = answer.effort();
        assertNotNull(effort);
        assertEquals(1, effort.repairs());
        assertEquals(3, effort.calls());
    }

    @Test
    void whoPrefersTheModelHearsWhetherBothAgree() {
        Answer alike = ask(new ScriptedChat(form(BY_REGION)), "sales by region", Route.MODEL_FIRST);
        assertEquals(Engine.MODEL, alike.engine());
        assertTrue(alike.message().contains("Both engines read this alike."), alike.message());
        assertTrue(alike.bothAgree());
        assertEquals(List.of(), alike.choices());

        Answer apart =
                ask(new ScriptedChat(form(BY_REGION)), "profit by region", Route.MODEL_FIRST);
        assertFalse(apart.bothAgree());
        assertEquals("Sales by region", apart.reading());
        assertTrue(
                apart.message().endsWith("The built-in engine reads it as: Profit by region."),
                apart.message());
        assertEquals("Profit by region", apart.choices().getFirst().question());
    }

    @Test
    void whereThePreferredModelIsOfNoUseTheBuiltInEngineAnswers() {
        for (String reply : List.of(UNKNOWN, "")) {
            Answer answer = ask(new ScriptedChat(reply), "sales by region", Route.MODEL_FIRST);
            assertEquals(Outcome.ANSWERED, answer.outcome());
            assertEquals(Engine.GRAMMAR, answer.engine());
            assertTrue(
                    answer.message().endsWith("So the built-in engine answered."),
                    answer.message());
        }
    }

    @Test
    void aModelThatIsAwayIsToldOfOnce() {
        Analyst analyst = analyst(new ScriptedChat("", "", ""));
        Answer first = analyst.ask(BEYOND, null, new Run());
        assertEquals(Optional.of("Nobody answers at the port."), analyst.notice());
        assertEquals(Optional.empty(), analyst.notice());
        Answer second = analyst.ask(BEYOND, null, new Run());
        assertEquals(Optional.empty(), analyst.notice());
        assertEquals(Outcome.UNKNOWN, first.outcome());
        assertEquals(first.message(), second.message());
        assertEquals(
                analyst(new ScriptedChat())
                        .ask(BEYOND, null, Route.BUILT_IN_ONLY, new Run())
                        .message(),
                first.message());
        Answer only = analyst.ask("sales by region", null, Route.MODEL_ONLY, new Run());
        assertEquals(Outcome.ERROR, only.outcome());
        assertEquals("Nobody answers at the port.", only.message());
        assertEquals(Outcome.ANSWERED, analyst.ask("sales by region", null, new Run()).outcome());
    }

    @Test
    void whatNobodyMayAskIsAskedOfNoModel() {
        for (Route route : Route.values()) {
            ScriptedChat chat = new ScriptedChat();
            Answer answer = ask(chat, "delete all orders from 2023", route);
            assertEquals(Outcome.REFUSED, answer.outcome());
            assertEquals(List.of(), chat.asked());
        }
    }

    @Test
    void withoutAModelOnlyThatIsSaid() {
        Analyst analyst = new Analyst(databases.warehouse(), MODEL, FORMATS);
        assertEquals(
                Outcome.ANSWERED,
                analyst.ask("sales by region", null, Route.MODEL_FIRST, new Run()).outcome());
        Answer only = analyst.ask("sales by region", null, Route.MODEL_ONLY, new Run());
        assertEquals(Outcome.ERROR, only.outcome());
        assertTrue(only.message().startsWith("No language model is set up"), only.message());
    }
}
