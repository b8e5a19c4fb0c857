package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.ShopAccounts.Who;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people who come in through the same gate can do to one another: nothing that lasts. */
class GateTest {

    private static final String PASSWORD = "copper teapot under the stairs";

    /** Sessions of one account see each other's statements, which is why passwords are bound. */
    @Test
    void nobodySeesTheNeighboursPassword() throws SQLException {
        try (ShopAccounts shop = new ShopAccounts();
                Connection neighbour = shop.connect(Who.GATE);
                Connection curious = shop.connect(Who.GATE)) {
            TestPeople.signIn(neighbour, "ann", PASSWORD);
            List<String> seen =
                    ShopAccounts.texts(
                            curious,
                            "SELECT query FROM pg_stat_activity WHERE usename = session_user AND pid <> pg_backend_pid()");
            assertTrue(seen.contains("SELECT auth.sign_in($1, $2)"), seen.toString());
            assertTrue(seen.stream().noneMatch(text -> text.contains(PASSWORD)), seen.toString());
        }
    }

    /** PostgreSQL lets every account change itself; so nobody is kept out by it for long. */
    @Test
    void theOwnerTakesBackWhatSomebodyDidToTheGate() throws SQLException {
        try (TestPeople people = new TestPeople();
                Connection superuser = TestServers.shopAsSuperuser(people.databases())) {
            Sql sql = new Sql(superuser, new Run());
            sql.update("ALTER ROLE millrace_gate RENAME TO millrace_gate_of_the_server");
            try {
                Administration owner = people.administration();
                assertFalse(owner.restoreGate());
                ServerAccount gate =
                        ServerAccount.postgresql(
                                people.gate().withAccount("millrace_gate", owner.openGate()));
                try (Connection somebody = gate.connect()) {
                    Sql mean = new Sql(somebody, new Run());
                    mean.update("ALTER ROLE CURRENT_USER SET default_transaction_read_only = on");
                    mean.update(
                            "ALTER ROLE CURRENT_USER IN DATABASE %s SET statement_timeout = 1"
                                    .formatted(somebody.getCatalog()));
                    mean.update("ALTER ROLE CURRENT_USER PASSWORD 'mine'");
                }
                assertFalse(gate.letsIn());
                assertTrue(owner.restoreGate());
                try (Connection again = gate.connect()) {
                    assertEquals(
                            "denied",
                            Answers.outcome(TestPeople.signIn(again, "nobody", PASSWORD)));
                }
            } finally {
                sql.update("DROP ROLE IF EXISTS millrace_gate");
                sql.update("ALTER ROLE millrace_gate_of_the_server RENAME TO millrace_gate");
            }
        }
    }

    /** How often somebody failed, until when he is locked out, and when he was here last. */
    @Test
    void noCounterIsRead() throws SQLException {
        try (ShopAccounts shop = new ShopAccounts();
                Connection gate = shop.connect(Who.GATE)) {
            List<String> counters =
                    shop.ownerTexts(
                            "SELECT oid::regclass FROM pg_class WHERE relkind = 'S' AND relnamespace = 'auth'::regnamespace");
            assertTrue(counters.size() > 10, counters.toString());
            for (String counter : counters) {
                assertEquals(
                        List.of("nothing"),
                        ShopAccounts.texts(
                                gate,
                                "SELECT coalesce(pg_sequence_last_value('%s')::text, 'nothing')"
                                        .formatted(counter)));
            }
        }
    }
}
