package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.Configuration;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.Servers;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that env.yaml names: they work like the embedded ones, or say why not. */
class RemoteServersTest {

    private static Servers.Remote servers =
            new Servers.Remote(
                    TestServers.loopback(1, "none", "none", ""),
                    TestServers.loopback(1, "none", "none", ""));

    @TempDir Path home;

    @BeforeAll
    static void create() {
        servers = TestServers.create();
    }

    @AfterAll
    static void drop() {
        TestServers.drop(servers);
    }

    @Test
    void namedServersAreUsed() throws Exception {
        try (Databases databases = open(text(servers.oltp()), text(servers.warehouse()));
                Connection oltp = databases.oltp().connect();
                Connection warehouse = databases.warehouse().connect()) {
            assertEquals(servers.oltp().database(), oltp.getCatalog());
            assertEquals(servers.warehouse().database(), warehouse.getCatalog());
        }
        assertFalse(Files.exists(home.resolve("data")), "nothing embedded is started");
    }

    @Test
    void aWrongPasswordIsNamedWithoutShowingIt() {
        String word = servers.oltp().password().value();
        assertRefused(
                text(servers.oltp()).replace(word, "wrong-word"), "refuses the account millrace");
        String other = servers.warehouse().password().value();
        assertRefusedWarehouse(
                text(servers.warehouse()).replace(other, "wrong-word"),
                "refuses the account millrace");
    }

    @Test
    void anOwnerWhoMayNotMakeAccountsIsToldWhatIsMissing() throws Exception {
        String name = servers.oltp().database() + "_poor";
        TestServers.postgresql("CREATE ROLE " + name + " LOGIN PASSWORD 'poor'");
        TestServers.postgresql("CREATE DATABASE " + name + " OWNER " + name);
        try (Databases databases =
                open(
                        text(
                                servers.oltp()
                                        .withDatabase(name)
                                        .withAccount(name, new Secret("poor"))),
                        text(servers.warehouse()))) {
            MillraceException refused =
                    assertThrows(
                            MillraceException.class, () -> Migrations.apply(databases, new Run()));
            assertEquals(MillraceException.Code.CONFIGURATION, refused.code());
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .endsWith("ALTER ROLE \"%s\" CREATEROLE".formatted(name)),
                    refused.getMessage());
        } finally {
            TestServers.postgresql("DROP DATABASE " + name + " WITH (FORCE)");
            TestServers.postgresql("DROP ROLE " + name);
        }
    }

    @Test
    void aMissingDatabaseIsNamed() {
        assertRefused(
                text(servers.oltp()).replace(servers.oltp().database(), "test_0_0"),
                "has no database named test_0_0");
        assertRefusedWarehouse(
                text(servers.warehouse()).replace(servers.warehouse().database(), "test_0_0"),
                "test_0_0");
    }

    @Test
    void aServerThatDoesNotRunIsNamed() {
        assertRefused(
                text(servers.oltp()).replace("port: " + servers.oltp().port(), "port: 1"),
                "127.0.0.1:1 does not answer");
        assertRefusedWarehouse(
                text(servers.warehouse()).replace("port: " + servers.warehouse().port(), "port: 1"),
                "127.0.0.1:1 does not answer");
    }

    @Test
    void encryptionThatTheServerLacksIsNamed() {
        assertRefused(text(servers.oltp()) + "  tls: require\n", "do not agree on encryption");
    }

    @Test
    void aPostgresqlMustProveItsName() throws Exception {
        TlsFiles files = TlsFiles.forLocalhost(home);
        TestServers.postgresql("ALTER SYSTEM SET ssl_cert_file = '" + files.certificate() + "'");
        TestServers.postgresql("ALTER SYSTEM SET ssl_key_file = '" + files.key() + "'");
        TestServers.postgresql("ALTER SYSTEM SET ssl = on");
        TestServers.postgresql("DO 'BEGIN PERFORM pg_reload_conf(); END'");
        try {
            String verified =
                    text(servers.oltp())
                            + "  tls: verify-full\n  tls_root_certificate: "
                            + files.certificate()
                            + "\n";
            awaitEncrypted(verified.replace("127.0.0.1", "localhost"));
            assertRefused(verified, "do not agree on encryption");
            assertRefused(
                    text(servers.oltp()).replace("127.0.0.1", "localhost") + "  tls: verify-full\n",
                    "do not agree on encryption");
        } finally {
            TestServers.postgresql("ALTER SYSTEM RESET ALL");
            TestServers.postgresql("DO 'BEGIN PERFORM pg_reload_conf(); END'");
        }
    }

    @Test
    void aMysqlMustProveItsName() throws Exception {
        TlsFiles files = TlsFiles.forLocalhost(home);
        if (!mysqlTakes(files)) {
            // The embedded MariaDB is built to run without; then asking for encryption must fail.
            assertRefusedWarehouse(
                    text(servers.warehouse()) + "  tls: require\n", "do not agree on encryption");
            return;
        }
        String verified =
                text(servers.warehouse())
                        + "  tls: verify-full\n  tls_root_certificate: "
                        + files.certificate()
                        + "\n";
        try (Databases databases =
                        open(text(servers.oltp()), verified.replace("127.0.0.1", "localhost"));
                Connection connection = databases.warehouse().connect()) {
            assertTrue(connection.isValid(5));
        }
        assertRefusedWarehouse(verified, "do not agree on encryption");
        assertRefusedWarehouse(
                text(servers.warehouse()).replace("127.0.0.1", "localhost")
                        + "  tls: verify-full\n",
                "do not agree on encryption");
    }

    private static boolean mysqlTakes(TlsFiles files) throws SQLException {
        try (Databases databases = new Databases(servers.oltp(), servers.warehouse(), () -> {});
                Connection connection = databases.warehouse().connect()) {
            if (databases.warehouse().engine() == Database.Engine.MARIADB) {
                return false;
            }
            assertTrue(connection.isValid(5));
        }
        TestServers.mysql("SET GLOBAL ssl_ca = '" + files.certificate() + "'");
        TestServers.mysql("SET GLOBAL ssl_cert = '" + files.certificate() + "'");
        TestServers.mysql("SET GLOBAL ssl_key = '" + files.key() + "'");
        TestServers.mysql("ALTER INSTANCE RELOAD TLS");
        return true;
    }

    /** A reload takes effect a moment after it was asked for. */
    private void awaitEncrypted(String oltp) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try (Databases databases = open(oltp, text(servers.warehouse()));
                    Connection connection = databases.oltp().connect()) {
                String query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
                assertEquals(
                        "t",
                        new Sql(connection, new Run())
                                .first(query, row -> row.getString(1))
                                .orElseThrow());
                return;
            } catch (MillraceException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    private void assertRefused(String oltp, String expected) {
        assertSentence(oltp, text(servers.warehouse()), "PostgreSQL at ", expected);
    }

    private void assertRefusedWarehouse(String warehouse, String expected) {
        assertSentence(text(servers.oltp()), warehouse, "MySQL at ", expected);
    }

    private void assertSentence(String oltp, String warehouse, String server, String expected) {
        MillraceException refused =
                assertThrows(MillraceException.class, () -> open(oltp, warehouse));
        String sentence = String.valueOf(refused.getMessage());
        assertEquals(MillraceException.Code.CANNOT_CONNECT, refused.code(), sentence);
        assertTrue(sentence.startsWith(server), sentence);
        assertTrue(sentence.contains(expected), sentence);
        assertFalse(sentence.contains("wrong-word"), sentence);
    }

    private Databases open(String oltp, String warehouse) throws IOException {
        Path file = home.resolve("env.yaml");
        Files.writeString(file, "oltp:\n" + oltp + "warehouse:\n" + warehouse);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Databases.open(Configuration.load(home, null), new Run());
    }

    private static String text(ServerSettings settings) {
        return """
          host: %s
          port: %d
          database: %s
          user: %s
          password: '%s'
        """
                .formatted(
                        settings.host(),
                        settings.port(),
                        settings.database(),
                        settings.user(),
                        settings.password().value());
    }
}
