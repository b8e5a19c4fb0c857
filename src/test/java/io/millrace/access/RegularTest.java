package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.TestPeople.Enrolled;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom most tests let come in is what the way through the gate makes of a person. */
class RegularTest {

    private static final String PASSWORD = "copper teapot under the stairs";

    private static final String SHOP =
            """
            SELECT concat_ws(' ', p.role, p.regions, p.is_active, p.one_time_until, jsonb_object_keys(p.sealed),
                     (SELECT string_agg((h.hash = p.hash)::text, ' ') FROM auth.past_password h WHERE h.person_id = p.person_id),
                     f.kind, octet_length(f.secret), cardinality(f.recovery), auth.counter('step', f.factor_id) > 0,
                     auth.counter('used', f.factor_id), auth.counter('fail', p.person_id), auth.counter('lock', p.person_id),
                     auth.counter('seen', p.person_id) > 0)
              FROM auth.person p JOIN auth.factor f USING (person_id) WHERE p.name = ?
            """;

    private static final String ACCOUNTS =
            """
            SELECT concat_ws(' ', left(a.rolname, 2), a.rolcanlogin, a.rolinherit, a.rolvaliduntil, m.roleid::regrole)
              FROM pg_roles a LEFT JOIN pg_auth_members m ON m.member = a.oid
             WHERE a.rolname IN ('u_' || ?::text, 's_' || ?::text) ORDER BY 1
            """;

    private static final String WAREHOUSE =
            "SELECT CONCAT_WS(' ', role, is_active, scope) FROM access_person WHERE name = ? ORDER BY account";

    /** Of the role that has every account. */
    @Test
    void aRegularIsLikeSomebodyWhoEnrolled() throws SQLException {
        try (TestPeople people = new TestPeople()) {
            Enrolled enrolled = people.enrolled(Role.EXECUTIVE, PASSWORD);
            Enrolled regular = people.regular(Role.EXECUTIVE, PASSWORD);
            List<List<String>> traces = traces(people, enrolled.name());
            assertTrue(traces.stream().noneMatch(List::isEmpty), traces.toString());
            assertEquals(traces, traces(people, regular.name()));
            people.forgetCode(regular.name());
            SignIn signIn = people.signIn();
            Step.SecondFactor asked =
                    (Step.SecondFactor) signIn.begin(regular.name(), PASSWORD.toCharArray());
            String code = TestPeople.code(regular.factor().secret(), 0);
            Step.Open open = assertInstanceOf(Step.Open.class, signIn.prove(asked, List.of(code)));
            open.session().close();
        }
    }

    private static List<List<String>> traces(TestPeople people, String name) throws SQLException {
        try (Connection shop = people.databases().oltp().connect();
                Connection star = people.databases().warehouse().connect()) {
            return List.of(
                    list(shop, SHOP, name),
                    list(shop, ACCOUNTS, name, name),
                    list(star, WAREHOUSE, name));
        }
    }

    private static List<String> list(Connection connection, String query, String... names)
            throws SQLException {
        return new Sql(connection, new Run())
                .list(query, row -> row.getString(1), (Object[]) names);
    }
}
