package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.RetentionSettings;
import io.millrace.config.TlsMode;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator sees what is kept of who did what, and removes what is old enough. */
class RecordKeepingTest {

    private static final String PASSWORD = "correct horse battery";
    private static final RetentionSettings ONE_DAY = new RetentionSettings(1, 1);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name =
            "k" + Long.toString(ProcessHandle.current().pid(), 36) + COUNT.incrementAndGet();
    private AuditedShop shop;
    private Administration administration;
    private Session session;

    @BeforeEach
    void open() throws Exception {
        shop = AuditedShop.sealed();
        administration =
                new Administration(
                        shop.databases().oltp(), shop.databases().warehouse(), TlsMode.DISABLE);
        Enrolment.Totp factor = TestPeople.totp();
        Regulars.add(
                administration,
                shop.databases().oltp(),
                new Person(name, Role.ADMINISTRATOR, List.of("*")),
                PASSWORD,
                factor);
        SignIn signIn =
                new GateSignIn(
                        TestServers.gate(shop.databases()),
                        TestServers.warehouse(shop.databases()));
        Step.SecondFactor asked =
                assertInstanceOf(
                        Step.SecondFactor.class, signIn.begin(name, PASSWORD.toCharArray()));
        session =
                assertInstanceOf(
                                Step.Open.class,
                                signIn.prove(asked, List.of(factor.recovery().codes().getFirst())))
                        .session();
    }

    @AfterEach
    void close() {
        session.close();
        administration.remove(name);
        shop.close();
    }

    private RecordKeeping keeping() {
        return session.administration().orElseThrow().recordKeeping();
    }

    private void assertWhole() {
        assertTrue(shop.ofShop().isWhole(), shop.ofShop().sentence());
        assertTrue(shop.ofWarehouse().isWhole(), shop.ofWarehouse().sentence());
    }

    @Test
    void whatWouldBeRemovedIsRemovedAndTheAuditStillVerifies() throws Exception {
        shop.age(100);
        shop.tellWarehouse(2);
        shop.exchange();
        KeptRecords before = keeping().look(RetentionSettings.USUAL, new Run());
        assertEquals(4, before.shop().due());
        assertEquals(9, before.warehouse().due());
        assertEquals(11, before.warehouse().count());
        assertEquals(1, before.questions().due());
        assertEquals(90, before.shop().days());
        for (KeptRecords.Kept kept :
                List.of(before.shop(), before.warehouse(), before.questions())) {
            Duration age = Duration.between(kept.oldest().orElseThrow(), Instant.now());
            assertEquals(100, age.toDays());
        }

        AuditPurge purged = keeping().purge(RetentionSettings.USUAL, new Run());

        assertEquals(new AuditPurge(4, 90, 9, 1), purged);
        KeptRecords after = keeping().look(RetentionSettings.USUAL, new Run());
        assertEquals(0, after.due());
        assertEquals(before.warehouse().count() - 9 + 1, after.warehouse().count());
        assertTrue(after.purgedAt().isAfter(before.purgedAt()));
        assertEquals(
                List.of(name), shop.rows("SELECT person FROM audit.record WHERE event = 'purge'"));
        assertEquals(
                1,
                shop.warehouseNumber(
                        "SELECT COUNT(*) FROM audit_record WHERE event = 'purge' AND person = '%s'"
                                .formatted(name)));
        shop.exchange();
        assertWhole();
    }

    @Test
    void whatTheOwnerWantsKeptIsKept() throws Exception {
        shop.age(40);
        assertEquals(0, keeping().look(ONE_DAY, new Run()).due());
        assertEquals(new AuditPurge(0, 90, 0, 0), keeping().purge(ONE_DAY, new Run()));

        keeping().require(shop.databases(), ONE_DAY, new Run());

        KeptRecords now = keeping().look(ONE_DAY, new Run());
        assertEquals(30, now.shop().days());
        assertEquals(30, now.questions().days());
        assertEquals(new AuditPurge(4, 30, 9, 1), keeping().purge(ONE_DAY, new Run()));
        assertEquals(
                List.of("u_" + name),
                shop.rows(
                        "SELECT detail ->> 'wanted by' FROM audit.record WHERE event = 'retention changed'"));
        assertWhole();
    }

    @Test
    void aMonthIsKeptWhoeverAsks() throws Exception {
        shop.age(20);
        keeping().require(shop.databases(), ONE_DAY, new Run());
        assertEquals(0, keeping().look(ONE_DAY, new Run()).due());
        assertEquals(new AuditPurge(0, 30, 0, 0), keeping().purge(ONE_DAY, new Run()));
    }

    @Test
    void whatCannotBeReachedIsNamed() {
        RecordKeeping keeping = keeping();
        session.close();
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () -> keeping.look(RetentionSettings.USUAL, new Run()));
        assertEquals(
                "It cannot be told what is kept: the server of the shop does not answer. The screen Connections tests it and says what to do.",
                refused.getMessage());
    }
}
