package io.millrace.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes where nothing was ever started. */
class FirstStartTest {

    private static final long MILLISECONDS_OF_A_COLD_START = 15_000;

    /** Twice what is promised, for a machine that has other things to do. */
    private static final long MILLISECONDS_OF_A_WARM_START = 4_000;

    @TempDir(factory = InMemory.class)
    Path folder;

    /** Where the time of a start is taken. */
    @TempDir Path disk;

    private EmbeddedHome home;

    @BeforeEach
    void choose() {
        home = new EmbeddedHome(folder.resolve("an empty home"));
    }

    @AfterEach
    void leaveNothingRunning() {
        home.killServers();
    }

    @Test
    void aHomeStartsColdThenWarmAndKeepsItsData() throws Exception {
        home = new EmbeddedHome(disk.resolve("an empty home"));
        try (ServersProcess first = home.start()) {
            long cold = first.awaitReady();
            assertTrue(cold <= MILLISECONDS_OF_A_COLD_START, cold + " ms");
            assertEquals(Set.of("postgres", "mariadbd"), home.programs());
            try (Databases databases = home.open()) {
                EmbeddedHome.keepData(databases);
            }
        }
        assertEquals(Set.of(), home.programs());
        try (ServersProcess second = home.start()) {
            long warm = second.awaitReady();
            assertTrue(warm <= MILLISECONDS_OF_A_WARM_START, warm + " ms");
            try (Databases databases = home.open()) {
                EmbeddedHome.assertDataIsThere(databases);
            }
        }
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void twoProcessesThatStartAnEmptyHomeShareIt() throws Exception {
        ServersProcess one = home.start();
        ServersProcess other = home.start();
        one.awaitReady();
        other.awaitReady();
        assertEquals(2, home.pids().size());
        one.close();
        other.close();
        assertEquals(Set.of(), home.programs());
    }

    @Test
    void whatAKilledFirstStartLeftIsMadeAgain() throws IOException {
        for (String part : List.of("servers/postgresql-18.6.0.part/bin", "data/mariadb.part/x")) {
            Files.createDirectories(home.resolve(part));
            Files.writeString(home.resolve(part).resolve("half"), "half");
        }
        home.open().close();
        try (Stream<Path> all = Files.walk(home.folder())) {
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
        MillraceException stopped = assertThrows(MillraceException.class, () -> home.open(run));
        assertEquals(MillraceException.Code.CANCELLED, stopped.code());
        assertEquals(Set.of(), home.programs());
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
            try (ServersProcess ordinary =
                    ServersProcess.start(home.folder(), asNobody, Map.of())) {
                ordinary.awaitReady();
                assertEquals(Set.of("postgres", "mariadbd"), home.programs());
                assertEquals(65534, Files.getAttribute(home.resolve("data/mariadb"), "unix:uid"));
            }
            assertEquals(Set.of(), home.programs());
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
                    ServersProcess.start(
                            home.folder(), List.of(), Map.of("PATH", programs.toString()))) {
                contained.awaitReady();
                assertEquals(Set.of("postgres", "mariadbd"), home.programs());
            }
            assertEquals(Set.of(), home.programs());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
