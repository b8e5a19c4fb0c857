package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.Servers;
import io.millrace.config.TlsMode;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that cannot be worked with says why, soon, and what to do. */
class ServerCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    private static Servers.Remote servers =
            new Servers.Remote(
                    TestServers.loopback(1, "none", "none", ""),
                    TestServers.loopback(1, "none", "none", ""));

    @BeforeAll
    static void create() {
        servers = TestServers.create();
    }

    @AfterAll
    static void drop() {
        TestServers.drop(servers);
    }

    @Test
    void aServerThatTakesTheConnectionAndSaysNothingIsLeftSoon() throws IOException {
        try (ServerSocket silent = listen()) {
            ServerSettings there = at(silent);
            for (ServerCheck check :
                    new ServerCheck[] {
                        ServerCheck.ofShop(there, PATIENCE),
                        ServerCheck.ofWarehouse(there, PATIENCE)
                    }) {
                long start = System.nanoTime();
                String sentence = refusal(check, new Run());
                assertTrue(sentence.contains("takes the connection and says nothing"), sentence);
                assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(SOON) < 0);
            }
        }
    }

    @Test
    void cancellingEndsASignInThatNobodyAnswers() throws IOException {
        try (ServerSocket silent = listen();
                Worker worker = new Worker("test", 1)) {
            for (ServerCheck check :
                    new ServerCheck[] {
                        ServerCheck.ofShop(at(silent), PATIENCE),
                        ServerCheck.ofWarehouse(at(silent), PATIENCE)
                    }) {
                CompletableFuture<Void> signingIn = new CompletableFuture<>();
                Run run =
                        new Run(
                                new Run.Listener() {
                                    @Override
                                    public void started(String stage) {
                                        if (stage.startsWith("Signing in")) {
                                            signingIn.complete(null);
                                        }
                                    }
                                });
                CompletableFuture<MillraceException> ended =
                        worker.submit(
                                () -> assertThrows(MillraceException.class, () -> check.look(run)));
                signingIn.join();
                long start = System.nanoTime();
                run.cancel();
                assertEquals(MillraceException.Code.CANCELLED, ended.join().code());
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(waited.compareTo(SOON) < 0, waited.toString());
            }
        }
    }

    @Test
    void aVersionThatIsTooOldIsNamed() throws IOException {
        try (OldPostgresql old = new OldPostgresql("9.6.24")) {
            String sentence = refusal(ServerCheck.ofShop(old.settings(), SOON), new Run());
            assertTrue(
                    sentence.endsWith(
                            "is PostgreSQL 9.6.24, which is too old; Millrace needs 14.0 or later."),
                    sentence);
        }
        assertEquals(Optional.empty(), OldestVersion.POSTGRESQL.fault("14.2"));
        assertEquals(Optional.empty(), OldestVersion.POSTGRESQL.fault("19beta1"));
        assertEquals(Optional.empty(), OldestVersion.MARIADB.fault("11.4.5"));
        assertEquals(Optional.empty(), OldestVersion.MYSQL.fault("8.0.36"));
        assertEquals(
                "is MariaDB 10.11.8, which is too old; Millrace needs 11.4 or later.",
                OldestVersion.MARIADB.fault("10.11.8").orElseThrow());
        assertEquals(
                "is MySQL 5.7.44, which is too old; Millrace needs 8.0 or later.",
                OldestVersion.MYSQL.fault("5.7.44").orElseThrow());
    }

    @Test
    void aPostgresqlThatDemandsEncryptionSaysWhichSettingHelps() throws Exception {
        ServerSettings shop = servers.oltp();
        Path rules = Path.of(asked("SELECT current_setting('hba_file')"));
        String before = Files.readString(rules);
        try {
            Files.writeString(rules, "hostnossl " + shop.database() + " all all reject\n" + before);
            reload();
            awaitRules(1);
            String sentence =
                    refusal(ServerCheck.ofShop(TestServers.withoutTls(shop), SOON), new Run());
            assertTrue(
                    sentence.endsWith(
                            "demands encryption, and tls is disable; set it to verify-full or require."),
                    sentence);
        } finally {
            Files.writeString(rules, before);
            reload();
            awaitRules(0);
        }
        assertEquals("", problem(ServerCheck.ofShop(shop, SOON)));
    }

    @Test
    void aMysqlThatDemandsEncryptionSaysWhichSettingHelps() throws SQLException {
        ServerSettings star = servers.warehouse();
        // A MySQL then knows the password, and does not ask for it in the clear before it refuses.
        assertEquals("", problem(ServerCheck.ofWarehouse(star, SOON)));
        try (Connection open = TestServers.mysqlAsSuperuser()) {
            Sql sql = new Sql(open, new Run());
            sql.update("SET GLOBAL require_secure_transport = ON");
            try {
                String sentence =
                        refusal(
                                ServerCheck.ofWarehouse(TestServers.withoutTls(star), SOON),
                                new Run());
                assertTrue(
                        sentence.endsWith(
                                "demands encryption, and tls is disable; set it to verify-full or require."),
                        sentence);
            } finally {
                sql.update("SET GLOBAL require_secure_transport = OFF");
            }
        }
        assertEquals("", problem(ServerCheck.ofWarehouse(star, SOON)));
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static ServerSettings at(ServerSocket socket) {
        return new ServerSettings(
                "127.0.0.1",
                socket.getLocalPort(),
                "none",
                "nobody",
                new Secret("nothing"),
                TlsMode.DISABLE,
                null);
    }

    private static String refusal(ServerCheck check, Run run) {
        MillraceException refused = assertThrows(MillraceException.class, () -> check.look(run));
        assertEquals(MillraceException.Code.CANNOT_CONNECT, refused.code(), refused.toString());
        return String.valueOf(refused.getMessage());
    }

    /** What is wrong with it; empty where nothing is. */
    private static String problem(ServerCheck check) {
        try {
            check.look(new Run());
            return "";
        } catch (MillraceException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static String asked(String query) throws SQLException {
        try (Connection connection = TestServers.postgresqlAsSuperuser()) {
            return new Sql(connection, new Run())
                    .first(query, row -> row.getString(1))
                    .orElseThrow();
        }
    }

    private static void reload() {
        TestServers.postgresql("DO 'BEGIN PERFORM pg_reload_conf(); END'");
    }

    /** A reload takes effect a moment after it was asked for. */
    private static void awaitRules(int refusing) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        boolean isRefused;
        do {
            Thread.sleep(50);
            isRefused =
                    !problem(ServerCheck.ofShop(TestServers.withoutTls(servers.oltp()), SOON))
                            .isEmpty();
        } while (isRefused != (refusing > 0) && System.nanoTime() < deadline);
    }
}
