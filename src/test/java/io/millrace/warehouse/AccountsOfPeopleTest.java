package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.ServerSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The procedures that make, change and end the warehouse accounts of people. */
class AccountsOfPeopleTest {

    private static final String PASSWORD = "A-first-pass.word'\\\"1";
    private static final String ANOTHER = "Another-pass.word%_2";

    private static Databases databases;
    private Connection owner;
    private Sql sql;

    @BeforeAll
    static void migrate() {
        databases = TestServers.migrated();
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @BeforeEach
    void open() throws SQLException {
        owner = databases.warehouse().connect();
        sql = new Sql(owner, new Run());
    }

    @AfterEach
    void close() throws SQLException {
        for (String name : texts("SELECT name FROM access_person")) {
            sql.update("CALL access_remove_person(?)", name);
        }
        owner.close();
    }

    @Test
    void anExecutiveHasAnAccountAndOneForTheSync() throws SQLException {
        add("eve", "executive", PASSWORD, ANOTHER);
        assertEquals("u_eve", whoIs("u_eve", PASSWORD));
        assertEquals("s_eve", whoIs("s_eve", ANOTHER));
        assertEquals(List.of("u_eve"), texts("SELECT account FROM access_person"));
    }

    @Test
    void anAssociateIsListedAndHasNone() throws SQLException {
        add("ada", "associate", null, null);
        sql.update("CALL access_set_active(?, ?)", "ada", false);
        assertRefused("u_ada", PASSWORD);
        sql.update("CALL access_remove_person(?)", "ada");
        assertEquals(List.of(), texts("SELECT account FROM access_person"));
    }

    @Test
    void addingAgainAfterACrashWorks() throws SQLException {
        add("eve", "executive", PASSWORD, PASSWORD);
        TestServers.mysql("DROP USER 's_eve'@'%'");
        add("eve", "executive", ANOTHER, ANOTHER);
        assertEquals("u_eve", whoIs("u_eve", ANOTHER));
        assertEquals("s_eve", whoIs("s_eve", ANOTHER));
        assertRefused("u_eve", PASSWORD);
    }

    @Test
    void aStrangersAccountIsNotTakenOver() throws SQLException {
        TestServers.mysql("CREATE USER 's_mallory'@'%' IDENTIFIED BY 'not ours, not ours 1'");
        try {
            String refusal = refusal("mallory", "executive", PASSWORD, PASSWORD);
            assertTrue(refusal.contains("Millrace did not make"), refusal);
            assertEquals(List.of(), texts("SELECT account FROM access_person"));
            assertRefused("u_mallory", PASSWORD);
            assertRefused("s_mallory", PASSWORD);
            sql.update("CALL access_remove_person(?)", "mallory");
            TestServers.mysql("ALTER USER 's_mallory'@'%' ACCOUNT LOCK");
        } finally {
            TestServers.mysql("DROP USER IF EXISTS 's_mallory'@'%', 'u_mallory'@'%'");
        }
    }

    @Test
    void anInactivePersonIsLockedOutAndAnOpenConnectionCanDoNothing() throws SQLException {
        add("eve", "executive", PASSWORD, PASSWORD);
        try (Connection open = connect("s_eve", PASSWORD)) {
            Sql sync = new Sql(open, new Run());
            assertEquals(0, sync.number("SELECT COUNT(*) FROM fact_sales"));
            sql.update("CALL access_set_active(?, ?)", "eve", false);
            assertThrows(SQLException.class, () -> sync.number("SELECT 1 FROM fact_sales"));
        }
        assertRefused("u_eve", PASSWORD);
        assertRefused("s_eve", PASSWORD);
        sql.update("CALL access_set_active(?, ?)", "eve", true);
        assertEquals("s_eve", whoIs("s_eve", PASSWORD));
    }

    @Test
    void aResetGivesNewPasswords() throws SQLException {
        add("max", "manager", PASSWORD, null);
        sql.update("CALL access_reset_person('max', 'manager', ?, NULL, FALSE)", ANOTHER);
        assertRefused("u_max", PASSWORD);
        assertThrows(
                SQLException.class,
                () -> sql.update("CALL access_reset_person('no', 'manager', ?, NULL, 0)", ANOTHER));
    }

    @Test
    void removingIsFinalAndMayBeRepeated() throws SQLException {
        add("eve", "executive", PASSWORD, PASSWORD);
        sql.update("CALL access_set_regions('eve', '[\"West\"]')");
        sql.update("CALL access_remove_person('eve')");
        sql.update("CALL access_remove_person('eve')");
        assertRefused("u_eve", PASSWORD);
        assertRefused("s_eve", PASSWORD);
        assertEquals(0, sql.number("SELECT COUNT(*) FROM access_region"));
    }

    @Test
    void regionsAreReplacedAsAWhole() throws SQLException {
        add("max", "manager", PASSWORD, null);
        String query = "SELECT region FROM access_region WHERE account = 'u_max' ORDER BY region";
        sql.update("CALL access_set_regions('max', ?)", "[\"West\", \"East\", \"West\"]");
        assertEquals(List.of("East", "West"), texts(query));
        for (String bad :
                List.of("[\"*\", \"East\"]", "[\"\"]", "[7]", "[null]", "{}", "\"x\"", "[")) {
            assertThrows(
                    SQLException.class,
                    () -> sql.update("CALL access_set_regions('max', ?)", bad),
                    bad);
            assertEquals(List.of("East", "West"), texts(query), bad);
        }
        sql.update("CALL access_set_regions('max', '[]')");
        assertEquals(List.of(), texts(query));
    }

    @Test
    void anAccountThatMustUseTlsCannotDoWithout() throws SQLException {
        sql.update("CALL access_add_person('max', 'manager', ?, NULL, TRUE)", PASSWORD);
        ServerSettings plain =
                TestServers.withoutTls(TestServers.warehouse(databases, "", "u_max", PASSWORD));
        assertThrows(SQLException.class, () -> MysqlAddress.of(plain).connect().close());
    }

    @Test
    void noAnonymousAccountStandsBeforeAPersons() {
        assertEquals(0, TestServers.mysqlNumber("SELECT COUNT(*) FROM mysql.user WHERE User = ''"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Eve",
                "1eve",
                "eve\n",
                "e've",
                "eve'@'%",
                "eve`",
                "eve\\",
                "e e",
                "eeeeeeeeeeeeeeeeeeeeeeeeeeeee"
            })
    void namesThatAreNoneAreRefused(String name) {
        String refusal = refusal(name, "manager", PASSWORD, null);
        assertTrue(refusal.contains("small letters"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "Manager", "manager ", ""})
    void rolesThatAreNoneAreRefused(String role) {
        String refusal = refusal("max", role, PASSWORD, null);
        assertTrue(refusal.contains("A role is one of"), refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a blank in it", "sixteen letters ä"})
    void passwordsThatAreNoneAreRefused(String password) throws SQLException {
        refusal("max", "manager", password, null);
        assertRefused("u_max", password);
    }

    private void add(String name, String role, @Nullable String password, @Nullable String sync)
            throws SQLException {
        sql.update("CALL access_add_person(?, ?, ?, ?, FALSE)", name, role, password, sync);
    }

    private String refusal(
            String name, String role, @Nullable String password, @Nullable String sync) {
        return String.valueOf(
                assertThrows(SQLException.class, () -> add(name, role, password, sync))
                        .getMessage());
    }

    private Connection connect(String user, String password) throws SQLException {
        return MysqlAddress.of(TestServers.warehouse(databases, "", user, password)).connect();
    }

    /** Without a schema, which not every account may use. */
    private String whoIs(String user, String password) throws SQLException {
        try (Connection connection =
                MysqlAddress.of(
                                TestServers.warehouse(databases, "", user, password)
                                        .withDatabase("information_schema"))
                        .connect()) {
            return new Sql(connection, new Run())
                    .first("SELECT SUBSTRING_INDEX(USER(), '@', 1)", row -> row.getString(1))
                    .orElseThrow();
        }
    }

    private void assertRefused(String user, String password) {
        assertThrows(SQLException.class, () -> whoIs(user, password), user);
    }

    private List<String> texts(String query) throws SQLException {
        return sql.list(query, row -> row.getString(1));
    }
}
