package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace sql} for the owner of the databases, who reads the warehouse as an executive. */
class SqlCommandTest {

    @TempDir private static Path home;

    private static Databases databases;

    private final CommandLine line = new CommandLine(home);

    @BeforeAll
    static void open() throws IOException, SQLException {
        databases = TestServers.migrated();
        TestServers.configure(databases, home);
        try (Connection connection = databases.warehouse().connect()) {
            new Sql(connection, new Run())
                    .update(
                            "INSERT INTO dim_customer VALUES (1, 'C1', 'Zoë Quill', 'Consumer', NULL, NULL, '2024-01-31')");
        }
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void theOwnerReadsTheExecutivesMart() throws IOException {
        assertEquals(
                0,
                line.run(
                        "sql",
                        "--json",
                        "SELECT customer_name, first_order_date, customer_key FROM dim_customer WHERE customer_key = 1"));
        JsonNode json = new ObjectMapper().readTree(line.results());
        assertEquals(
                "[\"customer_name\",\"first_order_date\",\"customer_key\"]",
                json.path("columns").toString());
        JsonNode row = json.path("rows").path(0);
        assertTrue(row.path(0).asText().matches("Customer [0-9a-f]{12}"), row.toString());
        assertEquals("2024-01-31", row.path(1).asText());
        assertTrue(row.path(2).isIntegralNumber());
        assertEquals(1, json.path("row_count").asInt());
        assertTrue(json.has("elapsed_ms"));
    }

    @Test
    void whatIsNotInTheMartIsRefused() {
        assertEquals(2, line.run("sql", "SELECT pseudonym_key FROM access_secret"));
        assertTrue(
                line.messages().contains("access_secret (position 27) is no table here"),
                line.messages());
        assertEquals(2, line.run("sql", "SELECT 1 FROM information_schema.tables"));
        assertEquals(2, line.run("sql", "UPDATE dim_customer SET customer_id = ''"));
        assertTrue(
                line.messages().contains("UPDATE (position 1) begins no SELECT"), line.messages());
    }

    @Test
    void theShopAnswersAsWell() {
        assertEquals(
                0, line.run("sql", "--on", "oltp", "SELECT count(*) AS n FROM oltp.customer;"));
        assertEquals("n\n0\n", line.results());
        assertEquals(
                2, line.run("sql", "--on", "oltp", "SELECT 1; COMMIT; DELETE FROM oltp.customer"));
        assertTrue(line.messages().contains("is a second statement"), line.messages());
    }
}
