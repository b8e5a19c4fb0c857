package io.millrace.ask.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.ask.guard.GuardVerdict;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.guard.SqlGuard;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fake says when it is run by hand can be answered. */
class FakeOllamaByHandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SemanticModel MODEL = SemanticModel.shipped();

    private static JsonNode said(String question) throws Exception {
        ObjectNode asked = JSON.createObjectNode();
        asked.putArray("messages").addObject().put("content", "question: \"" + question + "\"");
        return JSON.readTree(String.join("", FakeOllamaByHand.reply(asked).pieces()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What brings in the dough?",
                "the cash cows",
                "Who are our whales?",
                "our bleeders",
                "How is the trajectory?",
            })
    void itsFormsCompile(String question) throws Exception {
        JsonNode said = said(question);
        assertEquals("query", said.path("reply").asText());
        String sql =
                new SqlCompiler(MODEL)
                        .compile(
                                new QueryJson(MODEL).read(said.path("query")),
                                new Extent(LocalDate.of(2021, 1, 3), LocalDate.of(2024, 12, 30)))
                        .sql();
        assertTrue(sql.contains("SELECT"), sql);
    }

    @Test
    void itsStatementPassesTheGuard() throws Exception {
        assertEquals("{\"reply\":\"outside\"}", said("How lopsided are our baskets?").toString());
        ObjectNode asked = JSON.createObjectNode();
        asked.putArray("messages").addObject().put("content", "question: \"lopsided\"");
        asked.withObject("/format/properties/sql").put("type", "string");
        String sql =
                JSON.readTree(String.join("", FakeOllamaByHand.reply(asked).pieces()))
                        .path("sql")
                        .asText();
        MartSchema mart =
                new MartSchema(
                        new TreeMap<>(
                                Map.of(
                                        "fact_sales",
                                        List.of(new MartSchema.Column("order_id", "varchar")))));
        assertInstanceOf(GuardVerdict.Allowed.class, SqlGuard.check(sql, mart), sql);
    }

    @Test
    void whatItDoesNotKnowItSays() throws Exception {
        assertEquals("{\"reply\":\"unknown\"}", said("what is the weather?").toString());
    }
}
