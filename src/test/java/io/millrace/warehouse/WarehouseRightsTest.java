package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each account tries each action on each object of the warehouse: what is listed, nothing else. */
class WarehouseRightsTest {

    /** Whose account tries. */
    enum Who {
        MANAGER("u_mgr"),
        EXECUTIVE("u_exe"),
        ADMINISTRATOR("u_adm"),
        SYNC("s_exe");

        final String account;

        Who(String account) {
            this.account = account;
        }
    }

    /**
     * Tries that change nothing, or that are rolled back; TRUNCATE and DROP want the same right.
     */
    private enum Action {
        SELECT("SELECT 1 FROM %1$s LIMIT 1"),
        INSERT("INSERT INTO %1$s () VALUES ()"),
        UPDATE("UPDATE %1$s SET `%2$s` = NULL WHERE FALSE"),
        DELETE("DELETE FROM %1$s WHERE FALSE"),
        ALTER("ALTER TABLE %1$s COMMENT = ''"),
        INDEX("CREATE INDEX mine ON %1$s (`%2$s`)"),
        TRIGGER("CREATE TRIGGER mine BEFORE INSERT ON %1$s FOR EACH ROW SET @mine = 1"),
        VIEW("CREATE OR REPLACE VIEW %1$s AS SELECT 1 AS mine"),
        DROP("TRUNCATE TABLE %1$s");

        final String statement;

        Action(String statement) {
            this.statement = statement;
        }
    }

    /** A table, view or procedure; by the name of its schema in the list and on the server. */
    private record Target(String listed, String name, String detail, boolean isRoutine) {}

    /**
     * What the servers say where a right is missing: to a schema, table, column, routine, at all.
     */
    private static final Set<Integer> DENIALS = Set.of(1044, 1142, 1143, 1227, 1370);

    private static TestMarts warehouse;
    private static List<Target> targets = List.of();

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("mgr", "manager", "[\"*\"]");
        warehouse.add("exe", "executive", "[]");
        warehouse.add("adm", "administrator", "[]");
        warehouse.add("ass", "associate", "[\"West\"]");
        targets = targets();
        assertTrue(targets.size() > 70, targets.size() + " objects");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @EnumSource
    void theRightsAreThoseOfTheList(Who who) throws Exception {
        TreeSet<String> expected = new TreeSet<>();
        for (String line : list().lines().toList()) {
            if (line.startsWith(who.name().toLowerCase(Locale.ROOT) + " ")) {
                expected.add(line.substring(line.indexOf(' ') + 1));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", rights(who)));
    }

    @Test
    void anAssociateHasNoAccount() {
        assertEquals(
                0,
                TestServers.mysqlNumber(
                        "SELECT COUNT(*) FROM mysql.user WHERE User IN ('u_ass', 's_ass', 's_mgr', 's_adm')"));
    }

    /** What concerns no object of ours. */
    @ParameterizedTest
    @EnumSource
    void nobodyDoesWhatNoRoleMay(Who who) throws SQLException {
        String star = warehouse.star();
        try (Connection connection = connect(who)) {
            for (String statement :
                    List.of(
                            "CREATE TABLE `" + star + "`.mine (i INT)",
                            "CREATE VIEW `" + star + "`.mine AS SELECT 1",
                            "CREATE TABLE `" + star + "_mart_manager`.mine (i INT)",
                            "CREATE VIEW `" + star + "_mart_executive`.mine AS SELECT 1",
                            "CREATE PROCEDURE `" + star + "`.mine() SELECT 1",
                            "CREATE SCHEMA mine",
                            "DROP SCHEMA `" + star + "_mart_manager`",
                            "CREATE USER 'u_mine'@'%'",
                            "DROP USER 'u_mgr'@'%'",
                            "ALTER USER 'millrace'@'127.0.0.1' IDENTIFIED BY 'mine, all mine'",
                            "GRANT SELECT ON `" + star + "`.* TO 'u_mgr'@'%'",
                            "GRANT SELECT ON `" + star + "_mart_manager`.* TO 'u_adm'@'%'",
                            "SET GLOBAL general_log = 1",
                            "FLUSH PRIVILEGES",
                            "SHOW GRANTS FOR 'millrace'@'127.0.0.1'",
                            "SELECT * FROM mysql.user",
                            "SELECT 1 INTO OUTFILE '/tmp/millrace-never'")) {
                int code =
                        assertThrows(
                                        SQLException.class,
                                        () -> execute(connection, statement),
                                        statement)
                                .getErrorCode();
                // 1045: no FILE; 1410: may not make users by a grant; 1290, 1396: not at all.
                assertTrue(
                        DENIALS.contains(code) || Set.of(1045, 1290, 1396, 1410).contains(code),
                        statement + ": " + code);
            }
            Sql sql = new Sql(connection, new Run());
            assertEquals(
                    0,
                    sql.number(
                            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER NOT LIKE ?",
                            who.account));
        }
    }

    private static List<String> rights(Who who) throws SQLException {
        List<String> rights = new ArrayList<>();
        for (Target target : targets) {
            Set<String> allowed = new TreeSet<>();
            try (Connection connection = connect(who)) {
                connection.setAutoCommit(false);
                if (target.isRoutine()) {
                    tryRoutine(connection, target, allowed);
                } else {
                    for (Action action : Action.values()) {
                        if (isAllowed(
                                connection,
                                action.statement.formatted(target.name(), target.detail()))) {
                            allowed.add(action.name());
                        }
                    }
                }
                connection.rollback();
            }
            if (!allowed.isEmpty()) {
                rights.add(target.listed() + " " + String.join(", ", allowed));
            }
        }
        Collections.sort(rights);
        return rights;
    }

    private static void tryRoutine(Connection connection, Target target, Set<String> allowed)
            throws SQLException {
        if (isAllowed(connection, "CALL %s(%s)".formatted(target.name(), target.detail()))) {
            allowed.add("EXECUTE");
        }
        if (isAllowed(connection, "ALTER PROCEDURE " + target.name() + " COMMENT ''")) {
            allowed.add("ALTER");
        }
        if (isAllowed(connection, "DROP PROCEDURE " + target.name())) {
            allowed.add("DROP");
        }
    }

    /** Whatever else goes wrong: the right was there. */
    private static boolean isAllowed(Connection connection, String statement) {
        try {
            execute(connection, statement);
            return true;
        } catch (SQLException refused) {
            return !DENIALS.contains(refused.getErrorCode());
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static Connection connect(Who who) throws SQLException {
        return MysqlAddress.of(
                        TestServers.warehouse(
                                        warehouse.databases(), "", who.account, TestMarts.PASSWORD)
                                .withDatabase("information_schema"))
                .connect();
    }

    private static List<Target> targets() throws SQLException {
        String star = warehouse.star();
        try (Connection owner = warehouse.databases().warehouse().connect()) {
            Sql sql = new Sql(owner, new Run());
            List<Target> all =
                    sql.list(
                            "SELECT TABLE_SCHEMA, TABLE_NAME, MIN(COLUMN_NAME) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA IN (?, ?, ?) GROUP BY TABLE_SCHEMA, TABLE_NAME",
                            row ->
                                    new Target(
                                            listed(row.getString(1), row.getString(2)),
                                            name(row.getString(1), row.getString(2)),
                                            row.getString(3),
                                            false),
                            star,
                            star + "_mart_manager",
                            star + "_mart_executive");
            all.addAll(
                    sql.list(
                            "SELECT r.ROUTINE_SCHEMA, r.ROUTINE_NAME, COUNT(p.ORDINAL_POSITION) FROM information_schema.ROUTINES r LEFT JOIN information_schema.PARAMETERS p ON p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA AND p.SPECIFIC_NAME = r.ROUTINE_NAME WHERE r.ROUTINE_SCHEMA IN (?, ?, ?) GROUP BY r.ROUTINE_SCHEMA, r.ROUTINE_NAME",
                            row ->
                                    new Target(
                                            listed(row.getString(1), row.getString(2)),
                                            name(row.getString(1), row.getString(2)),
                                            arguments(row.getString(2), row.getInt(3)),
                                            true),
                            star,
                            star + "_mart_manager",
                            star + "_mart_executive"));
            return all;
        }
    }

    /** What each takes and none of ours takes for true. */
    private static String arguments(String routine, int count) {
        return Collections.nCopies(count, routine.equals("access_mart") ? "@x" : "NULL").stream()
                .collect(Collectors.joining(", "));
    }

    private static String name(String schema, String object) {
        return "`" + schema + "`.`" + object + "`";
    }

    /** The star's objects by their bare name. */
    private static String listed(String schema, String object) {
        return schema.equals(warehouse.star())
                ? object
                : schema.substring(warehouse.star().length() + 1) + "." + object;
    }

    private static String list() throws IOException {
        try (InputStream file =
                WarehouseRightsTest.class.getResourceAsStream("warehouse_rights.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
