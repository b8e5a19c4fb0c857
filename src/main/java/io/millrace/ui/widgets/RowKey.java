package io.millrace.ui.widgets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The key of a row of the shop as people read it. */
public final class RowKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = "order_id";

    private RowKey() {}

    /**
     * Such as "O4 · 1 · 2024-02-02", the order before the rest.
     *
     * @param key a JSON object; what is none is shown as it is
     */
    public static String of(@Nullable String key) {
        if (key == null) {
            return "";
        }
        try {
            JsonNode node = JSON.readTree(key);
            return node.isObject() ? words(node) : key;
        } catch (JsonProcessingException cut) {
            // A key too long for its table was cut; what is left of it says enough.
            return key;
        }
    }

    private static String words(JsonNode key) {
        return key.properties().stream()
                .sorted((one, other) -> Boolean.compare(isFirst(other), isFirst(one)))
                .map(field -> field.getValue().asText())
                .collect(Collectors.joining(" · "));
    }

    private static boolean isFirst(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals(FIRST);
    }
}
