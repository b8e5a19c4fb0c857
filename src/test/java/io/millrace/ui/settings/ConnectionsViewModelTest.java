package io.millrace.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.ServerSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each server is tested as env.yaml names it now, and what fails is said in a sentence. */
class ConnectionsViewModelTest {

    private static final Databases DATABASES = TestServers.fresh();

    @TempDir Path home;

    private TestInstallation at;
    private ConnectionsViewModel model;
    private String settings;

    @BeforeEach
    void open() throws IOException {
        at = new TestInstallation(home, DATABASES);
        TestServers.configure(DATABASES, home);
        settings = at.written();
        model = at.page(ConnectionsViewModel::new, Locale.UK);
    }

    @AfterEach
    void close() {
        at.close();
    }

    @AfterAll
    static void closeAll() {
        DATABASES.close();
    }

    private Notice test(int place) {
        PlaceViewModel tested = model.places().get(place);
        tested.test();
        at.until(() ->
                !tested.deeds().work().busyProperty().get()
                        && tested.deeds().outcomeProperty().get().isPresent());
        return tested.deeds().outcomeProperty().get().orElseThrow();
    }

    private String refusal(int place, String edited) {
        at.write(edited);
        Notice notice = test(place);
        assertEquals(Mood.BAD, notice.mood(), notice.toString());
        return notice.text();
    }

    private String fact(int place, String name) {
        return model.places().get(place).factsProperty().get().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void whoAnswersSaysItsVersionItsWayAndHowFastItIs() {
        for (int place : List.of(0, 1)) {
            assertEquals(Mood.GOOD, test(place).mood());
            assertTrue(fact(place, "Version").matches("(PostgreSQL|MySQL|MariaDB) [0-9.]+"));
            assertTrue(fact(place, "Round trip").matches("[0-9.]+ ms"));
            assertFalse(fact(place, "Time zone").isEmpty());
            assertTrue(fact(place, "Encoding").toLowerCase(Locale.ROOT).startsWith("utf8"));
        }
        assertEquals(DATABASES.shopAddress().user(), fact(0, "Account"));
        assertEquals("No model is asked", test(2).title());
    }

    @Test
    void aSecretIsNeverShown() {
        test(0);
        test(1);
        for (PlaceViewModel place : model.places()) {
            String shown =
                    place.factsProperty().get() + " " + place.deeds().outcomeProperty().get();
            assertFalse(shown.contains(DATABASES.shopAddress().password().value()));
            assertFalse(shown.contains(DATABASES.warehouseAddress().password().value()));
        }
    }

    @Test
    void whatIsWrongIsSaidWithWhatToDo() throws IOException {
        ServerSettings shop = DATABASES.shopAddress();
        ServerSettings star = DATABASES.warehouseAddress();
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        for (int place : List.of(0, 1)) {
            ServerSettings server = place == 0 ? shop : star;
            assertTrue(
                    refusal(place, settings.replace("port: " + server.port(), "port: " + closed))
                            .contains("nobody listens there; check port"));
            assertTrue(
                    refusal(place, settings.replace(server.password().value(), "wrong-password"))
                            .contains("check user and password"));
            assertTrue(
                    refusal(place, settings.replace(server.database(), "test_0_0"))
                            .contains("test_0_0"));
            at.write(settings);
            assertEquals(Mood.GOOD, test(place).mood(), "It is read anew for each test");
        }
        assertTrue(refusal(0, "oltp: 1\n").contains("env.yaml has "));
    }

    /** The file of such a machine names no account but the gate's. */
    @Test
    void onAMachineThatKnowsOnlyTheGateTheAdministratorsAccountLooksAtTheWarehouse() {
        ServerSettings gate = TestServers.gate(DATABASES);
        ServerSettings star = DATABASES.warehouseAddress();
        at.write(
                """
                oltp: {host: %s, port: %d, database: %s}
                warehouse: {host: %s, port: %d, database: %s}
                gate: {user: %s, password: '%s'}
                """
                        .formatted(
                                gate.host(),
                                gate.port(),
                                gate.database(),
                                star.host(),
                                star.port(),
                                star.database(),
                                gate.user(),
                                gate.password().value()));
        for (int place : List.of(0, 1)) {
            assertEquals(Mood.GOOD, test(place).mood(), test(place).toString());
        }
        assertEquals(gate.user(), fact(0, "Account"));
        assertEquals(star.user(), fact(1, "Account"));
    }
}
