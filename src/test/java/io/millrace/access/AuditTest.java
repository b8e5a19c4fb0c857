package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.cdc.Shop;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is done to the eight tables leaves a record that says who did it. */
class AuditTest {

    private AuditedShop shop;
    private long mark;

    @BeforeEach
    void open() throws Exception {
        shop = new AuditedShop();
        shop.execute("SELECT oltp.ensure_months('2023-12-01', '2025-06-01')");
        mark = shop.mark();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void cascadesAreRecordedOnceATable() throws Exception {
        shop.execute(
                "UPDATE oltp.sales_order SET order_id = order_id || 'x' WHERE order_id LIKE 'O1_'");
        assertEquals(
                List.of(
                        "update|sales_order|10|{}",
                        "update|order_line|27|{}",
                        "update|order_return|2|{}"),
                shop.since(mark));
        assertEquals(
                0,
                shop.number(
                        """
                        SELECT count(*) FROM audit.entry
                         WHERE event = 'update' AND before ->> 'order_id' || 'x' <> after ->> 'order_id'
                        """));
        mark = shop.mark();
        shop.execute("DELETE FROM oltp.sales_order WHERE order_id LIKE 'O1_x'");
        assertEquals(
                List.of(
                        "delete|sales_order|10|{}",
                        "delete|order_line|27|{}",
                        "delete|order_return|2|{}"),
                shop.since(mark));
    }

    @Test
    void eachRowIsBesideWhatItBecameAlsoWhereItMovesToAnotherMonth() throws Exception {
        shop.execute(
                "UPDATE oltp.sales_order SET order_date = order_date - 31, region = region || order_id");
        assertEquals(
                List.of("60|60"),
                shop.rows(
                        """
                        SELECT count(*), count(*) FILTER (WHERE (before ->> 'order_date')::date - 31 = (after ->> 'order_date')::date
                                 AND before ->> 'order_id' = after ->> 'order_id'
                                 AND (before ->> 'region') || (before ->> 'order_id') = after ->> 'region')
                          FROM audit.entry WHERE event = 'update' AND subject = 'sales_order'
                        """));
        assertEquals(
                0,
                shop.number(
                        """
                        SELECT count(*) FROM audit.entry
                         WHERE event = 'update' AND subject = 'order_line'
                           AND before - '{order_date,ship_date}'::text[] <> after - '{order_date,ship_date}'::text[]
                        """));
        assertEquals(
                150,
                shop.number(
                        "SELECT count(*) FROM audit.entry WHERE event = 'update' AND subject = 'order_line'"));
    }

    @Test
    void truncationIsRecordedAndAPartitionDoesNotHide() throws Exception {
        shop.execute("TRUNCATE oltp.order_return", "TRUNCATE oltp.order_line_2024_03");
        assertEquals(
                List.of(
                        "truncate|order_return|0|{}",
                        "truncate|order_line|0|{\"partition\": \"order_line_2024_03\"}"),
                shop.since(mark));
        mark = shop.mark();
        shop.execute(
                "UPDATE oltp.order_line_2024_04 SET quantity = quantity + 1",
                "INSERT INTO oltp.order_line_2024_04 SELECT order_id, line_no + 70, order_date, product_id, quantity, sales, discount, profit, ship_date, ship_mode FROM oltp.order_line_2024_04 LIMIT 1",
                "DELETE FROM oltp.order_line_2024_04 WHERE line_no > 70");
        assertEquals(
                List.of(
                        "update|order_line|10|{\"partition\": \"order_line_2024_04\"}",
                        "insert|order_line|1|{\"partition\": \"order_line_2024_04\"}",
                        "delete|order_line|1|{\"partition\": \"order_line_2024_04\"}"),
                shop.since(mark));
    }

    @Test
    void aPartitionMadeByHandComesUnderAuditAndATriggerPutToSleepIsWoken() throws Exception {
        shop.execute(
                "CREATE TABLE oltp.order_line_2030_01 PARTITION OF oltp.order_line FOR VALUES FROM ('2030-01-01') TO ('2030-02-01')",
                "ALTER TABLE oltp.customer DISABLE TRIGGER USER",
                "DROP TRIGGER audit_delete ON oltp.product",
                "ALTER TABLE oltp.segment ENABLE TRIGGER audit_insert");
        try (Connection held = shop.databases().connectExtractor()) {
            held.setAutoCommit(false);
            try (Statement statement = held.createStatement()) {
                statement.execute(
                        "UPDATE oltp.product SET product_name = 'Held' WHERE product_id = 'P1'");
                shop.exchange();
                held.rollback();
            }
        }
        assertEquals(
                List.of(
                        "audit woken|customer|oltp.customer",
                        "audit woken|order_line|oltp.order_line_2030_01",
                        "audit woken|segment|oltp.segment"),
                shop.rows(
                        "SELECT event, subject, detail ->> 'relation' FROM audit.record WHERE event = 'audit woken' ORDER BY 2"));
        shop.exchange();
        assertEquals(
                4, shop.number("SELECT count(*) FROM audit.record WHERE event = 'audit woken'"));
        assertEquals(0, shop.number("SELECT count(*) FROM audit.unwatched"));
    }

    @Test
    void replicationModeDoesNotGetAround() throws Exception {
        shop.asSuperuser(
                "SET session_replication_role = replica; UPDATE oltp.customer SET phone = '1' WHERE customer_id = 'C1'");
        assertEquals(List.of("update|customer|1|{}"), shop.since(mark));
    }

    @Test
    void housekeepingIsOneRecord() throws Exception {
        shop.execute(
                "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state, ship_city, region, market) VALUES ('X', '2029-05-05', 'C1', 'a', 'b', 'c', 'd', 'e')",
                "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode) SELECT 'X', n, '2029-05-05', 'P1', 1, 1, 1, '2029-05-05', 'First Class' FROM generate_series(1, 5) n");
        mark = shop.mark();
        shop.execute("SELECT oltp.add_month('order_line', '2029-05-01')");
        assertEquals(
                List.of(
                        "rows moved|order_line|0|{\"rows\": 5, \"partition\": \"order_line_2029_05\"}"),
                shop.since(mark));
        shop.execute("UPDATE oltp.order_line_2029_05 SET quantity = 2");
        assertEquals(2, shop.since(mark).size(), "After housekeeping everything is recorded again");
        mark = shop.mark();
        shop.execute(
                "BEGIN; ALTER TABLE oltp.segment DISABLE TRIGGER USER; UPDATE oltp.segment SET tbl_last_xid = '99999999999'; ALTER TABLE oltp.segment ENABLE ALWAYS TRIGGER cdc_zz_stamp; ALTER TABLE oltp.segment ENABLE ALWAYS TRIGGER audit_update; COMMIT");
        try (Connection connection = shop.databases().connectExtractor()) {
            assertEquals(3, new Shop(connection, new Run()).restamp());
        }
        assertEquals(List.of("rows restamped|null|0|{\"rows\": 3}"), shop.since(mark));
    }

    @Test
    void theDemoCompanyIsOneRecord() throws Exception {
        long rows;
        try (Connection connection = shop.databases().oltp().connect()) {
            rows =
                    new DemoCompany(1, new DemoCompany.Size(1_000))
                            .replace(connection, new Run())
                            .rows();
        }
        assertEquals(
                List.of(
                        "demo company loaded|null|0|{\"rows\": %d, \"replaced\": true}"
                                .formatted(rows)),
                shop.since(mark));
        shop.execute("UPDATE oltp.segment SET segment_name = segment_name || '.'");
        assertEquals(2, shop.since(mark).size());
    }

    @Test
    void whoActsIsTheSessionUserWhateverRoleIsSet() throws Exception {
        String person = "anna_" + ProcessHandle.current().pid();
        try (Connection connection = TestServers.shopAsSuperuser(shop.databases());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE u_%s; GRANT millrace TO u_%1$s".formatted(person));
            try {
                statement.execute("SET SESSION AUTHORIZATION u_" + person);
                statement.execute("SET ROLE millrace");
                statement.execute("UPDATE oltp.customer SET phone = '1' WHERE customer_id = 'C1'");
                statement.execute("DELETE FROM oltp.sales_order WHERE order_id = 'O5'");
                statement.execute("RESET SESSION AUTHORIZATION");
                assertEquals(
                        List.of(person + "|u_" + person),
                        shop.rows(
                                "SELECT DISTINCT person, account FROM audit.record WHERE record_id > "
                                        + mark));
                assertEquals(4, shop.since(mark).size());
                assertEquals(
                        List.of("owner|millrace"),
                        shop.rows(
                                "SELECT person, account FROM audit.record WHERE record_id = "
                                        + mark));
            } finally {
                statement.execute("RESET SESSION AUTHORIZATION");
                statement.execute("DROP ROLE u_" + person);
            }
        }
    }

    @Test
    void thePauseOfAnotherTransactionIsWorthNothing() throws Exception {
        try (Connection connection = shop.databases().connectExtractor();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN; SELECT audit.pause()");
            String token =
                    AuditedShop.rows(connection, "SELECT current_setting('audit.pause')")
                            .getFirst();
            assertEquals(64, token.length());
            statement.execute("COMMIT");
            statement.execute("SET audit.pause = '%s'".formatted(token));
            statement.execute("UPDATE oltp.customer SET phone = '1' WHERE customer_id = 'C1'");
        }
        assertEquals(List.of("update|customer|1|{}"), shop.since(mark));
    }

    @Test
    void entriesAreListedFromBothSides() throws Exception {
        shop.execute("UPDATE oltp.sales_order SET region = 'North' WHERE order_id IN ('O7', 'O8')");
        shop.tellWarehouse(1);
        List<AuditEntry> newest = shop.audit().list(AuditFilter.newest(3), new Run());
        assertEquals(
                List.of("warehouse sql", "shop update", "shop update"),
                newest.stream().map(e -> e.side().words() + " " + e.event()).toList());
        assertEquals("{\"query\":\"Q0\"}", newest.getFirst().detail());
        List<AuditEntry> of =
                shop.audit()
                        .list(
                                new AuditFilter(
                                        "owner", "update", "sales_order", "O8", null, null, 9),
                                new Run());
        assertEquals(List.of("{\"order_id\": \"O8\"}"), of.stream().map(AuditEntry::key).toList());
        assertTrue(String.valueOf(of.getFirst().after()).contains("North"));
        assertEquals(
                List.of(),
                shop.audit()
                        .list(
                                new AuditFilter(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        of.getFirst().at().minusSeconds(3600),
                                        9),
                                new Run()));
    }

    @Test
    void peopleTellOnlyOfWhatTheirProgramsDo() {
        assertThrows(
                io.millrace.MillraceException.class,
                () -> Audit.tell(shop.databases().oltp(), "signed in", "x", Map.of()));
        assertThrows(
                io.millrace.MillraceException.class,
                () -> Audit.tell(shop.databases().warehouse(), "reveal", "x", Map.of()));
    }
}
