package io.millrace.ui.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.access.AuditEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of a row, before and after a change.
 *
 * @param before empty where the row was not there, or the event knows no before
 * @param after empty where the row is gone
 * @param isChange whether the two differ; what an event tells of itself is no change
 */
record FieldChange(
        String field, Optional<String> before, Optional<String> after, boolean isChange) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an entry says of its row, those that changed first; of an event, its details. */
    static List<FieldChange> of(AuditEntry entry) {
        Map<String, String> before = fields(entry.before());
        Map<String, String> after = fields(entry.after());
        Map<String, String> key = fields(entry.key());
        List<FieldChange> changes = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>(key);
        names.putAll(before);
        names.putAll(after);
        for (String name : names.keySet()) {
            Optional<String> known = Optional.ofNullable(key.get(name));
            Optional<String> then =
                    Optional.ofNullable(before.get(name))
                            .or(() -> entry.before() == null ? Optional.empty() : known);
            Optional<String> now =
                    Optional.ofNullable(after.get(name))
                            .or(() -> entry.after() == null ? Optional.empty() : known);
            changes.add(new FieldChange(name, then, now, !then.equals(now)));
        }
        fields(entry.detail())
                .forEach((name, value) ->
                        changes.add(
                                new FieldChange(
                                        name, Optional.empty(), Optional.of(value), false)));
        return changes.stream()
                .sorted((one, other) -> Boolean.compare(other.isChange(), one.isChange()))
                .toList();
    }

    /** A text that is no JSON is one field without a name: it must not be lost. */
    private static Map<String, String> fields(@Nullable String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (json == null) {
            return fields;
        }
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                node.properties()
                        .forEach(field -> fields.put(field.getKey(), text(field.getValue())));
            } else {
                fields.put("", json);
            }
        } catch (JsonProcessingException cause) {
            fields.put("", json);
        }
        return fields;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
