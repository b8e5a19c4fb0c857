package io.millrace.ask.guard;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.warehouse.Calendar;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.TestMarts;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A warehouse in which everything that a manager of the West must not see bears one word, so that
 * the word in any result is a leak.
 */
final class HostileMart implements AutoCloseable {

    private static final Duration TO_END = Duration.ofSeconds(10);

    static final String ACCOUNT = "u_hst";

    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final String lock = "hostile" + UUID.randomUUID();
    private final TestMarts warehouse = new TestMarts();
    private final Path file;
    private final Path written;
    private final String key;

    HostileMart() throws SQLException {
        try {
            file = Files.createTempFile("millrace", ".txt");
            Files.writeString(file, canary);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        written = file.resolveSibling(file.getFileName() + ".written");
        warehouse.owner("CREATE TABLE canary (word VARCHAR(60))");
        warehouse.owner("INSERT INTO canary VALUES ('%s')".formatted(canary));
        // The West has location 2 alone, and customer 3 has bought in Austin only.
        warehouse.owner(
                "UPDATE dim_location SET city = '%s' WHERE location_key <> 2".formatted(canary));
        warehouse.owner(
                "UPDATE fact_sales SET ship_mode = '%s' WHERE location_key <> 2".formatted(canary));
        warehouse.owner(
                "UPDATE dim_customer SET customer_name = '%1$s', email = '%1$s', phone = '%1$s'"
                        .formatted(canary));
        warehouse.add("hst", "manager", "[\"West\"]");
        key = warehouse.ownerTexts("SELECT pseudonym_key FROM access_secret").getFirst();
        try (Connection connection = warehouse.databases().warehouse().connect()) {
            new Calendar(new Sql(connection, new Run()))
                    .cover(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31));
        }
    }

    Database open() {
        return warehouse.open(Mart.MANAGER, ACCOUNT);
    }

    /** A connection as a person has it without Millrace. */
    Connection connect() throws SQLException {
        return warehouse.connect(Mart.MANAGER, ACCOUNT);
    }

    Database.Engine engine() {
        return warehouse.databases().warehouse().engine();
    }

    /** The statement with the names of this warehouse. */
    String named(String sql) {
        return sql.replace("{star}", warehouse.star())
                .replace("{executive}", Mart.EXECUTIVE.schemaBeside(warehouse.star()))
                .replace("{file}", file.toString())
                .replace("{written}", written.toString())
                .replace("{lock}", lock);
    }

    /** Whether a text tells what it must not. */
    boolean isLeak(String told) {
        return told.contains(canary) || told.contains(key);
    }

    /** Everything on the server that a statement could have changed. */
    Map<String, String> state() throws SQLException {
        Map<String, String> state = new TreeMap<>();
        state.put("file", Files.exists(written) + "");
        for (String query :
                List.of(
                        "SELECT COUNT(*) FROM mysql.user",
                        "SELECT COUNT(*) FROM information_schema.SCHEMATA",
                        "SELECT COUNT(*) FROM information_schema.USER_PRIVILEGES WHERE GRANTEE LIKE '''"
                                + ACCOUNT
                                + "''%'",
                        "SELECT COUNT(*) FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE LIKE '''"
                                + ACCOUNT
                                + "''%'",
                        "SELECT COUNT(*) FROM information_schema.PLUGINS",
                        "SELECT COUNT(*) FROM information_schema.EVENTS",
                        "SELECT COUNT(*) FROM information_schema.TRIGGERS",
                        "SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA LIKE '"
                                + warehouse.star()
                                + "%'",
                        "SELECT @@global.general_log + 2 * @@global.local_infile + 4 * @@global.max_connections",
                        "SELECT IS_FREE_LOCK('" + lock + "')")) {
            state.put(query, TestServers.mysqlNumber(query) + "");
        }
        try (Connection connection = warehouse.databases().warehouse().connect()) {
            Sql sql = new Sql(connection, new Run());
            for (String object :
                    sql.list(
                            "SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME, ' ', TABLE_TYPE) FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE ?",
                            row -> row.getString(1),
                            warehouse.star() + "%")) {
                String name = object.substring(0, object.indexOf(' '));
                state.put(
                        object,
                        object.endsWith("BASE TABLE")
                                ? sql.first("CHECKSUM TABLE " + name, row -> row.getString(2))
                                        .orElseThrow()
                                : "");
            }
        }
        return state;
    }

    /** Statements of the account that are still under way, once the server had time to end them. */
    long running() {
        long deadline = System.nanoTime() + TO_END.toNanos();
        long left = count();
        while (left > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            left = count();
        }
        return left;
    }

    private static long count() {
        return TestServers.mysqlNumber(
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = '"
                        + ACCOUNT
                        + "' AND COMMAND = 'Query'");
    }

    @Override
    public void close() {
        warehouse.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
