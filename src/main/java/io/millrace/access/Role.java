package io.millrace.access;

import io.millrace.MillraceException;
import java.util.Arrays;
import java.util.Locale;

/** What a person may do. Each is a role of PostgreSQL and a set of grants in the warehouse. */
public enum Role {
    ASSOCIATE("sales associate"),
    MANAGER("store manager"),
    EXECUTIVE("executive"),
    ADMINISTRATOR("administrator");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** As people say it. */
    public String title() {
        return title;
    }

    /** Whether people of this role have an account on the warehouse's server. */
    boolean usesWarehouse() {
        return this != ASSOCIATE;
    }

    /** Whether people of this role read the warehouse. */
    public boolean hasMart() {
        return this == MANAGER || this == EXECUTIVE;
    }

    /** Whether people of this role have accounts besides, under which they sync. */
    boolean syncs() {
        return this == EXECUTIVE;
    }

    /** As both databases write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role that both databases write so.
     *
     * @throws MillraceException with code USAGE, naming the roles there are
     */
    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.USAGE,
                                code
                                        + " is no role; there are associate, manager,"
                                        + " executive and administrator."));
    }
}
