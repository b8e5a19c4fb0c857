package io.millrace.config;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where one database server is and how to sign in.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database a PostgreSQL database or a MySQL schema
 * @param user the account
 * @param password of the account
 * @param tls how the way is protected
 * @param tlsRootCertificate PEM file of the authority that signed the server's certificate; null
 *     where Java's own list of authorities holds
 */
public record ServerSettings(
        String host,
        int port,
        String database,
        String user,
        Secret password,
        TlsMode tls,
        @Nullable Path tlsRootCertificate) {

    private static final Set<String> LOOPBACK =
            Set.of("localhost", "127.0.0.1", "::1", "[::1]", "ip6-localhost");

    /** The same server and account, another database. */
    public ServerSettings withDatabase(String other) {
        return new ServerSettings(host, port, other, user, password, tls, tlsRootCertificate);
    }

    /** The same server and database, another account. */
    public ServerSettings withAccount(String otherUser, Secret otherPassword) {
        return new ServerSettings(
                host, port, database, otherUser, otherPassword, tls, tlsRootCertificate);
    }

    /** Whether the name leads to this machine, judged by the name alone. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.startsWith("127.");
    }
}
