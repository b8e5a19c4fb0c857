package io.millrace.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.security.InvalidKeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PasswordUtil;

/** A shop of its own with people who sign in; their accounts are dropped with it. */
public final class TestPeople implements AutoCloseable {

    /** Of the accounts that {@link #account} makes. */
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Databases databases = TestServers.migrated();
    private final List<String> names = new ArrayList<>();

    public TestPeople() {
        String star = TestServers.warehouse(databases).database();
        for (Role role : Role.values()) {
            if (role.hasMart()) {
                TestServers.mysql("CREATE SCHEMA IF NOT EXISTS " + star + "_mart_" + role.code());
            }
        }
    }

    public Databases databases() {
        return databases;
    }

    ServerSettings gate() {
        return TestServers.gate(databases);
    }

    /** Roles belong to the whole server, so every test has names of its own. */
    String freshName() {
        String name =
                "t"
                        + Long.toString(ProcessHandle.current().pid(), 36)
                        + "_"
                        + COUNT.incrementAndGet();
        names.add(name);
        return name;
    }

    /** The keeping of people, as the owner. */
    Administration administration() {
        return new Administration(databases.oltp(), databases.warehouse(), TlsMode.DISABLE);
    }

    public SignIn signIn() {
        return new GateSignIn(gate(), TestServers.warehouse(databases));
    }

    /** Somebody who was never here; the password is the one for the first sign-in. */
    NewPerson add(Role role) {
        Person person = new Person(freshName(), role, List.of("West"));
        return new NewPerson(person.name(), new String(administration().add(person)));
    }

    /** A name with a password. */
    record NewPerson(String name, String password) {}

    /** Somebody who knows the passwords of both accounts, though no way in; gives the name. */
    public String account(Role role, String region) {
        String name = freshName();
        String verifier = PasswordUtil.encodeScramSha256(PASSWORD.toCharArray());
        sql(
                "SELECT auth.add_person(?, ?, ARRAY[?], ?, ?, ?, ?::jsonb)",
                name,
                role.code(),
                region,
                Regulars.Known.of(PASSWORD).hash(),
                verifier,
                role == Role.EXECUTIVE ? verifier : null,
                ofSomebody());
        return name;
    }

    /** The databases, the shop as that person's account sees it. */
    public Databases as(String name) {
        return TestServers.withShopAccount(databases, "u_" + name, PASSWORD);
    }

    /** Somebody who has been here for long, with the password and an authenticator app. */
    public Enrolled regular(Role role, String password) {
        Person person = new Person(freshName(), role, List.of("West"));
        Enrolment.Totp factor = totp();
        try {
            Regulars.add(administration(), databases.oltp(), person, password, factor);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return new Enrolled(person.name(), password, factor);
    }

    /**
     * Somebody who came in with the first password and set up a password and an authenticator app.
     */
    public Enrolled enrolled(Role role, String password) {
        NewPerson person = add(role);
        Enrolment.Totp factor = totp();
        SignIn signIn = signIn();
        Step.First first =
                (Step.First) signIn.begin(person.name(), person.password().toCharArray());
        Step open = signIn.renew(first, password.toCharArray(), Optional.of(factor));
        if (!(open instanceof Step.Open(Session session))) {
            throw new AssertionError(open);
        }
        session.close();
        return new Enrolled(person.name(), password, factor);
    }

    /** Somebody who signs in as a matter of course. */
    public record Enrolled(String name, String password, Enrolment.Totp factor) {}

    /** An app that shows a code now. */
    static Enrolment.Totp totp() {
        TotpSecret secret = TotpSecret.fresh();
        return new Enrolment.Totp(secret, code(secret, 0), RecoveryCodes.fresh());
    }

    /** What the app shows so many half minutes from now. */
    public static String code(TotpSecret secret, int steps) {
        return code(secret.bytes(), steps);
    }

    /** Likewise, of the secret as it was typed into the app. */
    public static String code(byte[] secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "HmacSHA1"),
                            Instant.now().plusSeconds(30L * steps));
        } catch (InvalidKeyException failed) {
            throw new AssertionError(failed);
        }
    }

    /** As if the code shown now had not been used yet. */
    public void forgetCode(String name) {
        sql(
                "SELECT auth.set_counter('step', factor_id, 0)"
                        + " FROM auth.factor JOIN auth.person USING (person_id) WHERE name = ?",
                name);
    }

    /**
     * An associate with a first password and sealed credentials of somebody else; on PostgreSQL
     * alone.
     */
    String add(String password) {
        String name = freshName();
        Credentials credentials = Credentials.fresh(Role.ASSOCIATE);
        sql(
                "SELECT auth.add_person(?, 'associate', ARRAY['West'], ?, ?, NULL, ?::jsonb)",
                name,
                Passwords.hash(password.toCharArray()),
                PasswordUtil.encodeScramSha256(credentials.wanted().shop().toCharArray()),
                ofSomebody());
        return name;
    }

    /** Sealed credentials that nobody opens. */
    private static String ofSomebody() {
        return Regulars.Known.of(PASSWORD)
                .seal(Credentials.fresh(Role.EXECUTIVE), "somebody")
                .json();
    }

    /** What the gate answers. */
    JsonNode signIn(String name, String password) {
        try (Connection gate = PostgresqlAddress.of(gate()).connect()) {
            return signIn(gate, name, password);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    static JsonNode signIn(Connection gate, String name, String password) throws SQLException {
        return json(
                new Sql(gate, new Run())
                        .first("SELECT auth.sign_in(?, ?)", row -> row.getString(1), name, password)
                        .orElseThrow());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failed) {
            throw new AssertionError(failed);
        }
    }

    /** As the owner: the first column of the first row as text. */
    public Optional<String> sql(String statement, @Nullable Object... parameters) {
        try (Connection connection = databases.oltp().connect()) {
            return new Sql(connection, new Run())
                            .list(
                                    statement,
                                    row -> Optional.ofNullable(row.getString(1)),
                                    parameters)
                            .stream()
                            .findFirst()
                            .flatMap(value -> value);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    long number(String query, @Nullable Object... parameters) {
        return Long.parseLong(sql(query, parameters).orElse("0"));
    }

    long counter(String kind, String name) {
        return number(
                "SELECT auth.counter(?, person_id) FROM auth.person WHERE name = ?", kind, name);
    }

    long secondsLocked(String name) {
        return Math.max(0, Math.ceilDiv(counter("lock", name) - System.currentTimeMillis(), 1000));
    }

    /** As if the time had passed. */
    void unlock(String name) {
        sql("SELECT auth.set_counter('lock', person_id, 0) FROM auth.person WHERE name = ?", name);
    }

    @Override
    public void close() {
        try {
            for (String name : names) {
                if (number("SELECT count(*) FROM auth.person WHERE name = ?", name) > 0) {
                    administration().remove(name);
                }
            }
        } finally {
            databases.close();
        }
    }
}
