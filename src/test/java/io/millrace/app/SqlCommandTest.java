package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.cli.MillraceCommand;
import io.millrace.db.Databases;
import io.millrace.db.Migrations;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @BeforeAll
    static void open() throws IOException, SQLException {
        databases = TestServers.fresh();
        Migrations.apply(databases, new Run());
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
                run(
                        "--json",
                        "SELECT customer_name, first_order_date, customer_key FROM dim_customer WHERE customer_key = 1"));
        JsonNode json = new ObjectMapper().readTree(results.toByteArray());
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
        assertEquals(2, run("SELECT pseudonym_key FROM access_secret"));
        assertTrue(said().contains("access_secret (position 27) is no table here"), said());
        assertEquals(2, run("SELECT 1 FROM information_schema.tables"));
        assertEquals(2, run("UPDATE dim_customer SET customer_id = ''"));
        assertTrue(said().contains("UPDATE (position 1) begins no SELECT"), said());
    }

    @Test
    void theShopAnswersAsWell() {
        assertEquals(0, run("--on", "oltp", "SELECT count(*) AS n FROM oltp.customer;"));
        assertEquals("n\n0\n", results.toString(StandardCharsets.UTF_8));
        assertEquals(2, run("--on", "oltp", "SELECT 1; COMMIT; DELETE FROM oltp.customer"));
        assertTrue(said().contains("is a second statement"), said());
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(results, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(messages, true, StandardCharsets.UTF_8));
        try {
            String[] all = new String[arguments.length + 3];
            all[0] = "sql";
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            all[arguments.length + 1] = "--home";
            all[arguments.length + 2] = home.toString();
            return MillraceCommand.execute(new Builder(), all);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
