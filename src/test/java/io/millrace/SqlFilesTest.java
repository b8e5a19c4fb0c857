package io.millrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every statement of the sql folder is used, is there where it is named, and can be planned. */
class SqlFilesTest {

    private static final Path SQL = Path.of("sql");
    private static final Pattern NAMED =
            Pattern.compile("\"((?:postgresql|mysql)/[a-z_/]+\\.sql)\"");

    /** Statements for which a server has no plan: data definition, COPY, sessions, maintenance. */
    private static final Pattern PLANLESS =
            Pattern.compile("(?i)^(CREATE|COPY|SET|DO|ANALYZE|TRUNCATE|LOCK|ALTER|DROP)\\b");

    private static Databases databases;

    @BeforeAll
    static void migrate() {
        databases = TestServers.migrated();
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @Test
    void everyFileIsNamedInTheCode() throws IOException {
        String code = code();
        List<Path> unused =
                files("")
                        .filter(file -> {
                            String name = name(file);
                            return !code.contains("\"" + name + "\"")
                                    && !code.contains("/" + name + ".sql\"")
                                    && !code.contains(name + ".sql\"")
                                    && !Pattern.compile(
                                                    "\\b" + name.toUpperCase(Locale.ROOT) + "\\b")
                                            .matcher(code)
                                            .find()
                                    && !isBuiltName(code, name);
                        })
                        .toList();
        assertEquals(List.of(), unused);
    }

    /** Such as {@code "delete_" + dimension}, or {@code extent + "_sales.sql"}. */
    private static boolean isBuiltName(String code, String name) {
        for (int cut = name.indexOf('_'); cut > 0; cut = name.indexOf('_', cut + 1)) {
            boolean begins = code.contains("\"" + name.substring(0, cut + 1) + "\"");
            boolean ends = code.contains("\"" + name.substring(cut) + ".sql\"");
            boolean rest = code.contains("\"" + name.substring(cut + 1) + "\"");
            if ((begins && rest) || ends) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyNameInTheCodeIsAFile() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        NAMED.matcher(code())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !Files.exists(SQL.resolve(name)))
                .forEach(missing::add);
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void everyStatementForPostgresqlHasAPlan() throws Exception {
        try (Connection connection = databases.oltp().connect()) {
            connection.setAutoCommit(false);
            int planned = 0;
            for (String folder :
                    List.of(
                            "check",
                            "extract",
                            "reconcile",
                            "sync",
                            "demo",
                            "partition",
                            "archive/rows",
                            "audit",
                            "orders",
                            "catalog",
                            "returns",
                            "own")) {
                planned += explain(connection, "postgresql/" + folder);
            }
            for (String folder : List.of("import/orders", "import/returns")) {
                createTemporaryTables(connection, "postgresql/" + folder);
                planned += explain(connection, "postgresql/" + folder);
                connection.rollback();
            }
            assertTrue(planned > 50, planned + " statements were planned");
        }
    }

    @Test
    void everyStatementForTheWarehouseHasAPlan() throws Exception {
        try (Connection connection = databases.warehouse().connect()) {
            assertTrue(explain(connection, "mysql") > 50);
        }
    }

    private static int explain(Connection connection, String folder) throws Exception {
        List<String> refused = new ArrayList<>();
        int planned = 0;
        for (Path file : files(folder).toList()) {
            String text = statement(file);
            if (PLANLESS.matcher(text).find()) {
                continue;
            }
            Savepoint before = connection.getAutoCommit() ? null : connection.setSavepoint();
            try (Statement statement = connection.createStatement()) {
                statement.execute("EXPLAIN " + text.replace("?", "NULL"));
                planned++;
            } catch (SQLException failed) {
                refused.add(file + ": " + failed.getMessage());
            }
            if (before != null) {
                connection.rollback(before);
            }
        }
        assertEquals(List.of(), refused);
        return planned;
    }

    /** In whatever order they build on each other. */
    private static void createTemporaryTables(Connection connection, String folder)
            throws Exception {
        List<Path> waiting =
                new ArrayList<>(
                        files(folder)
                                .filter(file -> statement(file).startsWith("CREATE TEMPORARY"))
                                .toList());
        boolean moved = true;
        while (moved && !waiting.isEmpty()) {
            moved = waiting.removeIf(file -> creates(connection, statement(file)));
        }
        assertEquals(List.of(), waiting);
    }

    private static boolean creates(Connection connection, String text) {
        try (Statement statement = connection.createStatement()) {
            Savepoint before = connection.setSavepoint();
            try {
                statement.execute(text.replace("?", "NULL"));
                return true;
            } catch (SQLException notYet) {
                connection.rollback(before);
                return false;
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Without the comments in front, which may hold a question mark. */
    private static String statement(Path file) {
        try {
            StringBuilder text = new StringBuilder();
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("--"))
                    .forEach(line -> text.append(line).append('\n'));
            return text.toString().strip();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(SQL.resolve(folder))) {
            List<Path> statements =
                    files.filter(file -> file.toString().endsWith(".sql"))
                            .filter(file -> !file.toString().contains("migration"))
                            .filter(file -> !file.toString().contains("quality"))
                            .sorted()
                            .toList();
            assertFalse(statements.isEmpty(), folder);
            return statements.stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".sql", "");
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file));
            }
        }
        return code.toString();
    }
}
