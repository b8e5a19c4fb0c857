package io.millrace.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.MillraceException;
import io.millrace.access.Credentials.Keys;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session under the accounts of a person, whose passwords it keeps until the end. */
final class PersonSession implements Session {

    private final Places places;
    private final Database shop;
    private final Optional<Database> warehouse;
    private final Optional<Databases> sync;
    private Credentials credentials;

    private PersonSession(
            Places places,
            Credentials credentials,
            Database shop,
            Optional<Database> warehouse,
            Optional<Databases> sync) {
        this.places = places;
        this.credentials = credentials;
        this.shop = shop;
        this.warehouse = warehouse;
        this.sync = sync;
    }

    /**
     * Opens the pools; where a change of the accounts' passwords was not brought to its end, ends
     * it first.
     *
     * @param key what the credentials are sealed under; not kept
     */
    static PersonSession open(Places places, Credentials credentials, SealingKey key) {
        if (credentials.isBeingChanged()) {
            places.settle(credentials);
        }
        PersonSession session = open(places, credentials.settled());
        try {
            if (credentials.isBeingChanged()) {
                session.keep(key);
            }
            return session;
        } catch (RuntimeException failed) {
            session.close();
            throw failed;
        }
    }

    private static PersonSession open(Places places, Credentials credentials) {
        String name = places.person().name();
        Keys keys = credentials.wanted();
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            Database shop = places.shopAccount(Credentials.secret(keys.shop())).open(name);
            opened.add(shop);
            Optional<Database> warehouse =
                    Optional.ofNullable(keys.warehouse())
                            .map(key ->
                                    places.warehouseAccount(Credentials.secret(key)).open(name));
            warehouse.ifPresent(opened::add);
            Optional<Databases> sync =
                    keys.syncShop() == null ? Optional.empty() : Optional.of(sync(places, keys));
            return new PersonSession(places, credentials, shop, warehouse, sync);
        } catch (RuntimeException failed) {
            closeAll(opened.reversed());
            throw failed;
        }
    }

    private static Databases sync(Places places, Keys keys) {
        return Databases.ofPerson(
                places.person().name(),
                places.syncShop(Credentials.secret(keys.syncShop())),
                places.syncWarehouse(Credentials.secret(keys.syncWarehouse())));
    }

    @Override
    public Person person() {
        return places.person();
    }

    @Override
    public Database shop() {
        return shop;
    }

    @Override
    public Optional<Database> mart() {
        return person().role().hasMart() ? warehouse : Optional.empty();
    }

    @Override
    public Optional<Databases> sync() {
        return sync;
    }

    @Override
    public Optional<Administration> administration() {
        return person().role() == Role.ADMINISTRATOR
                ? warehouse.map(
                        account -> new Administration(shop, account, places.warehouse().tls()))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<String> changePassword(char[] current, char[] wanted) {
        Optional<String> fault = Passwords.fault(wanted, person().name());
        if (fault.isPresent()) {
            return fault;
        }
        try (SealingKey key = SealingKey.fresh(wanted)) {
            return changePassword(current, wanted, key);
        }
    }

    private Optional<String> changePassword(char[] current, char[] wanted, SealingKey key) {
        Credentials rotated = credentials.rotated();
        JsonNode answer =
                ask(
                        "SELECT auth.change_password(?, ?, ?, ?::jsonb)",
                        new String(current),
                        new String(wanted),
                        Passwords.hash(wanted),
                        key.seal(rotated, person().name()).json());
        Optional<String> refusal = refusal(answer);
        if (refusal.isEmpty()) {
            places.settle(rotated);
            renew(rotated.settled());
            keep(key);
        }
        return refusal;
    }

    @Override
    public Optional<String> changeFactor(char[] current, Enrolment factor) {
        return FactorSetup.fault(factor)
                .or(() ->
                        refusal(
                                ask(
                                        "SELECT auth.change_factor(?, ?::jsonb)",
                                        new String(current),
                                        FactorSetup.json(factor))));
    }

    private static Optional<String> refusal(JsonNode answer) {
        return switch (Answers.outcome(answer)) {
            case "open", "changed" -> Optional.empty();
            case "refused" -> Optional.of(Answers.sentence(answer));
            case String _ ->
                    Optional.of(
                            "That is not your current password, or there were too many tries; wait"
                                    + " a moment before the next.");
        };
    }

    private void renew(Credentials settled) {
        Keys keys = settled.wanted();
        shop.renew(Credentials.secret(keys.shop()));
        warehouse.ifPresent(pool -> pool.renew(Credentials.secret(keys.warehouse())));
        sync.ifPresent(pools ->
                pools.renew(
                        Credentials.secret(keys.syncShop()),
                        Credentials.secret(keys.syncWarehouse())));
        credentials = settled;
    }

    /** From now on only the passwords that hold are kept, under the same password of the person. */
    private void keep(SealingKey key) {
        ask(
                "SELECT to_jsonb(auth.keep_sealed(?::jsonb))",
                key.seal(credentials, person().name()).json());
    }

    private JsonNode ask(String query, @Nullable Object... parameters) {
        try (Connection connection = shop.connect()) {
            return Answers.ask(connection, query, parameters);
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The server did not carry out the change; try again.",
                    cause);
        }
    }

    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>();
        sync.ifPresent(all::add);
        warehouse.ifPresent(all::add);
        all.add(shop);
        closeAll(all);
    }

    /** Each of them, whatever becomes of the others. */
    private static void closeAll(List<AutoCloseable> pools) {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable pool : pools) {
            try {
                pool.close();
            } catch (Exception failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "A connection could not be closed.",
                    failures.getFirst());
        }
    }
}
