package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.access.Administration.Listed;
import io.millrace.access.GateSignIn;
import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.services.Workplace.Guest;
import io.millrace.warehouse.Marts;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can come into a new home: its owner, or one person for each role of the demo company. */
class GuestsTest {

    private static final List<String> REGIONS = List.of("East", "West");

    @TempDir private Path home;
    private Databases databases;
    private Administration administration;
    private Guests guests;

    @BeforeEach
    void open() {
        databases = TestServers.migrated();
        new Marts(databases.warehouse(), home).bringUpToDate();
        administration =
                new Administration(
                        databases.oltp(),
                        databases.warehouse(),
                        databases.warehouseAddress().tls());
        guests = new Guests(home, administration, signIn());
    }

    @AfterEach
    void close() {
        for (Listed listed : administration.people()) {
            administration.remove(listed.person().name());
        }
        databases.close();
    }

    private SignIn signIn() {
        return new GateSignIn(TestServers.gate(databases), TestServers.warehouse(databases));
    }

    @Test
    void theOwnerOfANewHomeIsItsFirstAdministrator() {
        Guest owner = guests.first().getFirst();
        assertEquals("owner", owner.name());
        assertEquals(Role.ADMINISTRATOR.title(), owner.role());
        assertInstanceOf(
                Step.First.class,
                signIn().begin(owner.name(), owner.password().toCharArray()),
                "An own password and a second factor come next");
        assertEquals(List.of(owner), guests.first(), "The next start invites nobody anew");
        assertEquals(1, administration.people().size());
    }

    @Test
    void theDemoCompanyHasOnePersonForEachRoleReadyToSignIn() throws IOException {
        List<Guest> demo = guests.demo(REGIONS, new Run());
        assertEquals(
                List.of("sales associate", "store manager", "executive", "administrator"),
                demo.stream().map(Guest::role).toList());
        for (Guest guest : demo) {
            SignIn signIn = signIn();
            Step.SecondFactor asked =
                    assertInstanceOf(
                            Step.SecondFactor.class,
                            signIn.begin(guest.name(), guest.password().toCharArray()));
            try (Session session =
                    assertInstanceOf(Step.Open.class, signIn.prove(asked, guest.answers()))
                            .session()) {
                assertEquals(guest.name(), session.person().name());
            }
        }
        assertEquals(demo, guests.demo(REGIONS, new Run()), "They stay as they are");

        Path file = home.resolve("guests.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        MillraceException refused = assertThrows(MillraceException.class, guests::known);
        assertTrue(
                String.valueOf(refused.getMessage()).contains("chmod 600"), refused.getMessage());
    }
}
