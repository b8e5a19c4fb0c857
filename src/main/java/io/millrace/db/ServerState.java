package io.millrace.db;

import java.time.Duration;
import java.util.Optional;

/**
 * How a server stands, as it told somebody who signed in.
 *
 * @param version such as "PostgreSQL 18.6"
 * @param encryption such as "TLSv1.3"; empty where the way to the server is in the clear
 * @param timeZone of the server, which no session of Millrace depends on
 * @param encoding of the database
 * @param toSignIn how long it took to connect and sign in
 * @param roundTrip how long the shortest question takes, the median of several
 */
public record ServerState(
        String version,
        Optional<String> encryption,
        String timeZone,
        String encoding,
        Duration toSignIn,
        Duration roundTrip) {}
