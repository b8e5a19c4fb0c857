package io.millrace.ask.prompt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.ask.prompt.ModelVerdict.Reason;
import java.util.List;
import java.util.Map;

/** The forms of replies, and how a reply is read: as one JSON object, whatever else is tried. */
final class Replies {

    private static final String KIND = "reply";

    static final String QUERY = "query";
    static final String OUTSIDE = "outside";
    static final String UNKNOWN = "unknown";
    static final String SQL = "sql";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private Replies() {}

    /** The schema of a reply that is a query, or says that there is none. */
    static JsonNode form(JsonNode query) {
        ObjectNode schema = schema(QUERY, OUTSIDE, UNKNOWN);
        schema.withObject("/properties").set(QUERY, query);
        return schema;
    }

    /** The schema of a reply that is a statement, or says that there is none. */
    static JsonNode statement() {
        ObjectNode schema = schema(SQL, UNKNOWN);
        schema.withObject("/properties/" + SQL).put("type", "string");
        return schema;
    }

    private static ObjectNode schema(String... kinds) {
        ObjectNode schema =
                JSON.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode kind = schema.withObject("/properties/" + KIND).put("type", "string");
        List.of(kinds).forEach(kind.putArray("enum")::add);
        schema.putArray("required").add(KIND);
        return schema;
    }

    /**
     * A reply: its kind, and what stands under that name, which is missing where there is none.
     *
     * @throws UnusableException if it is no JSON object of a kind, with its content and nothing
     *     else
     */
    static Map.Entry<String, JsonNode> read(String reply) throws UnusableException {
        JsonNode read = parsed(reply);
        if (!(read instanceof ObjectNode object) || !object.path(KIND).isTextual()) {
            throw unreadable("It is not one JSON object with a reply.");
        }
        String kind = object.path(KIND).textValue();
        object.remove(KIND);
        JsonNode content = object.path(kind);
        object.remove(kind);
        if (!object.isEmpty()) {
            throw unreadable("It has more than a reply and what belongs to it.");
        }
        return Map.entry(kind, content);
    }

    private static JsonNode parsed(String text) throws UnusableException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            throw unreadable("It is not one JSON object and nothing else.");
        }
    }

    static UnusableException unreadable(String fault) {
        return new UnusableException(Reason.UNREADABLE, fault);
    }
}
