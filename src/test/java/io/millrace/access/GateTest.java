package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With the account of env.yaml alone: nothing of sign-in's schemas answers but sign-in. */
class GateTest {

    private static final List<String> ALLOWED = List.of("auth.sign_in", "auth.prove", "auth.renew");
    private static final String DENIED = "42501";

    private static TestPeople people;

    @BeforeAll
    static void open() {
        people = new TestPeople();
        people.enrolled(Role.EXECUTIVE, "copper teapot under the stairs");
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @Test
    void noFunctionButSignInRuns() throws SQLException {
        List<String> calls =
                owner(
                        """
                        SELECT format('SELECT %s(%s)', p.oid::regproc, (
                                 -- A strict function of NULL is nothing, and nobody asks who calls it.
                                 SELECT string_agg(format(
                                          CASE WHEN n = p.pronargs AND p.provariadic <> 0 THEN 'VARIADIC NULL::%s'
                                               WHEN t IN ('text'::regtype, 'bytea'::regtype) THEN '''''::%s'
                                               ELSE 'NULL::%s' END, format_type(t, NULL)), ', ' ORDER BY n)
                                   FROM unnest(p.proargtypes) WITH ORDINALITY a(t, n)))
                          FROM pg_proc p
                         WHERE p.prokind = 'f' AND p.pronamespace IN ('auth'::regnamespace, 'crypto'::regnamespace)
                        """);
        assertTrue(calls.size() > 80, calls.size() + " functions");
        List<String> answered = new ArrayList<>();
        for (String call : calls) {
            if (!state(call).equals(DENIED)) {
                answered.add(call.substring("SELECT ".length(), call.indexOf('(')));
            }
        }
        assertEquals(ALLOWED.stream().sorted().toList(), answered.stream().sorted().toList());
    }

    @Test
    void noTableAndNoCounterIsReadOrWritten() throws SQLException {
        List<String> statements =
                owner(
                        """
                        SELECT format(s, oid::regclass)
                          FROM pg_class, unnest(CASE relkind
                                 WHEN 'r' THEN ARRAY['SELECT * FROM %s', 'DELETE FROM %s', 'TRUNCATE %s', 'COPY %s TO STDOUT',
                                                     'INSERT INTO %s DEFAULT VALUES', 'BEGIN; LOCK %s']
                                 ELSE ARRAY['SELECT * FROM %s', 'SELECT nextval(''%s'')', 'SELECT setval(''%s'', 1)',
                                            'SELECT pg_sequence_last_value(''%s'')'] END) s
                         WHERE relkind IN ('r', 'S') AND relnamespace = 'auth'::regnamespace
                        """);
        assertTrue(statements.size() > 50, statements.size() + " statements");
        for (String statement : statements) {
            if (statement.contains("pg_sequence_last_value")) {
                assertEquals("nothing", stateOrValue(statement), statement);
            } else {
                assertEquals(DENIED, state(statement), statement);
            }
        }
    }

    @Test
    void noOtherAccountIsTakenOn() throws SQLException {
        for (String role :
                owner("SELECT rolname FROM pg_roles WHERE rolname NOT LIKE 'millrace_gate%'")) {
            assertEquals(DENIED, state("SET ROLE \"" + role + "\""), role);
            if (role.startsWith("pg_")) {
                continue;
            }
            assertEquals(DENIED, state("ALTER ROLE \"" + role + "\" PASSWORD 'mine'"), role);
        }
    }

    private static List<String> owner(String query) throws SQLException {
        try (Connection connection = people.databases().oltp().connect()) {
            return new Sql(connection, new Run()).list(query, row -> row.getString(1));
        }
    }

    /** The server's code for its refusal; empty where it did as it was told. */
    private static String state(String statement) {
        String state = stateOrValue(statement);
        return state.equals("nothing") ? "" : state;
    }

    /** The server's code for its refusal, or what it gave. */
    private static String stateOrValue(String statement) {
        try (Connection gate = PostgresqlAddress.of(people.gate()).connect();
                var prepared = gate.createStatement()) {
            if (!prepared.execute(statement)) {
                return "";
            }
            try (var rows = prepared.getResultSet()) {
                return rows.next() && rows.getString(1) != null ? rows.getString(1) : "nothing";
            }
        } catch (SQLException refused) {
            return String.valueOf(refused.getSQLState());
        }
    }
}
