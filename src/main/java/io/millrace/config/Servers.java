package io.millrace.config;

/** Which database servers Millrace works on. */
public sealed interface Servers {

    /** The ones that Millrace starts by itself, with their data in the home. */
    record Embedded() implements Servers {}

    /**
     * The ones that env.yaml names.
     *
     * @param oltp the PostgreSQL database where business is done
     * @param warehouse the MySQL or MariaDB schema of the star
     */
    record Remote(ServerSettings oltp, ServerSettings warehouse) implements Servers {}
}
