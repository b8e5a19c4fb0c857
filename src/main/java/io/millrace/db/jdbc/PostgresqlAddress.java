package io.millrace.db.jdbc;

import io.millrace.config.ServerSettings;
import io.millrace.config.TlsMode;
import java.nio.file.Path;
import java.util.Properties;

/** How the PostgreSQL driver is told where to connect and how. */
public final class PostgresqlAddress {

    private static final String SECONDS_TO_CONNECT = "10";

    private PostgresqlAddress() {}

    public static Address of(ServerSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password().value());
        properties.setProperty("ApplicationName", "millrace");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        protect(properties, settings);
        return new Address(
                settings,
                "jdbc:postgresql://"
                        + settings.host()
                        + ":"
                        + settings.port()
                        + "/"
                        + UrlPart.encode(settings.database()),
                properties);
    }

    private static void protect(Properties properties, ServerSettings settings) {
        properties.setProperty("sslmode", settings.tls().word());
        Path authority = settings.tlsRootCertificate();
        if (authority != null) {
            properties.setProperty("sslrootcert", authority.toString());
        } else if (settings.tls() == TlsMode.VERIFY_FULL) {
            // Otherwise the driver insists on ~/.postgresql/root.crt.
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
    }
}
