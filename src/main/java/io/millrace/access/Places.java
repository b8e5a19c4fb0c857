package io.millrace.access;

import io.millrace.MillraceException;
import io.millrace.access.Credentials.Keys;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.db.ServerAccount;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's accounts are: on each server one to work under, and for those who sync another.
 *
 * @param shop PostgreSQL; under whatever account
 * @param warehouse MySQL with the schema of the star; under whatever account
 */
record Places(Person person, ServerSettings shop, ServerSettings warehouse) {

    private static final String WAREHOUSE = "millrace_dw";

    /** One account, whose password is one of a set of keys. */
    private record Place(
            Function<Keys, @Nullable String> key, Function<Secret, ServerAccount> account) {}

    ServerAccount shopAccount(Secret password) {
        return ServerAccount.postgresql(shop.withAccount("u_" + person.name(), password));
    }

    /** An administrator calls the procedures beside the star; everybody else has a mart. */
    ServerAccount warehouseAccount(Secret password) {
        return ServerAccount.mysql(
                warehouse.withDatabase(schema()).withAccount("u_" + person.name(), password));
    }

    ServerSettings syncShop(Secret password) {
        return shop.withAccount("s_" + person.name(), password);
    }

    ServerSettings syncWarehouse(Secret password) {
        return warehouse.withAccount("s_" + person.name(), password);
    }

    private String schema() {
        String star = warehouse.database();
        return switch (person.role()) {
            case ASSOCIATE, ADMINISTRATOR -> star;
            case MANAGER, EXECUTIVE ->
                    (star.equals(WAREHOUSE) ? "" : star + "_") + "mart_" + person.role().code();
        };
    }

    /**
     * Gives every account the wanted password. Each has one of those in the credentials, whatever
     * an earlier attempt got done.
     */
    void settle(Credentials credentials) {
        places().forEach(place -> settle(place, credentials));
    }

    private static void settle(Place place, Credentials credentials) {
        String wanted = place.key().apply(credentials.wanted());
        if (wanted == null || place.account().apply(new Secret(wanted)).letsIn()) {
            return;
        }
        credentials.accounts().stream()
                .skip(1)
                .map(place.key())
                .map(key -> place.account().apply(Credentials.secret(key)))
                .filter(ServerAccount::letsIn)
                .findFirst()
                .orElseThrow(Places::locked)
                .changePassword(new Secret(wanted));
    }

    private List<Place> places() {
        return List.of(
                new Place(Keys::shop, this::shopAccount),
                new Place(Keys::warehouse, this::warehouseAccount),
                new Place(Keys::syncShop, key -> ServerAccount.postgresql(syncShop(key))),
                new Place(Keys::syncWarehouse, key -> ServerAccount.mysql(syncWarehouse(key))));
    }

    private static MillraceException locked() {
        return new MillraceException(
                MillraceException.Code.CANNOT_CONNECT,
                "One of your database accounts takes none of its passwords; ask an administrator"
                        + " to reset you.");
    }
}
