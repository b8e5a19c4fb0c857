package io.millrace.etl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.MillraceException;
import org.jspecify.annotations.Nullable;

/**
 * A row that failed a check.
 *
 * @param table of the shop that holds the row
 * @param rowKey its key, as a JSON object
 * @param check the check's key
 * @param blocks whether nothing may be loaded while it stands; otherwise the row waits in
 *     quarantine
 * @param reason a sentence for people
 */
public record Offence(String table, String rowKey, String check, boolean blocks, String reason) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public @Nullable String orderId() {
        return text("order_id");
    }

    public @Nullable Integer lineNumber() {
        String text = text("line_no");
        return text == null ? null : Integer.valueOf(text);
    }

    public @Nullable Long returnId() {
        String text = text("return_id");
        return text == null ? null : Long.valueOf(text);
    }

    public @Nullable String productId() {
        return text("product_id");
    }

    public @Nullable String customerId() {
        return text("customer_id");
    }

    /** As {@code cdc.held} in PostgreSQL reads it. */
    ObjectNode held() {
        ObjectNode held = JsonNodeFactory.instance.objectNode().put("table_name", table);
        key().properties().forEach(field -> held.set(field.getKey(), field.getValue()));
        return held;
    }

    private @Nullable String text(String field) {
        JsonNode value = key().get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    private JsonNode key() {
        try {
            return JSON.readTree(rowKey);
        } catch (JsonProcessingException cause) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The check " + check + " gave a row key that is no JSON: " + rowKey,
                    cause);
        }
    }
}
