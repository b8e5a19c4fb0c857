package io.millrace.ask.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.ask.guard.MartSchema;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.work.Run;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Orders to the model in questions and in names: they stay data, and where a model obeys them all
 * the same, nothing that it writes is run.
 */
class InjectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Extent EXTENT =
            new Extent(LocalDate.of(2021, 1, 1), LocalDate.of(2024, 12, 31));

    private static final MartSchema MART =
            new MartSchema(
                    new TreeMap<>(
                            Map.of(
                                    "fact_sales",
                                    columns("order_id", "customer_key", "order_date_key", "sales"),
                                    "dim_product",
                                    columns("product_key", "product_name"),
                                    "dim_customer",
                                    columns("customer_key", "customer_name", "email", "phone"),
                                    "etl_run",
                                    columns("person", "host"),
                                    "etl_quarantine",
                                    columns("reason"),
                                    "etl_watermark",
                                    columns("snapshot", "nonce"))));

    private static List<MartSchema.Column> columns(String... names) {
        return Arrays.stream(names).map(name -> new MartSchema.Column(name, "text")).toList();
    }

    static List<Injection> injections() {
        return Injection.all();
    }

    /** Compiles queries, and takes no statement at all. */
    private static final class NoStatement implements Trial<CompiledQuery> {
        @Override
        public CompiledQuery query(SemanticQuery query) {
            return new SqlCompiler(MODEL).compile(query, EXTENT);
        }

        @Override
        public CompiledQuery statement(String sql) {
            throw new AssertionError("ran: " + sql);
        }
    }

    private static ModelVerdict<CompiledQuery> read(
            ScriptedChat chat, String question, String product, String customer) {
        ValueDictionary values =
                ValueDictionary.of(
                        MODEL,
                        Map.of(
                                "p", List.of(Map.of("product", product)),
                                "c", List.of(Map.of("customer", customer))));
        return new ModelReader(
                        chat,
                        MODEL,
                        new Disclosure(MODEL, MaskingPolicy.shipped(), false),
                        () -> MART,
                        List.of())
                .read(
                        new Asked(question, null, values, EXTENT, _ -> Optional.empty()),
                        new NoStatement(),
                        new Run());
    }

    private static String form(String product) {
        SemanticQuery query =
                Breakdown.of(new Measure.Named("sales"))
                        .about(
                                Subject.EVERYTHING.with(
                                        List.of(Condition.OneOf.of("product", product))));
        return "{\"reply\": \"query\", \"query\": " + QueryJson.text(query) + "}";
    }

    @Test
    void thereAreEnough() {
        assertTrue(injections().stream().distinct().count() >= 50);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void whatAnObedientModelWritesIsNeverRun(Injection each) throws Exception {
        String sql = "{\"reply\": \"sql\", \"sql\": " + JSON.writeValueAsString(each.sql()) + "}";
        ScriptedChat chat = new ScriptedChat("{\"reply\": \"outside\"}", sql, sql);
        ModelVerdict<CompiledQuery> verdict = read(chat, each.text(), "Desk", "Ann Lee");
        assertInstanceOf(ModelVerdict.Unused.class, verdict);
    }

    @ParameterizedTest
    @MethodSource("injections")
    void aQuestionIsOneLineOfDataAfterTheSameRules(Injection each) throws Exception {
        ScriptedChat calm = new ScriptedChat("{\"reply\": \"unknown\"}");
        read(calm, "how are we", "Desk", "Ann Lee");
        ScriptedChat chat = new ScriptedChat("{\"reply\": \"unknown\"}");
        read(chat, each.text(), "Desk", "Ann Lee");
        ChatPrompt prompt = chat.asked().getFirst();
        assertEquals(calm.asked().getFirst().messages().getFirst(), prompt.messages().getFirst());
        List<String> data = prompt.messages().getLast().text().lines().toList();
        assertTrue(
                data.stream()
                        .limit(data.size() - 1L)
                        .allMatch(line -> line.startsWith("names in ")),
                data.toString());
        String quoted = data.getLast().substring("question: ".length());
        assertEquals(each.text(), JSON.readValue(quoted, String.class));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void aNameChangesNeitherTheRulesNorTheStatement(Injection each) {
        ScriptedChat calm = new ScriptedChat(form("Desk"));
        CompiledQuery plain = compiled(read(calm, "sales of Desk", "Desk", "Ann Lee"));
        ScriptedChat chat = new ScriptedChat(form(each.text()));
        CompiledQuery named =
                compiled(read(chat, "sales of " + each.text(), each.text(), each.text()));
        assertEquals(
                calm.asked().getFirst().messages().getFirst(),
                chat.asked().getFirst().messages().getFirst());
        assertEquals(plain.sql(), named.sql());
        assertEquals(Set.of(each.text()), Set.copyOf(named.parameters()));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void aNameThatNobodySaysIsNotTold(Injection each) {
        ScriptedChat chat =
                new ScriptedChat("{\"reply\": \"outside\"}", "{\"reply\": \"unknown\"}");
        read(chat, "how many desks does each desk have", each.text(), each.text());
        assertEquals(2, chat.asked().size());
        assertFalse(chat.heard().contains(each.text()), each.text());
        assertFalse(
                chat.heard().contains(Fence.quote(each.text()).replaceAll("^\"|\"$", "")),
                each.text());
    }

    private static CompiledQuery compiled(ModelVerdict<CompiledQuery> verdict) {
        assertInstanceOf(ModelVerdict.Used.class, verdict, verdict.toString());
        return ((ModelVerdict.Used<CompiledQuery>) verdict).result();
    }
}
