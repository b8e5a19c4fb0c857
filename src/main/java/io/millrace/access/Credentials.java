package io.millrace.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.config.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of a person's database accounts. While they are being changed there are several
 * sets: the first is the one that shall hold, and each account has one of them.
 */
record Credentials(List<Keys> accounts) {

    private static final int RANDOM_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One password for each account that the role has; null for those that it has not. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Keys(
            String shop,
            @Nullable String warehouse,
            @JsonProperty("sync_shop") @Nullable String syncShop,
            @JsonProperty("sync_warehouse") @Nullable String syncWarehouse) {

        /** New ones for the same accounts. */
        Keys renewed() {
            return new Keys(
                    random(),
                    warehouse == null ? null : random(),
                    syncShop == null ? null : random(),
                    syncWarehouse == null ? null : random());
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }

    Credentials {
        accounts = List.copyOf(accounts);
    }

    /** Random passwords for the accounts that people of the role have. */
    static Credentials fresh(Role role) {
        return new Credentials(
                List.of(
                        new Keys(
                                random(),
                                role.usesWarehouse() ? random() : null,
                                role.syncs() ? random() : null,
                                role.syncs() ? random() : null)));
    }

    /** The set that shall hold. */
    Keys wanted() {
        return accounts.getFirst();
    }

    /** Whether there is a change that was not brought to its end. */
    boolean isBeingChanged() {
        return accounts.size() > 1;
    }

    /** These, with new ones in front of them that shall hold. */
    Credentials rotated() {
        List<Keys> all = new ArrayList<>(accounts);
        all.addFirst(wanted().renewed());
        return new Credentials(all);
    }

    /** Once every account has the wanted password. */
    Credentials settled() {
        return new Credentials(List.of(wanted()));
    }

    static Secret secret(@Nullable String password) {
        if (password == null) {
            throw new IllegalStateException("The role has no such account.");
        }
        return new Secret(password);
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
