package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Credentials.Keys;
import io.millrace.access.TestPeople.Enrolled;
import io.millrace.config.Secret;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stored opens nothing without the person's password, and the old one nothing any more. */
class SealedCredentialsTest {

    private static final String PASSWORD = "copper teapot under the stairs";
    private static final String OTHER = "a lantern behind seven curtains";

    private static TestPeople people;

    @BeforeAll
    static void open() {
        people = new TestPeople();
    }

    @AfterAll
    static void close() {
        people.close();
    }

    @Test
    void sealingBindsToThePasswordTheNameAndEveryByte() {
        Credentials credentials = Credentials.fresh(Role.EXECUTIVE);
        SealedCredentials sealed =
                SealedCredentials.seal(credentials, "ann", PASSWORD.toCharArray());
        assertEquals(Optional.of(credentials), open(sealed, "ann", PASSWORD));
        assertEquals(Optional.empty(), open(sealed, "ann", OTHER));
        assertEquals(Optional.empty(), open(sealed, "bob", PASSWORD));
        String data = (sealed.data().startsWith("A") ? "B" : "A") + sealed.data().substring(1);
        SealedCredentials changed =
                new SealedCredentials(
                        sealed.version(), sealed.salt(), sealed.iterations(), sealed.iv(), data);
        assertEquals(Optional.empty(), open(changed, "ann", PASSWORD));
        assertEquals(600_000, sealed.iterations());
        assertFalse((credentials + " " + sealed).contains(credentials.wanted().shop()));
    }

    @Test
    void aDumpOfBothDatabasesOpensNothing() throws SQLException {
        Enrolled ann = people.enrolled(Role.EXECUTIVE, PASSWORD);
        String dump = dump();
        SealedCredentials sealed = stored(ann.name());
        assertTrue(dump.contains(sealed.data()), "the dump holds what is sealed");
        Keys keys = open(sealed, ann.name(), PASSWORD).orElseThrow().wanted();
        for (String secret :
                Stream.concat(passwords(keys), ann.factor().recovery().codes().stream()).toList()) {
            assertFalse(dump.contains(secret));
            assertFalse(dump.contains(secret.replace("-", "")));
        }
        assertFalse(dump.contains(PASSWORD));
        String gate = people.gate().password().value();
        for (String guess : List.of(gate, ann.name(), ann.factor().secret().base32())) {
            assertEquals(Optional.empty(), open(sealed, ann.name(), guess));
        }
    }

    @Test
    void afterAChangeTheOldPasswordAndTheOldSealedOpenNothing() throws SQLException {
        Enrolled ann = people.regular(Role.EXECUTIVE, PASSWORD);
        SealedCredentials before = stored(ann.name());
        people.forgetCode(ann.name());
        try (Session session = signIn(ann.name(), PASSWORD, ann)) {
            assertEquals(
                    Optional.empty(),
                    session.changePassword(PASSWORD.toCharArray(), OTHER.toCharArray()));
            // The pools of the session go on, on new connections too.
            assertWorks(session);
        }
        SealedCredentials after = stored(ann.name());
        assertEquals(Optional.empty(), open(after, ann.name(), PASSWORD));
        assertEquals(new Step.Denied(), begin(ann.name(), PASSWORD));
        Credentials old = open(before, ann.name(), PASSWORD).orElseThrow();
        Credentials now = open(after, ann.name(), OTHER).orElseThrow();
        assertEquals(1, now.accounts().size());
        assertEquals(List.of(false, false, false, false), letIn(ann, old.wanted()));
        assertEquals(List.of(true, true, true, true), letIn(ann, now.wanted()));
    }

    /** How far a change of the password came before the machine went down. */
    enum Crash {
        STORED,
        ONE_ACCOUNT_CHANGED,
        HALF_OF_THE_ACCOUNTS_CHANGED,
        ALL_ACCOUNTS_CHANGED
    }

    @ParameterizedTest
    @EnumSource
    void aCrashInAChangeLocksNobodyOut(Crash crash) throws SQLException {
        Enrolled ann = people.regular(Role.EXECUTIVE, PASSWORD);
        Credentials rotated =
                open(stored(ann.name()), ann.name(), PASSWORD).orElseThrow().rotated();
        store(ann, rotated);
        List<ServerAccount> old = accounts(ann, rotated.accounts().getLast());
        List<String> wanted = passwords(rotated.wanted()).toList();
        for (int i = 0; i < changed(crash); i++) {
            old.get(i).changePassword(new Secret(wanted.get(i)));
        }
        people.forgetCode(ann.name());
        try (Session session = signIn(ann.name(), OTHER, ann)) {
            assertWorks(session);
        }
        Credentials now = open(stored(ann.name()), ann.name(), OTHER).orElseThrow();
        assertEquals(rotated.settled(), now);
        assertEquals(List.of(true, true, true, true), letIn(ann, now.wanted()));
    }

    @Test
    void whatAnotherMachineStoredMeanwhileIsNotOverwritten() throws SQLException {
        Enrolled ann = people.regular(Role.ASSOCIATE, PASSWORD);
        Credentials credentials = open(stored(ann.name()), ann.name(), PASSWORD).orElseThrow();
        SealedCredentials late =
                SealedCredentials.seal(credentials, ann.name(), PASSWORD.toCharArray());
        SealedCredentials before = stored(ann.name());
        assertNotEquals(late.salt(), before.salt());
        try (Connection connection = accounts(ann, credentials.wanted()).getFirst().connect()) {
            assertEquals(
                    Optional.of(false),
                    new Sql(connection, new Run())
                            .first(
                                    "SELECT auth.keep_sealed(?::jsonb)",
                                    row -> row.getBoolean(1),
                                    late.json()));
        }
        assertEquals(before, stored(ann.name()));
    }

    private static int changed(Crash crash) {
        return switch (crash) {
            case STORED -> 0;
            case ONE_ACCOUNT_CHANGED -> 1;
            case HALF_OF_THE_ACCOUNTS_CHANGED -> 2;
            case ALL_ACCOUNTS_CHANGED -> 4;
        };
    }

    /** The first step of a change, and no further. */
    private static void store(Enrolled ann, Credentials rotated) throws SQLException {
        Keys current = rotated.accounts().getLast();
        try (Connection connection = accounts(ann, current).getFirst().connect()) {
            assertEquals(
                    "open",
                    Answers.outcome(
                            Answers.ask(
                                    connection,
                                    "SELECT auth.change_password(?, ?, ?, ?::jsonb)",
                                    PASSWORD,
                                    OTHER,
                                    Passwords.hash(OTHER.toCharArray()),
                                    SealedCredentials.seal(rotated, ann.name(), OTHER.toCharArray())
                                            .json())));
        }
    }

    private static Session signIn(String name, String password, Enrolled person) {
        SignIn signIn = people.signIn();
        Step.SecondFactor asked =
                assertInstanceOf(
                        Step.SecondFactor.class, signIn.begin(name, password.toCharArray()));
        String code = TestPeople.code(person.factor().secret(), 0);
        return assertInstanceOf(Step.Open.class, signIn.prove(asked, List.of(code))).session();
    }

    private static Step begin(String name, String password) {
        return people.signIn().begin(name, password.toCharArray());
    }

    private static void assertWorks(Session session) throws SQLException {
        try (Connection one = session.shop().connect();
                Connection other = session.shop().connect();
                Connection mart = session.mart().orElseThrow().connect();
                Connection another = session.mart().orElseThrow().connect();
                Connection extractor = session.sync().orElseThrow().connectExtractor();
                Connection loader = session.sync().orElseThrow().connectLoader()) {
            for (Connection each : List.of(one, other, mart, another, extractor, loader)) {
                assertTrue(each.isValid(2));
            }
        }
    }

    private static List<Boolean> letIn(Enrolled person, Keys keys) {
        return accounts(person, keys).stream().map(ServerAccount::letsIn).toList();
    }

    /** In the order of {@link #passwords}. */
    private static List<ServerAccount> accounts(Enrolled ann, Keys keys) {
        Role role = keys.syncShop() == null ? Role.ASSOCIATE : Role.EXECUTIVE;
        Places places =
                new Places(
                        new Person(ann.name(), role, List.of("West")),
                        people.gate(),
                        TestServers.warehouse(people.databases()));
        ServerAccount shop = places.shopAccount(new Secret(keys.shop()));
        if (role == Role.ASSOCIATE) {
            return List.of(shop);
        }
        return List.of(
                shop,
                places.warehouseAccount(Credentials.secret(keys.warehouse())),
                ServerAccount.postgresql(places.syncShop(Credentials.secret(keys.syncShop()))),
                ServerAccount.mysql(
                        places.syncWarehouse(Credentials.secret(keys.syncWarehouse()))));
    }

    private static Stream<String> passwords(Keys keys) {
        return Stream.of(
                keys.shop(),
                Credentials.secret(keys.warehouse()).value(),
                Credentials.secret(keys.syncShop()).value(),
                Credentials.secret(keys.syncWarehouse()).value());
    }

    private static Optional<Credentials> open(
            SealedCredentials sealed, String name, String password) {
        return sealed.open(name, password.toCharArray());
    }

    private static SealedCredentials stored(String name) {
        return SealedCredentials.of(
                people.sql("SELECT sealed FROM auth.person WHERE name = ?", name).orElseThrow());
    }

    /** Every row of every table outside the servers' own catalogs, as text. */
    private static String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection shop = people.databases().oltp().connect();
                Connection star = people.databases().warehouse().connect()) {
            Sql sql = new Sql(shop, new Run());
            for (String table :
                    sql.list(
                            "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace"
                                    + " IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND"
                                    + " nspname <> 'information_schema')",
                            row -> row.getString(1))) {
                sql.list("SELECT t::text FROM " + table + " t", row -> row.getString(1))
                        .forEach(dump::append);
            }
            Sql warehouse = new Sql(star, new Run());
            for (String table :
                    warehouse.list(
                            "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                                    + " DATABASE() AND table_type = 'BASE TABLE'",
                            row -> row.getString(1))) {
                warehouse
                        .list("SELECT * FROM " + table, SealedCredentialsTest::text)
                        .forEach(dump::append);
            }
        }
        return dump.toString();
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append(row.getString(i)).append('|');
        }
        return text.toString();
    }
}
