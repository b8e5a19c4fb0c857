package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.TestPeople.Enrolled;
import io.millrace.access.TestPeople.NewPerson;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way in, and every way not in, on both servers. */
class SignInTest {

    private static final String PASSWORD = "copper teapot under the stairs";
    private static final String OTHER = "a lantern behind seven curtains";

    private static TestPeople people;

    @BeforeAll
    static void open() {
        people = new TestPeople();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @Test
    void aPersonComesInByPasswordAndAppAndWorksUnderTheOwnAccounts() throws SQLException {
        Enrolled ann = people.enrolled(Role.EXECUTIVE, PASSWORD);
        people.forgetCode(ann.name());
        try (Session session = open(ann, TestPeople.code(ann.factor().secret(), 0))) {
            assertEquals(new Person(ann.name(), Role.EXECUTIVE, List.of("West")), session.person());
            assertEquals("u_" + ann.name(), first(session.shop().connect(), "SELECT session_user"));
            assertEquals(
                    "u_" + ann.name(),
                    first(
                            session.mart().orElseThrow().connect(),
                            "SELECT SUBSTRING_INDEX(USER(), '@', 1)"));
            assertEquals(
                    "s_" + ann.name(),
                    first(session.sync().orElseThrow().oltp().connect(), "SELECT session_user"));
            assertEquals(
                    "s_" + ann.name(),
                    first(
                            session.sync().orElseThrow().connectLoader(),
                            "SELECT SUBSTRING_INDEX(USER(), '@', 1)"));
            assertTrue(session.administration().isEmpty());
        }
    }

    @Test
    void eachRoleHasWhatItNeeds() throws SQLException {
        Enrolled associate = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(associate.name());
        try (Session session = open(associate, TestPeople.code(associate.factor().secret(), 0))) {
            assertTrue(session.mart().isEmpty() && session.sync().isEmpty());
        }
        Enrolled admin = people.enrolled(Role.ADMINISTRATOR, PASSWORD);
        people.forgetCode(admin.name());
        try (Session session = open(admin, TestPeople.code(admin.factor().secret(), 0))) {
            assertTrue(session.mart().isEmpty() && session.sync().isEmpty());
            Administration administration = session.administration().orElseThrow();
            Person made = new Person(people.freshName(), Role.MANAGER, List.of("East"));
            administration.add(made);
            administration.scope(made.name(), List.of("*"));
            administration.disable(made.name());
            Administration.Listed listed =
                    administration.people().stream()
                            .filter(each -> each.person().name().equals(made.name()))
                            .findFirst()
                            .orElseThrow();
            assertFalse(listed.isActive());
            assertEquals(List.of("*"), listed.person().regions());
            administration.enable(made.name());
            administration.remove(made.name());
            assertEquals(
                    "0", people.sql("SELECT count(*) FROM auth.accounts(?)", made.name()).get());
        }
    }

    @Test
    void aCodeOpensOnce() {
        Enrolled ann = people.enrolled(Role.ASSOCIATE, PASSWORD);
        // The code that proved the app is used up.
        assertDenied(prove(ann, ann.factor().code()));
        people.forgetCode(ann.name());
        String code = TestPeople.code(ann.factor().secret(), 0);
        close(prove(ann, code));
        assertDenied(prove(ann, code));
        assertDenied(prove(ann, TestPeople.code(ann.factor().secret(), -4)));
        close(prove(ann, TestPeople.code(ann.factor().secret(), 1)));
    }

    @Test
    void aRecoveryCodeOpensOnceEvenAfterARollback() throws SQLException {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        String code = ann.factor().recovery().codes().get(3);
        try (Connection gate = PostgresqlAddress.of(people.gate()).connect()) {
            gate.setAutoCommit(false);
            String ticket = TestPeople.signIn(gate, ann.name(), PASSWORD).path("ticket").asText();
            assertEquals("open", proveAt(gate, ticket, code));
            gate.rollback();
        }
        assertDenied(prove(ann, code));
        close(prove(ann, ann.factor().recovery().codes().get(4).toUpperCase(Locale.ROOT)));
        assertDenied(prove(ann, ann.factor().recovery().codes().get(4)));
    }

    @Test
    void threeAnswersAreASecondFactorAndTwoAreNot() {
        NewPerson bob = people.add(Role.ASSOCIATE);
        LinkedHashMap<String, String> answers = new LinkedHashMap<>();
        answers.put("First street?", "Lindenstraße");
        answers.put("First boat?", "  The  Heron ");
        answers.put("First teacher?", "Mme Éclair");
        RecoveryCodes codes = RecoveryCodes.fresh();
        SignIn signIn = people.signIn();
        Step.First first = (Step.First) signIn.begin(bob.name(), bob.password().toCharArray());
        close(
                signIn.renew(
                        first,
                        PASSWORD.toCharArray(),
                        Optional.of(new Enrolment.Questions(answers, codes))));
        Step.SecondFactor asked =
                (Step.SecondFactor) people.signIn().begin(bob.name(), PASSWORD.toCharArray());
        assertEquals(new Factor.Questions(List.copyOf(answers.keySet())), asked.factor());
        assertDenied(proveAgain(bob.name(), List.of("lindenstraße", "the heron", "nobody")));
        assertDenied(proveAgain(bob.name(), List.of("lindenstraße", "the heron")));
        close(
                proveAgain(
                        bob.name(),
                        List.of(" LINDENSTRASSE".replace("SS", "ß"), "the heron", "mme éclair")));
        close(proveAgain(bob.name(), List.of(codes.codes().getFirst())));
    }

    @Test
    void theFirstPasswordMustBeExchangedForAGoodOne() {
        NewPerson eve = people.add(Role.ASSOCIATE);
        SignIn signIn = people.signIn();
        Step.First first = (Step.First) signIn.begin(eve.name(), eve.password().toCharArray());
        Optional<Enrolment> app = Optional.of(TestPeople.totp());
        assertRefused(signIn.renew(first, "short".toCharArray(), app), "at least 12");
        assertRefused(signIn.renew(first, PASSWORD.repeat(3).toCharArray(), app), "at most 72");
        assertRefused(signIn.renew(first, eve.password().toCharArray(), app), "used this password");
        assertRefused(
                signIn.renew(first, PASSWORD.toCharArray(), Optional.empty()), "second factor");
        Enrolment wrong =
                new Enrolment.Totp(
                        TotpSecret.fresh(), TestPeople.totp().code(), RecoveryCodes.fresh());
        assertRefused(
                signIn.renew(first, PASSWORD.toCharArray(), Optional.of(wrong)), "the app shows");
        close(signIn.renew(first, PASSWORD.toCharArray(), app));
        assertDenied(people.signIn().begin(eve.name(), eve.password().toCharArray()));
    }

    /** Asked of the server itself, where no client looks first. */
    @Test
    void theServerItselfRefusesBadPasswords() {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        String refused =
                "SELECT auth.refusal(p, 'x', ?, '') FROM auth.person p WHERE name = '%s'"
                        .formatted(ann.name());
        assertEquals("short", people.sql(refused, "elevenchars").orElse(""));
        assertEquals("long", people.sql(refused, "ü".repeat(37)).orElse(""));
        assertEquals("same as name", people.sql(refused, ann.name().repeat(4)).orElse(""));
        assertEquals("used before", people.sql(refused, PASSWORD).orElse(""));
    }

    @Test
    void theLastFivePasswordsAreNotTakenAgain() {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(ann.name());
        try (Session session = open(ann, TestPeople.code(ann.factor().secret(), 0))) {
            String current = PASSWORD;
            for (int i = 1; i <= 5; i++) {
                assertTrue(change(session, current, PASSWORD).orElse("").contains("used"), "" + i);
                assertEquals(Optional.empty(), change(session, current, OTHER + i));
                current = OTHER + i;
            }
            assertEquals(Optional.empty(), change(session, current, PASSWORD));
            assertTrue(change(session, "not my password", OTHER).orElse("").contains("current"));
        }
    }

    @Test
    void aTicketAndAFirstPasswordExpire() {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(ann.name());
        SignIn signIn = people.signIn();
        Step.SecondFactor asked =
                (Step.SecondFactor) signIn.begin(ann.name(), PASSWORD.toCharArray());
        people.sql("UPDATE auth.ticket SET expires_at = now() - interval '1 s' RETURNING 1");
        assertDenied(signIn.prove(asked, List.of(TestPeople.code(ann.factor().secret(), 0))));
        assertEquals(1, people.counter("fail", ann.name()) + 1);

        NewPerson bob = people.add(Role.ASSOCIATE);
        people.sql(
                "UPDATE auth.person SET one_time_until = now() - interval '1 s' WHERE name = ?"
                        + " RETURNING 1",
                bob.name());
        assertDenied(people.signIn().begin(bob.name(), bob.password().toCharArray()));
    }

    @Test
    void anAdministratorsCodeBringsBackSomebodyWhoForgot() {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(ann.name());
        char[] code = people.administration().reset(ann.name(), false);
        assertDenied(people.signIn().begin(ann.name(), PASSWORD.toCharArray()));
        SignIn signIn = people.signIn();
        Step.SecondFactor asked = (Step.SecondFactor) signIn.begin(ann.name(), code);
        Step.NewPassword renewable =
                assertInstanceOf(
                        Step.NewPassword.class,
                        signIn.prove(asked, List.of(TestPeople.code(ann.factor().secret(), 0))));
        assertRefused(signIn.renew(renewable, PASSWORD.toCharArray(), Optional.empty()), "used");
        close(signIn.renew(renewable, OTHER.toCharArray(), Optional.empty()));

        char[] lost = people.administration().reset(ann.name(), true);
        assertInstanceOf(Step.First.class, people.signIn().begin(ann.name(), lost));
    }

    @Test
    void signingOutClosesEveryPool() throws SQLException {
        Enrolled ann = people.regular(Role.EXECUTIVE, PASSWORD);
        people.forgetCode(ann.name());
        Session session = open(ann, TestPeople.code(ann.factor().secret(), 0));
        Databases sync = session.sync().orElseThrow();
        List<Database> pools =
                List.of(
                        session.shop(),
                        session.mart().orElseThrow(),
                        sync.oltp(),
                        sync.warehouse());
        for (Database pool : pools) {
            pool.connect().close();
        }
        session.close();
        for (Database pool : pools) {
            assertThrows(SQLException.class, pool::connect, pool.jdbcUrl());
        }
        // A server ends a session a moment after the goodbye.
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (connectionsOf(ann) > 0) {
            assertTrue(System.nanoTime() < end, "a connection outlives the signing out");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static long connectionsOf(Enrolled person) throws SQLException {
        return Long.parseLong(
                people.sql(
                                "SELECT count(*) FROM pg_stat_activity WHERE usename IN ('u_' || ?::text, 's_' || ?::text) AND backend_type = 'client backend'",
                                person.name(),
                                person.name())
                        .orElseThrow());
    }

    @Test
    void whoIsDisabledIsOutAtOnce() throws SQLException {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(ann.name());
        try (Session session = open(ann, TestPeople.code(ann.factor().secret(), 0))) {
            assertEquals("1", first(session.shop().connect(), "SELECT count(*) FROM auth.me()"));
            people.administration().disable(ann.name());
            assertThrows(SQLException.class, () -> first(session.shop().connect(), "SELECT 1"));
            assertDenied(people.signIn().begin(ann.name(), PASSWORD.toCharArray()));
        }
        people.administration().enable(ann.name());
        assertInstanceOf(
                Step.SecondFactor.class, people.signIn().begin(ann.name(), PASSWORD.toCharArray()));
    }

    private static Session open(Enrolled person, String code) {
        return assertInstanceOf(Step.Open.class, prove(person, code)).session();
    }

    private static Step prove(Enrolled person, String code) {
        return proveAgain(person.name(), person.password(), List.of(code));
    }

    private static Step proveAgain(String name, List<String> answers) {
        return proveAgain(name, PASSWORD, answers);
    }

    private static Step proveAgain(String name, String password, List<String> answers) {
        SignIn signIn = people.signIn();
        Step.SecondFactor asked =
                assertInstanceOf(
                        Step.SecondFactor.class, signIn.begin(name, password.toCharArray()));
        return signIn.prove(asked, answers);
    }

    private static String proveAt(Connection gate, String ticket, String code) throws SQLException {
        return Answers.outcome(
                Answers.ask(
                        gate,
                        "SELECT auth.prove(?, ?)",
                        ticket,
                        new String[] {RecoveryCodes.plain(code)}));
    }

    private static Optional<String> change(Session session, String current, String wanted) {
        return session.changePassword(current.toCharArray(), wanted.toCharArray());
    }

    private static void close(Step open) {
        assertInstanceOf(Step.Open.class, open).session().close();
    }

    private static void assertDenied(Step step) {
        assertEquals(new Step.Denied(), step);
    }

    private static void assertRefused(Step step, String word) {
        String sentence = assertInstanceOf(Step.Refused.class, step).sentence();
        assertTrue(sentence.contains(word), sentence);
    }

    private static String first(Connection connection, String query) throws SQLException {
        try (connection) {
            return new Sql(connection, new Run())
                    .first(query, row -> row.getString(1))
                    .orElseThrow();
        }
    }
}
