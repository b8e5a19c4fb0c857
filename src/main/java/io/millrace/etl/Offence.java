package io.millrace.etl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.MillraceException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
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
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    public @Nullable String orderId() {
        return text("order_id");
    }

    /** yyyymmdd; 0 for a day that no calendar holds, as {@code cdc.date_key} gives it. */
    public @Nullable Integer orderDateKey() {
        String key = text("order_date_key");
        if (key != null) {
            return Integer.valueOf(key);
        }
        String day = text("order_date");
        return day == null ? null : dateKey(day);
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
        held.put("order_date_key", orderDateKey());
        return held;
    }

    /** Which row of the shop it is, however the key was written. */
    List<@Nullable Object> row() {
        return Arrays.asList(
                table,
                orderId(),
                orderDateKey(),
                lineNumber(),
                returnId(),
                productId(),
                customerId());
    }

    private static int dateKey(String day) {
        try {
            LocalDate date = LocalDate.parse(day);
            int key = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
            return date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY) ? 0 : key;
        } catch (DateTimeParseException endless) {
            return 0;
        }
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
