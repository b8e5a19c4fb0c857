package io.millrace.warehouse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a role may see of the warehouse: a schema of views beside the star's. */
public enum Mart {
    MANAGER,
    EXECUTIVE;

    private static final String WAREHOUSE = "millrace_dw";

    /** As the databases and the masking policy write the role. */
    public String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The schema of the views, given the schema of the star. */
    public String schemaBeside(String star) {
        return (star.equals(WAREHOUSE) ? "" : star + "_") + "mart_" + role();
    }

    static Optional<Mart> ofRole(String role) {
        return Arrays.stream(values()).filter(mart -> mart.role().equals(role)).findFirst();
    }
}
