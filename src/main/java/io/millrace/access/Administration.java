package io.millrace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.access.Credentials.Keys;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import io.millrace.db.Database;
import io.millrace.db.ServerAccount;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: people are added, reset, disabled, scoped and removed on both servers. Works for
 * the owner of the databases and for administrators; the servers refuse everybody else.
 */
public final class Administration {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A person as the list shows it.
     *
     * @param factor "totp" or "questions"; empty before the first sign-in
     * @param oneTimeUntil until when the first or reset password may be exchanged for an own one
     * @param lockedUntil until when no try is looked at, after too many wrong ones
     */
    public record Listed(
            Person person,
            boolean isActive,
            Optional<String> factor,
            Optional<Instant> oneTimeUntil,
            Optional<Instant> lockedUntil,
            Optional<Instant> lastSignIn) {}

    private final Database shop;
    private final Database warehouse;
    private final boolean requiresTls;

    /**
     * Works under the accounts of the given pools.
     *
     * @param warehouse with the schema of the star
     * @param tls how people will connect to the warehouse; where it is encrypted, their accounts
     *     insist on it
     */
    public Administration(Database shop, Database warehouse, TlsMode tls) {
        this.shop = shop;
        this.warehouse = warehouse;
        this.requiresTls = tls == TlsMode.VERIFY_FULL || tls == TlsMode.REQUIRE;
    }

    /** The warehouse's server under the account that this works with. */
    public ServerSettings warehouseAt(ServerSettings server) {
        return warehouse.accountAt(server);
    }

    /** The warehouse under the account that this works with. */
    public Database warehouse() {
        return warehouse;
    }

    /** How much of the audit and of the query log is kept. */
    public RecordKeeping recordKeeping() {
        return new RecordKeeping(shop, warehouse);
    }

    /** Everybody, by name. */
    public List<Listed> people() {
        try (Connection connection = shop.connect()) {
            return new Sql(connection, new Run())
                    .list("SELECT * FROM auth.people()", Administration::listed);
        } catch (SQLException cause) {
            throw AdministrationFaults.of("The people cannot be listed", cause);
        }
    }

    /**
     * Gives the gate, the account through which people come in, another password. For the owner.
     *
     * @return the password, for the settings of the people's machines
     */
    public Secret openGate() {
        Secret password = new Secret(RecoveryCodes.code());
        onShop(
                "The gate has no new password",
                sql ->
                        sql.list(
                                "SELECT auth.make_gate(?)",
                                row -> row,
                                ServerAccount.verifier(password)));
        return password;
    }

    /**
     * Gives the gate its password back, for every account may change its own and all people share
     * this one. For the owner.
     *
     * @return whether there is a gate that {@link #openGate} made
     */
    public boolean restoreGate() {
        try (Connection connection = shop.connect()) {
            return new Sql(connection, new Run())
                    .first("SELECT auth.restore_gate()", row -> row.getBoolean(1))
                    .orElseThrow();
        } catch (SQLException cause) {
            throw AdministrationFaults.of("The gate was not restored", cause);
        }
    }

    /**
     * Adds a person.
     *
     * @return the password for the first sign-in, good for a day
     */
    public char[] add(Person person) {
        char[] password = RecoveryCodes.code().toCharArray();
        Credentials credentials = Credentials.fresh(person.role());
        add(
                person,
                credentials.wanted(),
                Passwords.hash(password),
                SealedCredentials.seal(credentials, person.name(), password));
        return password;
    }

    /** Adds a person whose password has this hash and seals the keys of the accounts. */
    void add(Person person, Keys keys, String hash, SealedCredentials sealed) {
        onBoth(
                person.name() + " was not added",
                sql -> {
                    sql.list(
                            "SELECT auth.add_person(?, ?, ?, ?, ?, ?, ?::jsonb)",
                            row -> row,
                            person.name(),
                            person.role().code(),
                            person.regions().toArray(String[]::new),
                            hash,
                            verifier(keys.shop()),
                            verifier(keys.syncShop()),
                            sealed.json());
                },
                sql -> {
                    try {
                        account(sql, "access_add_person", person, keys);
                        regions(sql, person.name(), person.regions());
                    } catch (SQLException failed) {
                        undo(sql, person.name(), failed);
                        throw failed;
                    }
                });
    }

    /**
     * Gives a person who lost the password, or the second factor too, a new way in.
     *
     * @return the password for the next sign-in, good for a day
     */
    public char[] reset(String name, boolean clearFactor) {
        Person person = find(name);
        char[] password = RecoveryCodes.code().toCharArray();
        Credentials credentials = Credentials.fresh(person.role());
        Keys keys = credentials.wanted();
        onBoth(
                name + " was not reset",
                sql ->
                        sql.list(
                                "SELECT auth.reset_person(?, ?, ?, ?, ?::jsonb, ?)",
                                row -> row,
                                name,
                                Passwords.hash(password),
                                verifier(keys.shop()),
                                verifier(keys.syncShop()),
                                SealedCredentials.seal(credentials, name, password).json(),
                                clearFactor),
                sql -> account(sql, "access_reset_person", person, keys));
        return password;
    }

    /** Ends the person's sessions and lets the person in no more, first at the gate. */
    public void disable(String name) {
        String failure = name + " was not disabled on both servers; disable again";
        onShop(failure, sql -> setActive(sql, name, false));
        onWarehouse(failure, sql -> sql.update("CALL access_set_active(?, ?)", name, false));
    }

    /** Lets the person in again, last at the gate. */
    public void enable(String name) {
        String failure = name + " was not enabled on both servers; enable again";
        onWarehouse(failure, sql -> sql.update("CALL access_set_active(?, ?)", name, true));
        onShop(failure, sql -> setActive(sql, name, true));
    }

    /** Says whose business the person sees from now on. */
    public void scope(String name, List<String> regions) {
        onBoth(
                "The regions of " + name + " were not changed",
                sql ->
                        sql.list(
                                "SELECT auth.set_regions(?, ?)",
                                row -> row,
                                name,
                                regions.toArray(String[]::new)),
                sql -> regions(sql, name, regions));
    }

    /** Removes the person with all accounts; the audit keeps the name. */
    public void remove(String name) {
        onBoth(
                name + " was not removed",
                sql -> sql.list("SELECT auth.remove_person(?)", row -> row, name),
                sql -> sql.update("CALL access_remove_person(?)", name));
    }

    private Person find(String name) {
        return people().stream()
                .map(Listed::person)
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow(() -> AdministrationFaults.nobody(name));
    }

    /** Something done on one server. */
    @FunctionalInterface
    private interface Change {
        void apply(Sql sql) throws SQLException;
    }

    /** The shop takes it back if the warehouse does not do it. */
    private void onBoth(String failure, Change inShop, Change inWarehouse) {
        onShop(
                failure,
                sql -> {
                    sql.connection().setAutoCommit(false);
                    try {
                        inShop.apply(sql);
                        onWarehouse(failure, inWarehouse);
                        sql.connection().commit();
                    } finally {
                        sql.connection().rollback();
                    }
                });
    }

    private void onShop(String failure, Change change) {
        on(shop, failure, change);
    }

    private void onWarehouse(String failure, Change change) {
        on(warehouse, failure, change);
    }

    private static void on(Database database, String failure, Change change) {
        try (Connection connection = database.connect()) {
            change.apply(new Sql(connection, new Run()));
        } catch (SQLException cause) {
            throw AdministrationFaults.of(failure, cause);
        }
    }

    private static void setActive(Sql sql, String name, boolean active) throws SQLException {
        sql.list("SELECT auth.set_active(?, ?)", row -> row, name, active);
    }

    private void account(Sql sql, String procedure, Person person, Keys keys) throws SQLException {
        sql.update(
                "CALL " + procedure + "(?, ?, ?, ?, ?)",
                person.name(),
                person.role().code(),
                keys.warehouse(),
                keys.syncWarehouse(),
                requiresTls);
    }

    private static void regions(Sql sql, String name, List<String> regions) throws SQLException {
        try {
            sql.update("CALL access_set_regions(?, ?)", name, JSON.writeValueAsString(regions));
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static void undo(Sql sql, String name, SQLException failed) {
        try {
            sql.update("CALL access_remove_person(?)", name);
        } catch (SQLException another) {
            failed.addSuppressed(another);
        }
    }

    private static @Nullable String verifier(@Nullable String password) {
        return password == null ? null : ServerAccount.verifier(Credentials.secret(password));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        Array regions = row.getArray("regions");
        return new Listed(
                new Person(
                        row.getString("name"),
                        Role.of(row.getString("role")),
                        Arrays.asList((String[]) regions.getArray())),
                row.getBoolean("is_active"),
                Optional.ofNullable(row.getString("factor")),
                instant(row, "one_time_until"),
                instant(row, "locked_until").filter(Instant.now()::isBefore),
                instant(row, "last_sign_in"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
