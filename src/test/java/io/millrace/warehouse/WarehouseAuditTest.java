package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people with a client of their own can make of the warehouse's audit: nothing but the truth.
 */
class WarehouseAuditTest {

    private static final String NEW = "A-password-of-theirs.2";
    private static TestMarts warehouse;

    private long told;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("wes", "manager", "[\"West\"]");
        warehouse.add("eve", "manager", "[\"West\"]");
        warehouse.add("exe", "executive", "[\"*\"]");
        warehouse.add("adm", "administrator", "[\"*\"]");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void countRecords() throws SQLException {
        told = Long.parseLong(warehouse.ownerTexts("SELECT COUNT(*) FROM audit_record").getFirst());
    }

    private List<String> since(String columns) throws SQLException {
        return warehouse.ownerTexts(
                "SELECT CONCAT_WS(' ', %s) FROM audit_record WHERE record_id > %d ORDER BY record_id"
                        .formatted(columns, told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET timestamp = 1000000000",
                "SET timestamp = UNIX_TIMESTAMP() + 400 * 86400",
                "SET time_zone = '+13:00'",
                "SET time_zone = '-11:00'"
            })
    void noSessionSaysWhenItWas(String pretence) throws SQLException {
        try (Connection person = warehouse.connect(Mart.MANAGER, "u_wes")) {
            Sql sql = new Sql(person, new Run());
            sql.update(pretence);
            String zone = zone(sql);
            sql.list("CALL reveal_customer(4, 'He asked me to call back.')", row -> 1);
            tell(sql, "sql", "{}");
            ask(sql, "Sales?");
            assertEquals(zone, zone(sql), "The session is as it was");
        }
        assertEquals(
                List.of("1", "1", "1"),
                since("ABS(TIMESTAMPDIFF(MINUTE, written_at, SYSDATE())) < 5"));
        assertEquals(
                List.of("1"),
                warehouse.ownerTexts(
                        "SELECT ABS(TIMESTAMPDIFF(MINUTE, asked_at, SYSDATE())) < 5 FROM query_log ORDER BY query_id DESC LIMIT 1"));
    }

    private static String zone(Sql sql) throws SQLException {
        return sql.first("SELECT @@time_zone", row -> row.getString(1)).orElseThrow();
    }

    @Test
    void noPretendedFuturePurges() throws SQLException {
        warehouse.owner("CALL audit_note('kept', 'kept', '{}')");
        warehouse.owner("CALL log_question('Kept?', 'grammar', 'SELECT 1', 1, 1, 'answered')");
        try (Connection sync = warehouse.connect("s_exe")) {
            Sql sql = new Sql(sync, new Run());
            sql.update("SET timestamp = UNIX_TIMESTAMP() + 400 * 86400");
            assertEquals(
                    List.of("0 0"),
                    sql.list(
                            "CALL audit_purge(1, 1)",
                            row -> row.getLong(1) + " " + row.getLong(3)));
        }
        assertEquals(List.of("kept", "question"), since("event"));
    }

    /** Whoever administers people has a client, too. */
    @Test
    void everyChangeOfAnAccountIsRecorded() throws SQLException {
        try (Connection administrator = warehouse.connect("u_adm")) {
            Sql sql = new Sql(administrator, new Run());
            sql.update("CALL access_add_person('new', 'manager', ?, NULL, FALSE)", NEW);
            sql.update("CALL access_set_regions('new', '[\"West\"]')");
            sql.update("CALL access_set_regions('new', '[\"*\"]')");
            sql.update("CALL access_reset_person('new', 'manager', ?, NULL, FALSE)", NEW);
            sql.update("CALL access_set_active('new', FALSE)");
            sql.update("CALL access_set_active('new', TRUE)");
            sql.update("CALL access_remove_person('new')");
            assertThrows(
                    SQLException.class,
                    () -> sql.update("CALL access_set_regions('new', '[\"*\"]')"));
        }
        assertEquals(
                List.of(
                        "adm person added new manager",
                        "adm regions changed new |West|",
                        "adm regions changed new |*|",
                        "adm person reset new manager",
                        "adm person disabled new",
                        "adm person enabled new",
                        "adm person removed new"),
                since(
                        "person, event, subject, JSON_UNQUOTE(COALESCE(JSON_EXTRACT(detail, '$.role'), JSON_EXTRACT(detail, '$.after')))"));
        assertTrue(
                since("detail").stream().noneMatch(detail -> detail.contains(NEW)),
                "No password is in the audit");
    }

    @Test
    void whoeverKeepsATransactionOpenKeepsNobodyWaiting() throws SQLException {
        try (Connection idle = warehouse.connect(Mart.MANAGER, "u_eve");
                Connection other = warehouse.connect(Mart.MANAGER, "u_wes")) {
            idle.setAutoCommit(false);
            tell(new Sql(idle, new Run()), "sql", "{}");
            ask(new Sql(idle, new Run()), "Sales?");
            Sql sql = new Sql(other, new Run());
            sql.update("SET innodb_lock_wait_timeout = 1");
            tell(sql, "sql", "{}");
            idle.rollback();
        }
        assertEquals(List.of("eve sql", "eve question", "wes sql"), since("person, event"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}, {\"person\": \"exe\"}",
                "[]",
                "\"text\"",
                "{\"query\": \"\n",
                ""
            })
    void aDetailIsOneObject(String detail) throws SQLException {
        try (Connection person = warehouse.connect(Mart.MANAGER, "u_eve")) {
            Sql sql = new Sql(person, new Run());
            SQLException refused = assertThrows(SQLException.class, () -> tell(sql, "sql", detail));
            assertEquals("The detail is a JSON object.", refused.getMessage());
        }
        assertEquals(List.of(), since("event"));
    }

    @Test
    void nobodyFillsTheDisk() throws SQLException {
        try (Connection person = warehouse.connect(Mart.MANAGER, "u_eve");
                Connection other = warehouse.connect(Mart.MANAGER, "u_wes")) {
            Sql eve = new Sql(person, new Run());
            String account = eve.first("SELECT USER()", row -> row.getString(1)).orElseThrow();
            assertThrows(
                    SQLException.class,
                    () -> tell(eve, "sql", "{\"query\": \"%s\"}".formatted("x".repeat(20_000))));
            assertThrows(SQLException.class, () -> ask(eve, "Sales?", "x".repeat(20_001)));
            tell(eve, "sql", "{\"query\": \"%s\"}".formatted("x".repeat(19_000)));
            // As if told one by one, which takes a while.
            String thousands =
                    "FROM (SELECT 0 AS n%s) a CROSS JOIN (SELECT 0 AS m%s) b"
                            .formatted(numbers(70), numbers(72));
            warehouse.owner(
                    "INSERT INTO audit_record SELECT 1000000 + a.n * 100 + b.m, UTC_TIMESTAMP(6), 'eve', '%s', 'sql', '', '{}', '' "
                                    .formatted(account)
                            + thousands);
            warehouse.owner(
                    "INSERT INTO query_log (person, question, engine, sql_text, row_count, elapsed_ms, outcome)"
                            + " SELECT 'eve', 'Sales?', 'grammar', '', 1, 1, 'answered' "
                            + thousands);
            try {
                assertTrue(
                        String.valueOf(
                                        assertThrows(
                                                        SQLException.class,
                                                        () -> tell(eve, "sql", "{}"))
                                                .getMessage())
                                .contains("5000 times"));
                assertThrows(SQLException.class, () -> ask(eve, "Sales?"));
                tell(new Sql(other, new Run()), "sql", "{}");
                ask(new Sql(other, new Run()), "Sales?");
            } finally {
                warehouse.owner("DELETE FROM audit_record WHERE record_id >= 1000000");
                warehouse.owner("DELETE FROM query_log WHERE person = 'eve'");
            }
        }
    }

    private static String numbers(int last) {
        StringBuilder union = new StringBuilder();
        for (int i = 1; i <= last; i++) {
            union.append(" UNION ALL SELECT ").append(i);
        }
        return union.toString();
    }

    private static void tell(Sql sql, String event, String detail) throws SQLException {
        sql.update("CALL `" + warehouse.star() + "`.audit_tell(?, 'warehouse', ?)", event, detail);
    }

    private static void ask(Sql sql, String question) throws SQLException {
        ask(sql, question, "SELECT 1");
    }

    private static void ask(Sql sql, String question, String query) throws SQLException {
        sql.update(
                "CALL `" + warehouse.star() + "`.log_question(?, 'grammar', ?, 1, 1, 'answered')",
                question,
                query);
    }
}
