package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.MillraceException;
import io.millrace.config.Configuration;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server each, with the same data, whatever becomes of the processes that use them. */
class EmbeddedServersTest {

    private static final long MILLISECONDS_OF_A_COLD_START = 15_000;

    /** Twice what is promised, for a machine that has other things to do. */
    private static final long MILLISECONDS_OF_A_WARM_START = 4_000;

    @TempDir static Path shared;

    @TempDir Path folder;

    /** A home that was started before; with a blank in its name, as on a person's machine. */
    private Path home() {
        return shared.resolve("a home");
    }

    /** A home where nothing was ever started. */
    private Path empty() {
        return folder.resolve("an empty home");
    }

    @AfterEach
    void leaveNothingRunning() {
        servers().forEach(ProcessHandle::destroyForcibly);
        servers().forEach(server -> server.onExit().join());
    }

    @Test
    void aHomeStartsColdThenWarmAndKeepsItsData() throws Exception {
        try (ServersProcess first = ServersProcess.start(empty())) {
            long cold = first.awaitReady();
            assertTrue(cold <= MILLISECONDS_OF_A_COLD_START, cold + " ms");
            assertEquals(Set.of("postgres", "mariadbd"), programs());
            try (Databases databases = open(empty())) {
                keepData(databases);
            }
        }
        assertEquals(Set.of(), programs());
        try (ServersProcess second = ServersProcess.start(empty())) {
            long warm = second.awaitReady();
            assertTrue(warm <= MILLISECONDS_OF_A_WARM_START, warm + " ms");
            try (Databases databases = open(empty())) {
                assertDataIsThere(databases);
            }
        }
        assertEquals(Set.of(), programs());
    }

    @Test
    void portsStayTheSame() {
        String before = urls();
        assertEquals(before, urls());
    }

    @Test
    void theServersOfAKilledProcessAreTakenOver() throws Exception {
        ServersProcess killed = ServersProcess.start(home());
        killed.awaitReady();
        Set<Long> before = pids();
        killed.kill();
        try (Databases databases = open()) {
            assertEquals(2, before.size());
            assertEquals(before, pids());
            keepData(databases);
            assertDataIsThere(databases);
        }
        assertEquals(Set.of(), programs());
    }

    @Test
    void afterAPowerCutTheDataIsThere() throws Exception {
        ServersProcess killed = ServersProcess.start(home());
        killed.awaitReady();
        try (Databases databases = open()) {
            keepData(databases);
            killed.kill();
            servers().forEach(ProcessHandle::destroyForcibly);
            servers().forEach(server -> server.onExit().join());
        }
        try (Databases databases = open()) {
            assertEquals(Set.of("postgres", "mariadbd"), programs());
            assertDataIsThere(databases);
        }
    }

    @Test
    void aPidFileOfAnotherProgramIsStale() throws IOException {
        open().close();
        String somebodyElse = ProcessHandle.current().pid() + "\n";
        Files.writeString(home().resolve("data/postgresql/postmaster.pid"), somebodyElse);
        Files.writeString(home().resolve("data/mariadb/mariadb.pid"), somebodyElse);
        try (Databases _ = open()) {
            assertEquals(Set.of("postgres", "mariadbd"), programs());
        }
        assertEquals(Set.of(), programs());
    }

    @Test
    void theLastToLeaveStopsTheServers() throws Exception {
        ServersProcess first = ServersProcess.start(home());
        first.awaitReady();
        Set<Long> before = pids();
        ServersProcess second = ServersProcess.start(home());
        second.awaitReady();
        assertEquals(before, pids());
        first.close();
        assertEquals(before, pids());
        second.close();
        assertEquals(Set.of(), programs());
    }

    @Test
    void theLastToLeaveStopsTheServersThoughTheirStarterWasKilled() throws Exception {
        ServersProcess first = ServersProcess.start(home());
        first.awaitReady();
        ServersProcess second = ServersProcess.start(home());
        second.awaitReady();
        first.kill();
        assertEquals(2, pids().size());
        second.close();
        assertEquals(Set.of(), programs());
    }

    @Test
    void severalUsersInOneProcessAreCounted() throws SQLException {
        Databases first = open();
        Databases second = open();
        first.close();
        try (Connection connection = second.oltp().connect()) {
            assertTrue(connection.isValid(5));
        }
        second.close();
        assertEquals(Set.of(), programs());
    }

    @Test
    void twoProcessesThatStartAnEmptyHomeShareIt() throws Exception {
        ServersProcess one = ServersProcess.start(empty());
        ServersProcess other = ServersProcess.start(empty());
        one.awaitReady();
        other.awaitReady();
        assertEquals(2, pids().size());
        one.close();
        other.close();
        assertEquals(Set.of(), programs());
    }

    @Test
    void aProcessThatIsToldToEndStopsTheServers() throws Exception {
        ServersProcess told = ServersProcess.start(home());
        told.awaitReady();
        told.terminate();
        assertEquals(Set.of(), programs());
    }

    @Test
    void whatAKilledFirstStartLeftIsMadeAgain() throws IOException {
        for (String part : List.of("servers/postgresql-18.6.0.part/bin", "data/mariadb.part/x")) {
            Files.createDirectories(empty().resolve(part));
            Files.writeString(empty().resolve(part).resolve("half"), "half");
        }
        open(empty()).close();
        try (Stream<Path> all = Files.walk(empty())) {
            assertEquals(
                    List.of(),
                    all.filter(path -> path.getFileName().toString().endsWith(".part")).toList());
        }
    }

    @Test
    void aCancelledStartLeavesNothingRunning() {
        Run run = new Run();
        run.watch(
                new Run.Listener() {
                    @Override
                    public void started(String stage) {
                        run.cancel();
                    }
                });
        MillraceException stopped =
                assertThrows(
                        MillraceException.class,
                        () -> Databases.open(Configuration.load(empty(), null), run));
        assertEquals(MillraceException.Code.CANCELLED, stopped.code());
        assertEquals(Set.of(), programs());
    }

    @Test
    void aServerThatDiesSaysWhyAndTakesTheOtherWithIt() throws IOException {
        open().close();
        Path settings = home().resolve("data/postgresql/postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n", StandardOpenOption.APPEND);
        MillraceException died = assertThrows(MillraceException.class, this::open);
        Files.writeString(settings, before);
        assertEquals(MillraceException.Code.CANNOT_CONNECT, died.code());
        assertTrue(String.valueOf(died.getMessage()).contains("no_such_setting"));
        assertEquals(Set.of(), programs());
    }

    @Test
    void passwordsAreForTheOwnerAlone() throws IOException {
        open().close();
        Path secrets = home().resolve("servers/secrets");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        List<String> words =
                Files.readAllLines(secrets).stream()
                        .filter(line -> line.contains("="))
                        .map(line -> line.substring(line.indexOf('=') + 1))
                        .toList();
        assertEquals(5, Set.copyOf(words).size());
        for (String log : List.of("log/postgresql.log", "log/mariadb.log")) {
            String text = Files.readString(home().resolve(log));
            assertTrue(words.stream().noneMatch(text::contains), log);
        }

        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
        MillraceException refused = assertThrows(MillraceException.class, this::open);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        assertTrue(String.valueOf(refused.getMessage()).contains("chmod 600"));
    }

    /** Every account may change its own password and settings, the gate too, which people share. */
    @Test
    void theGateIsRestoredAtEachStart() throws SQLException {
        ServerSettings gate;
        try (Databases databases = open()) {
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
        try (Databases _ = open();
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

    @Test
    void anOrdinaryUserMayStartThem() throws Exception {
        assumeTrue(isRoot(), "every other test here is run by an ordinary user already");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        // To read the classes below root's folder; it still writes as nobody.
        List<String> asNobody =
                List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "--inh-caps=-all,+dac_read_search",
                        "--ambient-caps=-all,+dac_read_search");
        for (int start = 0; start < 2; start++) {
            try (ServersProcess ordinary = ServersProcess.start(empty(), asNobody, Map.of())) {
                ordinary.awaitReady();
                assertEquals(Set.of("postgres", "mariadbd"), programs());
                assertEquals(
                        65534, Files.getAttribute(empty().resolve("data/mariadb"), "unix:uid"));
            }
            assertEquals(Set.of(), programs());
        }
    }

    @Test
    void rootWithoutNamespacesStartsThemToo() throws Exception {
        assumeTrue(isRoot(), "only root has to become somebody else");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        for (String program : List.of("setpriv", "true")) {
            Files.createSymbolicLink(programs.resolve(program), Path.of("/usr/bin", program));
        }
        for (int start = 0; start < 2; start++) {
            try (ServersProcess contained =
                    ServersProcess.start(empty(), List.of(), Map.of("PATH", programs.toString()))) {
                contained.awaitReady();
                assertEquals(Set.of("postgres", "mariadbd"), programs());
            }
            assertEquals(Set.of(), programs());
        }
    }

    private Databases open() {
        return open(home());
    }

    private static Databases open(Path home) {
        return Databases.open(Configuration.load(home, null), new Run());
    }

    private String urls() {
        try (Databases databases = open()) {
            return databases.oltp().jdbcUrl() + " " + databases.warehouse().jdbcUrl();
        }
    }

    private static void keepData(Databases databases) throws SQLException {
        for (Database database : List.of(databases.oltp(), databases.warehouse())) {
            try (Connection connection = database.connect()) {
                Sql sql = new Sql(connection, new Run());
                sql.update("DROP TABLE IF EXISTS kept");
                sql.update("CREATE TABLE kept (word VARCHAR(20) PRIMARY KEY)");
                sql.update("INSERT INTO kept VALUES (?)", "kept");
            }
        }
    }

    private static void assertDataIsThere(Databases databases) throws SQLException {
        for (Database database : List.of(databases.oltp(), databases.warehouse())) {
            try (Connection connection = database.connect()) {
                assertEquals(
                        List.of("kept"),
                        new Sql(connection, new Run())
                                .list("SELECT word FROM kept", row -> row.getString(1)));
            }
        }
    }

    /** The servers that work on this home, each once however many threads or children it has. */
    private List<ProcessHandle> servers() {
        return ProcessHandle.allProcesses()
                .filter(process -> Set.of("postgres", "mariadbd").contains(program(process)))
                .filter(process -> worksOn(process, home()) || worksOn(process, empty()))
                .toList();
    }

    private static boolean worksOn(ProcessHandle process, Path home) {
        return process.info().commandLine().orElse("").contains(home.resolve("data").toString());
    }

    private static String program(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .orElse("");
    }

    private Set<Long> pids() {
        return servers().stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private Set<String> programs() {
        List<ProcessHandle> servers = servers();
        Set<String> programs =
                servers.stream().map(EmbeddedServersTest::program).collect(Collectors.toSet());
        assertEquals(servers.size(), programs.size(), "one server each");
        return programs;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
