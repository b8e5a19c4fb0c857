package io.millrace.db.jdbc;

import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import java.nio.file.Path;
import java.util.Properties;

/** How the MySQL driver is told where to connect and how; MariaDB takes the same. */
public final class MysqlAddress {

    /** What every session has, so that MySQL and MariaDB refuse and compare the same things. */
    private static final String SESSION =
            "collation_connection=IF(VERSION() LIKE '%MariaDB%','utf8mb4_nopad_bin','utf8mb4_0900_bin'),"
                    + "sql_mode='STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                    + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',time_zone='+00:00'";

    /** The loader waits for a slow shop rather than for a person who left a query open. */
    private static final String LOADER_SESSION =
            SESSION + ",lock_wait_timeout=10,net_read_timeout=3600,net_write_timeout=3600";

    private static final String MILLISECONDS_TO_CONNECT = "10000";

    private MysqlAddress() {}

    /** For everybody: the server can ask for no file of this machine. */
    public static Address of(ServerSettings settings) {
        return of(settings, false);
    }

    /** For the loader alone: {@code LOAD DATA LOCAL} may stream to the server. */
    public static Address forLoading(ServerSettings settings) {
        return of(settings, true);
    }

    private static Address of(ServerSettings settings, boolean loading) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().value());
        properties.setProperty("characterEncoding", "UTF-8");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("sessionVariables", loading ? LOADER_SESSION : SESSION);
        properties.setProperty("connectTimeout", MILLISECONDS_TO_CONNECT);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("useLocalSessionState", "true");
        properties.setProperty("rewriteBatchedStatements", "true");
        // A server could otherwise hand out a key of its own and read the password.
        properties.setProperty("allowPublicKeyRetrieval", "false");
        properties.setProperty("allowLoadLocalInfile", Boolean.toString(loading));
        protect(properties, settings);
        return new Address(
                settings,
                "jdbc:mysql://"
                        + settings.host()
                        + ":"
                        + settings.port()
                        + "/"
                        + UrlPart.encode(settings.database()),
                properties);
    }

    private static void protect(Properties properties, ServerSettings settings) {
        properties.setProperty("sslMode", mode(settings.tls()));
        Path authority = settings.tlsRootCertificate();
        if (authority != null && settings.tls() == TlsMode.VERIFY_FULL) {
            TrustStore store = TrustStore.of(authority);
            properties.setProperty("trustCertificateKeyStoreUrl", store.file().toUri().toString());
            properties.setProperty("trustCertificateKeyStoreType", TrustStore.TYPE);
            properties.setProperty("trustCertificateKeyStorePassword", TrustStore.PASSWORD);
            properties.setProperty("fallbackToSystemTrustStore", "false");
        }
    }

    private static String mode(TlsMode tls) {
        return switch (tls) {
            case VERIFY_FULL -> "VERIFY_IDENTITY";
            case REQUIRE -> "REQUIRED";
            case PREFER -> "PREFERRED";
            case DISABLE -> "DISABLED";
        };
    }
}
