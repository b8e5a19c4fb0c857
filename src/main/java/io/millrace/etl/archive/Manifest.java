package io.millrace.etl.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an archive says of itself.
 *
 * @param origin where it comes from
 * @param entries by table, with what its rows come to
 */
public record Manifest(Origin origin, Map<ArchivedTable, Entry> entries) {

    static final String ENTRY = "manifest.json";

    private static final String FORMAT = "millrace-archive";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Which rows these are.
     *
     * @param month of the order date
     * @param systemIdentifier of the database cluster
     * @param databaseOid of the database within it
     * @param person who archived them
     */
    public record Origin(
            YearMonth month,
            long systemIdentifier,
            long databaseOid,
            Instant madeAt,
            String person) {}

    /**
     * One table's file.
     *
     * @param tally of its rows, as the shop reckoned it
     * @param sha256 of the file, in hexadecimal digits
     */
    public record Entry(Tally tally, String sha256) {}

    public Manifest {
        entries = Map.copyOf(entries);
    }

    public Entry entry(ArchivedTable table) {
        return java.util.Objects.requireNonNull(entries.get(table));
    }

    /** How many rows of a table it holds. */
    public long rows(ArchivedTable table) {
        return entry(table).tally().rows();
    }

    byte[] bytes() {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
        root.put("month", origin.month().toString());
        root.put("made_at", origin.madeAt().toString()).put("made_by", origin.person());
        root.putObject("source")
                .put("system_identifier", origin.systemIdentifier())
                .put("database_oid", origin.databaseOid());
        ArrayNode tables = root.putArray("tables");
        for (ArchivedTable table : ArchivedTable.values()) {
            Entry entry = entry(table);
            ObjectNode node = tables.addObject();
            node.put("table", table.table()).put("file", table.entry());
            node.put("rows", entry.tally().rows());
            node.put("row_hash_sum", entry.tally().hashSum().toPlainString());
            node.put("sha256", entry.sha256());
            table.columns().forEach(node.putArray("columns")::add);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Manifest parse(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (!root.path("format").asText().equals(FORMAT)
                    || root.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("it is of a kind that this version cannot read");
            }
            JsonNode source = root.path("source");
            return new Manifest(
                    new Origin(
                            YearMonth.parse(root.path("month").asText()),
                            source.path("system_identifier").asLong(),
                            source.path("database_oid").asLong(),
                            Instant.parse(root.path("made_at").asText()),
                            root.path("made_by").asText()),
                    entries(root.path("tables")));
        } catch (java.io.IOException | DateTimeException cause) {
            throw new IllegalArgumentException("its manifest cannot be read", cause);
        }
    }

    private static Map<ArchivedTable, Entry> entries(JsonNode tables) {
        Map<ArchivedTable, Entry> entries = new EnumMap<>(ArchivedTable.class);
        for (ArchivedTable table : ArchivedTable.values()) {
            for (JsonNode node : tables) {
                if (node.path("table").asText().equals(table.table())
                        && columns(node).equals(table.columns())) {
                    entries.put(table, entry(node));
                }
            }
            if (!entries.containsKey(table)) {
                throw new IllegalArgumentException(
                        "its table " + table.table() + " is missing or has other columns");
            }
        }
        return entries;
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                new Tally(
                        node.path("rows").asLong(),
                        new BigDecimal(node.path("row_hash_sum").asText())),
                node.path("sha256").asText());
    }

    private static List<String> columns(JsonNode node) {
        List<String> columns = new ArrayList<>();
        node.path("columns").forEach(column -> columns.add(column.asText()));
        return columns;
    }
}
