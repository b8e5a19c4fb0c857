package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.ShopAccounts.Who;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people with psql can make of the shop's audit: nothing but the truth, and not too much. */
class ShopAuditTest {

    private static ShopAccounts shop;

    @BeforeAll
    static void open() throws SQLException {
        shop = new ShopAccounts();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** Who a customer is, is revealed for a reason and not by the way. */
    @Test
    void anExecutiveReadsWhatChangedAndNotWhoSomebodyIs() throws SQLException {
        shop.asOwner(
                "UPDATE oltp.customer SET email = 'new@example.com', segment_id = 1 WHERE customer_id = 'C1'",
                "UPDATE oltp.sales_order SET ship_postal_code = '12345', ship_city = 'Elsewhere' WHERE order_id = 'W1'");
        String columns =
                "SELECT concat_ws(' ', event, key, before ->> '%1$s', after ->> '%1$s', after ->> '%2$s') FROM audit.entry WHERE subject = '%3$s' AND event = 'update' ORDER BY record_id DESC LIMIT 1";
        String email = columns.formatted("email", "customer_name", "customer");
        String place = columns.formatted("ship_city", "ship_postal_code", "sales_order");
        for (Who who : List.of(Who.EXECUTIVE, Who.SYNC)) {
            try (Connection reader = shop.connect(who)) {
                assertEquals(
                        List.of(
                                "update {\"customer_id\": \"C1\"} (hidden) (hidden, changed) (hidden)"),
                        ShopAccounts.texts(reader, email));
                assertEquals(
                        List.of("update {\"order_id\": \"W1\"} City Elsewhere (hidden, changed)"),
                        ShopAccounts.texts(reader, place));
                assertEquals(
                        List.of(),
                        ShopAccounts.texts(
                                reader,
                                "SELECT e::text FROM audit.entry e WHERE e::text ~ 'Ada|Ben Lake|@example|555 [12]|12345'"));
                assertThrows(
                        SQLException.class,
                        () -> ShopAccounts.texts(reader, "SELECT after::text FROM audit.change"));
            }
        }
        assertEquals(
                List.of("update {\"customer_id\": \"C1\"} ada@example.com new@example.com Ada Fox"),
                shop.ownerTexts(email));
    }

    @Test
    void nobodyFillsTheDisk() throws SQLException {
        try (Connection connection = shop.connect(Who.MANAGER)) {
            Sql manager = new Sql(connection, new Run());
            assertThrows(SQLException.class, () -> tell(manager, "x".repeat(20_000)));
            assertEquals(
                    4_999,
                    manager.list(
                                    "SELECT audit.tell('sql', 'oltp', '{}') FROM generate_series(1, 4999)",
                                    row -> 1)
                            .size());
            tell(manager, "the last one");
            assertEquals(
                    "54000",
                    assertThrows(SQLException.class, () -> tell(manager, "one more"))
                            .getSQLState());
        }
        try (Connection other = shop.connect(Who.ASSOCIATE)) {
            tell(new Sql(other, new Run()), "somebody else's");
        }
        assertEquals(
                List.of(shop.account(Who.ASSOCIATE)),
                shop.ownerTexts(
                        "SELECT account FROM audit.record ORDER BY record_id DESC LIMIT 1"));
    }

    private static void tell(Sql sql, String query) throws SQLException {
        sql.list(
                "SELECT audit.tell('sql', 'oltp', jsonb_build_object('query', ?::text))",
                row -> 1,
                query);
    }

    /** Each record of a failure costs whoever makes it as much as a wrong password does. */
    @Test
    void aMadeUpTicketIsNoCheapWayToFillTheAudit() throws SQLException {
        try (Connection connection = shop.connect(Who.GATE)) {
            Sql gate = new Sql(connection, new Run());
            Duration password = fastest(gate, "SELECT auth.sign_in('nobody', 'wrong horse')");
            Duration ticket = fastest(gate, "SELECT auth.prove('made up', ARRAY['123456'])");
            assertTrue(
                    ticket.toMillis() > password.toMillis() / 2,
                    ticket + " where a password takes " + password);
        }
    }

    private static Duration fastest(Sql gate, String question) throws SQLException {
        Duration fastest = Duration.ofMinutes(1);
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            gate.list(question, row -> row.getString(1));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            fastest = elapsed.compareTo(fastest) < 0 ? elapsed : fastest;
        }
        return fastest;
    }
}
