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

    /**
     * The ones that env.yaml names, for people who sign in: each works under an account of his own.
     *
     * @param gate PostgreSQL for the account that may only sign people in
     * @param warehouse where it is; neither user nor password
     */
    record Gated(ServerSettings gate, ServerSettings warehouse) implements Servers {}
}
