package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A shop of 60 orders and a warehouse, with what their audits say. */
final class AuditedShop implements AutoCloseable {

    private final Databases databases = TestServers.migrated();
    private final Audit audit = new Audit(databases);

    AuditedShop() throws SQLException, IOException {
        try {
            fill();
        } catch (SQLException | IOException | RuntimeException failed) {
            databases.close();
            throw failed;
        }
    }

    /**
     * Eight records of the shop from the beginning, then five more; five of the warehouse; the head
     * of each kept by the other.
     */
    static AuditedShop sealed() throws SQLException, IOException {
        AuditedShop shop = new AuditedShop();
        for (int i = 1; i <= 5; i++) {
            shop.execute(
                    "UPDATE oltp.customer SET phone = '%d' WHERE customer_id <= 'C%1$d'"
                            .formatted(i));
        }
        shop.tellWarehouse(5);
        shop.exchange();
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
        assertEquals(13, shop.ofShop().records());
        assertEquals(1, shop.ofShop().anchors());
        assertEquals(5, shop.ofWarehouse().records());
        assertEquals(1, shop.ofWarehouse().anchors());
        return shop;
    }

    private void fill() throws SQLException, IOException {
        try (InputStream file =
                getClass().getResourceAsStream("/io/millrace/etl/corner_shop.sql")) {
            execute(
                    new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Databases databases() {
        return databases;
    }

    Audit audit() {
        return audit;
    }

    /** Each statement is a transaction of its own, by the shop's owner. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = databases.connectExtractor()) {
            execute(connection, statements);
        }
    }

    /** Likewise, by the server's superuser. */
    void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = TestServers.shopAsSuperuser(databases)) {
            execute(connection, statements);
        }
    }

    /** Each statement is a transaction of its own, by the warehouse's owner. */
    void onWarehouse(String... statements) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows with their columns joined by a bar. */
    List<String> rows(String query) throws SQLException {
        try (Connection connection = databases.oltp().connect()) {
            return rows(connection, query);
        }
    }

    static List<String> rows(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run())
                .list(
                        query,
                        row -> {
                            int columns = row.getMetaData().getColumnCount();
                            StringBuilder text =
                                    new StringBuilder(String.valueOf(row.getString(1)));
                            for (int i = 2; i <= columns; i++) {
                                text.append('|').append(row.getString(i));
                            }
                            return text.toString();
                        });
    }

    long number(String query) throws SQLException {
        try (Connection connection = databases.oltp().connect()) {
            return new Sql(connection, new Run()).number(query);
        }
    }

    long warehouseNumber(String query) throws SQLException {
        try (Connection connection = databases.warehouse().connect()) {
            return new Sql(connection, new Run()).number(query);
        }
    }

    /** The number of the newest record so far. */
    long mark() throws SQLException {
        return number("SELECT max(record_id) FROM audit.record");
    }

    /** What was recorded after the mark: event, subject, rows, detail. */
    List<String> since(long mark) throws SQLException {
        return rows(
                "SELECT event, subject, row_count, detail FROM audit.record WHERE record_id > "
                        + mark
                        + " ORDER BY record_id");
    }

    /** Writes three records and a question as the servers would have, so many days ago. */
    void age(int days) throws SQLException {
        asSuperuser("UPDATE audit.chain SET least_days = 90");
        String function = rows("SELECT pg_get_functiondef('audit.write'::regproc)").getFirst();
        asSuperuser(
                "TRUNCATE audit.record, audit.change RESTART IDENTITY",
                "UPDATE audit.chain SET position = 0, hash = ''");
        onWarehouse("DELETE FROM audit_anchor");
        execute(
                function.replace(
                        "clock_timestamp()",
                        "clock_timestamp() - interval '%d days'".formatted(days)));
        for (int i = 0; i < 4; i++) {
            execute("UPDATE oltp.customer SET phone = 'old %d'".formatted(i));
        }
        execute(function);
        onWarehouse(
                "DELETE FROM audit_record",
                "UPDATE audit_chain SET position = 0, hash = ''",
                "DROP PROCEDURE audit_now",
                "CREATE PROCEDURE audit_now(OUT p_now DATETIME(6)) SET p_now = UTC_TIMESTAMP(6) - INTERVAL %d DAY"
                        .formatted(days),
                "CALL audit_note('old', 'one', '{}')",
                "CALL audit_note('old', 'two', '{}')",
                "CALL audit_note('old', 'three', '{}')",
                "CALL audit_note('old', 'four', '{}')",
                "CALL audit_note('old', 'five', '{}')",
                "CALL audit_note('old', 'six', '{}')",
                "CALL audit_note('old', 'seven', '{}')",
                "CALL audit_note('old', 'eight', '{}')",
                "CALL log_question('Sales?', 'grammar', 'SELECT 1', 1, 2, 'answered')",
                "UPDATE query_log SET asked_at = asked_at - INTERVAL %d DAY".formatted(days),
                "DROP PROCEDURE audit_now",
                "CREATE PROCEDURE audit_now(OUT p_now DATETIME(6)) SET p_now = UTC_TIMESTAMP(6)");
        asSuperuser("TRUNCATE audit.anchor");
    }

    /** Writes some events to the warehouse's audit. */
    void tellWarehouse(int events) {
        IntStream.range(0, events)
                .forEach(i ->
                        Audit.tell(
                                databases.warehouse(),
                                "sql",
                                "warehouse",
                                Map.of("query", "Q" + i)));
    }

    void exchange() {
        audit.exchangeHeads(new Run());
    }

    AuditVerdict ofShop() {
        return audit.verify(new Run()).getFirst();
    }

    AuditVerdict ofWarehouse() {
        return audit.verify(new Run()).getLast();
    }

    @Override
    public void close() {
        databases.close();
    }
}
