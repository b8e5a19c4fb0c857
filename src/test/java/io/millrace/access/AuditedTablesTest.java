package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.db.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One shop in which each table is written to, and in which nobody else writes to the audit. */
class AuditedTablesTest {

    private static final String PERMISSION_DENIED = "42501";

    private static AuditedShop shop;
    private long mark;

    @BeforeAll
    static void open() throws Exception {
        shop = new AuditedShop();
        shop.execute("SELECT oltp.ensure_months('2023-12-01', '2025-06-01')");
    }

    @BeforeEach
    void readMark() throws Exception {
        mark = shop.mark();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment: (segment_id, segment_name) VALUES (77, 'New'): segment_name = 'Newer': segment_id = 77",
                "category: (category_id, category_name) VALUES (77, 'New'): category_name = 'Newer': category_id = 77",
                "subcategory: (subcategory_id, subcategory_name, category_id) VALUES (77, 'New', 1): subcategory_name = 'Newer': subcategory_id = 77",
                "product: (product_id, product_name, subcategory_id) VALUES ('X', 'New', 1): product_name = 'Newer': product_id = 'X'",
                "customer: (customer_id, customer_name, segment_id) VALUES ('X', 'New', 1): email = 'x@y.z': customer_id = 'X'",
                "sales_order: (order_id, order_date, customer_id, ship_country, ship_state, ship_city, region, market) VALUES ('X', '2024-05-05', 'C1', 'a', 'b', 'c', 'd', 'e'): region = 'Newer': order_id = 'X'",
                "order_line: (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode) SELECT order_id, 99, order_date, 'P1', 1, 1, 1, order_date, 'First Class' FROM oltp.sales_order WHERE order_id = 'O1': quantity = 2: line_no = 99",
                "order_return: (return_id, order_id, order_date, return_date) SELECT 999, order_id, order_date, order_date FROM oltp.sales_order WHERE order_id = 'O1': return_reason = 'Newer': return_id = 999"
            })
    void insertsUpdatesAndDeletesOfEachTable(String what) throws Exception {
        String[] part = what.split(": ", 4);
        shop.execute(
                "INSERT INTO oltp.%s %s".formatted(part[0], part[1]),
                "UPDATE oltp.%s SET %s WHERE %s".formatted(part[0], part[2], part[3]),
                "UPDATE oltp.%s SET %s WHERE %s".formatted(part[0], part[2], part[3]),
                "DELETE FROM oltp.%s WHERE %s".formatted(part[0], part[3]),
                "DELETE FROM oltp.%s WHERE %s".formatted(part[0], part[3]));
        assertEquals(
                List.of(
                        "insert|%s|1|{}".formatted(part[0]),
                        "update|%s|1|{}".formatted(part[0]),
                        "delete|%s|1|{}".formatted(part[0])),
                shop.since(mark),
                "An update that changes nothing and a delete of nothing leave no record");
        assertEquals(
                List.of("t|t|t"),
                shop.rows(
                        """
                        SELECT i.before IS NULL AND i.after = u.before, u.before <> u.after,
                               d.before = u.after AND d.after IS NULL AND d.key = i.key AND i.key <> '{}'
                          FROM audit.entry i, audit.entry u, audit.entry d
                         WHERE i.event = 'insert' AND u.event = 'update' AND d.event = 'delete'
                           AND least(i.record_id, u.record_id, d.record_id) > %d
                        """
                                .formatted(mark)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO audit.record OVERRIDING SYSTEM VALUE SELECT * FROM audit.record",
                "UPDATE audit.record SET person = 'somebody'",
                "DELETE FROM audit.record",
                "TRUNCATE audit.record",
                "INSERT INTO audit.change SELECT * FROM audit.change",
                "UPDATE audit.change SET after = NULL",
                "DELETE FROM audit.change",
                "UPDATE audit.chain SET position = 0",
                "SELECT * FROM audit.chain FOR UPDATE",
                "SELECT * FROM audit.key",
                "DELETE FROM audit.anchor",
                "SELECT audit.note('signed in', 'somebody', '{}')",
                "SELECT audit.write(1, 'a', 'b', 0, NULL, '{}')",
                "SELECT audit.pause()",
                "SELECT audit.pause_token()",
                "SELECT audit.purge(1)",
                "SELECT audit.watch('oltp.customer', 'customer')",
                "SELECT nextval('audit.record_record_id_seq')",
                "SELECT setval('audit.record_record_id_seq', 1)",
                "CREATE FUNCTION audit.mine() RETURNS void LANGUAGE sql AS ''",
                "DROP TRIGGER audit_update ON oltp.customer",
                "ALTER TABLE oltp.customer DISABLE TRIGGER audit_update"
            })
    void nobodyElseWritesToTheAudit(String attempt) throws Exception {
        String person = "u_eve_" + ProcessHandle.current().pid();
        try (Connection connection = TestServers.shopAsSuperuser(shop.databases());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    ("CREATE ROLE %s; GRANT USAGE ON SCHEMA audit TO %1$s; GRANT SELECT ON audit.record, audit.change, audit.chain TO %1$s;"
                                    + " GRANT USAGE ON SCHEMA oltp TO %1$s; GRANT ALL ON ALL TABLES IN SCHEMA oltp TO %1$s")
                            .formatted(person));
            try {
                statement.execute("SET SESSION AUTHORIZATION " + person);
                SQLException refused =
                        assertThrows(SQLException.class, () -> statement.execute(attempt));
                assertEquals(PERMISSION_DENIED, refused.getSQLState(), refused.getMessage());
                assertEquals(mark, shop.mark());
            } finally {
                statement.execute("RESET SESSION AUTHORIZATION");
                statement.execute("DROP OWNED BY %s; DROP ROLE %1$s".formatted(person));
            }
        }
    }
}
