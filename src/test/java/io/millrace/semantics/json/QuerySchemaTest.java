package io.millrace.semantics.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.RandomQueries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The schema admits the questions there are, and nothing in it leads astray. */
class QuerySchemaTest {

    private static final int DEEPEST = 7;

    private final SemanticModel model = SemanticModel.shipped();
    private final JsonNode schema =
            new QuerySchema(
                            model,
                            dimension ->
                                    RandomQueries.DEMO_VALUES.getOrDefault(dimension, List.of()))
                    .tree();

    @Property(tries = 5)
    void everyQuestionIsAdmitted(@ForAll long seed) {
        RandomQueries.ofDemo(seed)
                .limit(500)
                .map(QueryJson::write)
                .forEach(query ->
                        assertEquals(
                                List.of(), offences("", query, schema), () -> query.toString()));
    }

    @Test
    void namesAreThoseOfTheModel() {
        assertEquals(
                List.copyOf(model.measures().keySet()),
                texts(schema.at("/properties/measures/items/properties/measure/enum")));
        assertEquals(
                List.copyOf(model.dimensions().keySet()),
                texts(schema.at("/properties/group_by/items/properties/dimension/enum")));
        assertTrue(
                schema.at("/properties/filters/description")
                        .asText()
                        .contains("region: West, East, Central, South"));
    }

    @Test
    void valuesThatMayNotBeToldAreNot() {
        String text = new QuerySchema(model, _ -> List.of()).text();
        assertFalse(text.contains("West"));
        assertTrue(text.contains("Returning"));
    }

    @Test
    void everyPropertyIsKnownAndNothingIsOneOfSeveral() {
        Set<String> names = new HashSet<>();
        assertTrue(depth(schema, names) <= DEEPEST);
        assertEquals(Set.copyOf(io.millrace.semantics.json.Property.WORDS), with(names, "all"));
        assertFalse(schema.toString().contains("\"$ref\""));
        assertFalse(schema.toString().contains("Of\":"));
    }

    private static Set<String> with(Set<String> names, String another) {
        Set<String> more = new HashSet<>(names);
        more.add(another);
        return more;
    }

    /** How many objects stand in one another at most. */
    private static int depth(JsonNode schema, Set<String> names) {
        if (schema.has("items")) {
            return depth(schema.path("items"), names);
        }
        if (!schema.has("properties")) {
            return 0;
        }
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        int deepest = 0;
        for (JsonNode property : schema.path("properties")) {
            deepest = Math.max(deepest, depth(property, names));
        }
        return deepest + 1;
    }

    /** What a value does that its schema forbids; knows all that the schema uses. */
    private static List<String> offences(String path, JsonNode value, JsonNode schema) {
        List<String> offences = new ArrayList<>();
        if (schema.has("enum") && !texts(schema.path("enum")).contains(value.asText())) {
            offences.add(path + " is " + value);
        }
        boolean fits =
                switch (schema.path("type").asText()) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case String other -> throw new AssertionError(path + " of type " + other);
                };
        if (!fits) {
            offences.add(path + " is " + value);
        }
        if (value.isArray()) {
            if (value.size() > schema.path("maxItems").asInt()) {
                offences.add(path + " is too long");
            }
            value.forEach(
                    each -> offences.addAll(offences(path + "[]", each, schema.path("items"))));
        }
        schema.path("required")
                .forEach(name -> {
                    if (!value.has(name.asText())) {
                        offences.add(path + " lacks " + name);
                    }
                });
        value.properties()
                .forEach(field -> {
                    JsonNode inner = schema.path("properties").path(field.getKey());
                    String at = path + "." + field.getKey();
                    offences.addAll(
                            inner.isMissingNode()
                                    ? List.of(at + " is no property")
                                    : offences(at, field.getValue(), inner));
                });
        return offences;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
