package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guesses at the gate, rolled back, cancelled and side by side, get no more tries than the policy
 * allows. {@code -Dmillrace.guesses=10000} for the long run.
 */
class GuessingTest {

    private static final int GUESSES = Integer.getInteger("millrace.guesses", 150);
    private static final int SIDE_BY_SIDE = 4;
    private static final String PASSWORD = "copper teapot under the stairs";

    private final TestPeople people = new TestPeople();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void guessesGetNoMoreTriesThanThePolicyAllows() {
        String name = people.add(PASSWORD);
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        sideBySide(() -> {
            try (Connection gate = PostgresqlAddress.of(people.gate()).connect()) {
                for (int i = next.getAndIncrement(); i < GUESSES; i = next.getAndIncrement()) {
                    guess(gate, name, i);
                }
            }
        });
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        long tries = people.counter("fail", name);
        assertTrue(tries >= LockOut.FREE_TRIES, tries + " tries were counted");
        assertTrue(
                tries <= allowed(elapsed),
                "%d tries in %s; %d are allowed".formatted(tries, elapsed, allowed(elapsed)));
        assertNoLockIsLeft();

        if (people.secondsLocked(name) > 2) {
            assertEquals("denied", outcome(name, PASSWORD));
        }
        people.unlock(name);
        assertEquals("first", outcome(name, PASSWORD));
    }

    /** Whoever has the password but not the app cannot go through all the codes. */
    @Test
    void codesAreNoEasierToGuessForWhoHasThePassword() throws SQLException {
        TestPeople.Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        int proved = 0;
        try (Connection gate = PostgresqlAddress.of(people.gate()).connect()) {
            gate.setAutoCommit(false);
            for (int i = 0; i < 12; i++) {
                String ticket =
                        TestPeople.signIn(gate, ann.name(), PASSWORD).path("ticket").asText();
                if (!ticket.isEmpty()) {
                    proved++;
                    Answers.ask(
                            gate,
                            "SELECT auth.prove(?, ?)",
                            ticket,
                            new String[] {"00000" + i % 10});
                }
                gate.rollback();
            }
        }
        assertEquals(LockOut.FREE_TRIES, proved);
        assertEquals(LockOut.FREE_TRIES, people.counter("fail", ann.name()));
    }

    @Test
    void neitherAnOldSnapshotNorAReadOnlyTransactionIsAnswered() throws SQLException {
        String name = people.add(PASSWORD);
        for (String mode : List.of("ISOLATION LEVEL REPEATABLE READ", "READ ONLY")) {
            try (Connection gate = PostgresqlAddress.of(people.gate()).connect();
                    Statement statement = gate.createStatement()) {
                statement.execute("BEGIN " + mode);
                assertFalse(isAnswered(gate, name));
                assertFalse(isAnswered(gate, "nobody_" + name));
            }
        }
    }

    private static boolean isAnswered(Connection gate, String name) throws SQLException {
        try (Statement statement = gate.createStatement()) {
            statement.execute("SAVEPOINT before");
            try {
                TestPeople.signIn(gate, name, PASSWORD);
                return true;
            } catch (SQLException refused) {
                assertEquals("25000", refused.getSQLState());
                statement.execute("ROLLBACK TO before");
                return false;
            }
        }
    }

    /**
     * Every third as it comes, every third rolled back, every third cancelled while it is compared.
     */
    private static void guess(Connection gate, String name, int i) throws SQLException {
        String wrong = "wrong guess number " + i;
        switch (i % 3) {
            case 0 -> {
                gate.setAutoCommit(true);
                assertEquals("denied", Answers.outcome(TestPeople.signIn(gate, name, wrong)));
            }
            case 1 -> {
                gate.setAutoCommit(false);
                assertEquals("denied", Answers.outcome(TestPeople.signIn(gate, name, wrong)));
                gate.rollback();
            }
            default -> {
                gate.setAutoCommit(true);
                try (Statement statement = gate.createStatement()) {
                    statement.execute("SET statement_timeout = '50ms'");
                    try {
                        TestPeople.signIn(gate, name, wrong);
                    } catch (SQLException cancelled) {
                        assertEquals("57014", cancelled.getSQLState());
                    } finally {
                        statement.execute("SET statement_timeout = 0");
                    }
                }
            }
        }
    }

    /** Five, and one more each time that the door opened again. */
    private static long allowed(Duration elapsed) {
        long tries = LockOut.FREE_TRIES;
        Duration shut = LockOut.after((int) tries);
        while (shut.compareTo(elapsed) <= 0) {
            tries++;
            shut = shut.plus(LockOut.after((int) tries));
        }
        return tries;
    }

    private void assertNoLockIsLeft() {
        assertEquals(
                0,
                people.number(
                        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                                + " WHERE locktype = 'advisory' AND datname = current_database()"));
    }

    private String outcome(String name, String password) {
        return Answers.outcome(people.signIn(name, password));
    }

    /** What each of the guessers does. */
    @FunctionalInterface
    private interface Guesser {
        void guess() throws SQLException;
    }

    private static void sideBySide(Guesser guesser) {
        try (Worker worker = new Worker("guess", SIDE_BY_SIDE)) {
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                all.add(
                        worker.submit(() -> {
                            try {
                                guesser.guess();
                                return true;
                            } catch (SQLException failed) {
                                throw new AssertionError(failed);
                            }
                        }));
            }
            all.forEach(CompletableFuture::join);
        }
    }
}
