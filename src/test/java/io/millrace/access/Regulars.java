package io.millrace.access;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes people who have been here for long: as the way through the gate leaves a person on both
 * servers, without the seconds of hashing that it takes.
 */
public final class Regulars {

    private static final String CAME_IN =
            "SELECT concat(auth.take_password(person_id, ?, ?::jsonb), auth.set_factor(person_id, ?::jsonb),"
                    + " auth.set_counter('seen', person_id, auth.now_ms())) FROM auth.person WHERE name = ?";

    /** A password with half a second of work on it, for all who have it. */
    record Known(String hash, SealingKey key) {

        private static final Map<String, Known> ALL = new ConcurrentHashMap<>();

        static Known of(String password) {
            return ALL.computeIfAbsent(
                    password,
                    text ->
                            new Known(
                                    Passwords.hash(text.toCharArray()),
                                    SealingKey.fresh(text.toCharArray())));
        }

        SealedCredentials seal(Credentials credentials, String name) {
            return key.seal(credentials, name);
        }
    }

    /** The hashes of whoever's answers were asked for before. */
    private static final Map<Enrolment, String> FACTORS = new ConcurrentHashMap<>();

    private Regulars() {}

    /**
     * Adds one.
     *
     * @param shop as its owner
     */
    public static void add(
            Administration administration,
            Database shop,
            Person person,
            String password,
            Enrolment factor)
            throws SQLException {
        Known known = Known.of(password);
        Credentials credentials = Credentials.fresh(person.role());
        SealedCredentials sealed = known.seal(credentials, person.name());
        administration.add(person, credentials.wanted(), known.hash(), sealed);
        try (Connection owner = shop.connect()) {
            new Sql(owner, new Run())
                    .list(
                            CAME_IN,
                            row -> row,
                            known.hash(),
                            sealed.json(),
                            FACTORS.computeIfAbsent(factor, FactorSetup::json),
                            person.name());
        }
    }
}
