package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server each, with the same data, whatever becomes of the processes that use them. */
class EmbeddedServersTest {

    @TempDir(factory = InMemory.class)
    static Path shared;

    private static EmbeddedHome home;

    /**
     * Started before by whichever test is first; with a blank in its name, as on a person's
     * machine.
     */
    @BeforeAll
    static void choose() {
        home = new EmbeddedHome(shared.resolve("a home"));
    }

    @AfterEach
    void leaveNothingRunning() {
        home.killServers();
    }

    @Test
    void portsStayTheSame() {
        String before = urls();
        assertEquals(before, urls());
    }

    @Test
    void theServersOfAKilledProcessAreTakenOver() throws Exception {
        ServersProcess killed = home.start();
        killed.awaitReady();
        Set<Long> before = home.pids();
        killed.kill();
        try (Databases databases = home.open()) {
            assertEquals(2, before.size());
            assertEquals(before, home.pids());
            EmbeddedHome.keepData(databases);
            EmbeddedHome.assertDataIsThere(databases);
        }
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void afterAPowerCutTheDataIsThere() throws Exception {
        ServersProcess killed = home.start();
        killed.awaitReady();
        try (Databases databases = home.open()) {
            EmbeddedHome.keepData(databases);
            killed.kill();
            home.killServers();
        }
        try (Databases databases = home.open()) {
            assertEquals(Set.of("postgres", "mariadbd"), home.programs());
            EmbeddedHome.assertDataIsThere(databases);
        }
    }

    @Test
    void aPidFileOfAnotherProgramIsStale() throws IOException {
        home.open().close();
        String somebodyElse = ProcessHandle.current().pid() + "\n";
        Files.writeString(home.resolve("data/postgresql/postmaster.pid"), somebodyElse);
        Files.writeString(home.resolve("data/mariadb/mariadb.pid"), somebodyElse);
        try (Databases _ = home.open()) {
            assertEquals(Set.of("postgres", "mariadbd"), home.programs());
        }
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void theLastToLeaveStopsTheServers() throws Exception {
        ServersProcess first = home.start();
        first.awaitReady();
        Set<Long> before = home.pids();
        ServersProcess second = home.start();
        second.awaitReady();
        assertEquals(before, home.pids());
        first.close();
        assertEquals(before, home.pids());
        second.close();
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void theLastToLeaveStopsTheServersThoughTheirStarterWasKilled() throws Exception {
        ServersProcess first = home.start();
        first.awaitReady();
        ServersProcess second = home.start();
        second.awaitReady();
        first.kill();
        assertEquals(2, home.pids().size());
        second.close();
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void severalUsersInOneProcessAreCounted() throws SQLException {
        Databases first = home.open();
        Databases second = home.open();
        first.close();
        try (Connection connection = second.oltp().connect()) {
            assertTrue(connection.isValid(5));
        }
        second.close();
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void aProcessThatIsToldToEndStopsTheServers() throws Exception {
        ServersProcess told = home.start();
        told.awaitReady();
        told.terminate();
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void aServerThatDiesSaysWhyAndTakesTheOtherWithIt() throws IOException {
        home.open().close();
        Path settings = home.resolve("data/postgresql/postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n", StandardOpenOption.APPEND);
        MillraceException died = assertThrows(MillraceException.class, home::open);
        Files.writeString(settings, before);
        assertEquals(MillraceException.Code.CANNOT_CONNECT, died.code());
        assertTrue(String.valueOf(died.getMessage()).contains("no_such_setting"));
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void passwordsAreForTheOwnerAlone() throws IOException {
        home.open().close();
        Path secrets = home.resolve("servers/secrets");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        List<String> words =
                Files.readAllLines(secrets).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(line.indexOf('=') + 1))
                        .toList();
        assertEquals(5, Set.copyOf(words).size());
        for (String log : List.of("log/postgresql.log", "log/mariadb.log")) {
            String text = Files.readString(home.resolve(log));
            assertTrue(words.stream().noneMatch(text::contains), log);
        }

        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
        MillraceException refused = assertThrows(MillraceException.class, home::open);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"));
    }

    /** Every account may change its own password and settings, the gate too, which people share. */
    @Test
    void theGateIsRestoredAtEachStart() throws SQLException {
        ServerSettings gate;
        try (Databases databases = home.open()) {
            Migrations.apply(databases, new Run());
            gate = databases.gate();
            try (Connection somebody = PostgresqlAddress.of(gate).connect();
                    Statement statement = somebody.createStatement()) {
                statement.execute("ALTER ROLE CURRENT_USER SET statement_timeout = 1");
                statement.execute(
                        "ALTER ROLE CURRENT_USER IN DATABASE millrace SET work_mem = '64kB'");
                statement.execute("ALTER ROLE CURRENT_USER PASSWORD 'mine'");
            }
        }
        try (Databases _ = home.open();
                Connection again = PostgresqlAddress.of(gate).connect();
                Statement statement = again.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT current_setting('statement_timeout'), (SELECT count(*) FROM pg_db_role_setting)")) {
            row.next();
            assertEquals("0", row.getString(1));
            assertEquals(0, row.getInt(2));
        }
    }

    private static String urls() {
        try (Databases databases = home.open()) {
            return databases.oltp().jdbcUrl() + " " + databases.warehouse().jdbcUrl();
        }
    }
}
