package io.millrace.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.db.jdbc.Refusals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Opens a pool once the server has let somebody in, so that a refusal comes as a sentence. */
final class Pools {

    /** Dates of a session are UTC on both sides, whatever the desktop's zone. */
    static final String POSTGRESQL_SESSION = "SET TIME ZONE 'UTC'";

    /** How large a pool is and whether it complains of connections that do not come back. */
    private record Size(String owner, int connections, Duration leak) {}

    private static final Size OWNER = new Size("", 8, Duration.ZERO);
    private static final int CONNECTIONS_OF_A_PERSON = 4;
    private static final Duration LEAK_OF_A_PERSON = Duration.ofMinutes(2);
    private static final Duration TO_WAIT = Duration.ofSeconds(15);

    private Pools() {}

    static Database postgresql(ServerSettings settings) {
        return postgresql(settings, OWNER);
    }

    static Database mysql(ServerSettings settings) {
        return mysql(settings, OWNER);
    }

    /** A small pool under a person's own account, which bears the person's name. */
    static Database postgresql(ServerSettings settings, String person) {
        return postgresql(settings, of(person));
    }

    /** A small pool under a person's own account, which bears the person's name. */
    static Database mysql(ServerSettings settings, String person) {
        return mysql(settings, of(person));
    }

    private static Size of(String person) {
        return new Size(" of " + person, CONNECTIONS_OF_A_PERSON, LEAK_OF_A_PERSON);
    }

    private static Database postgresql(ServerSettings settings, Size size) {
        Address address = PostgresqlAddress.of(settings);
        try (Connection _ = address.connect()) {
            HikariConfig config = config("oltp", address, size);
            config.setConnectionInitSql(POSTGRESQL_SESSION);
            return new Database(Database.Engine.POSTGRESQL, new HikariDataSource(config));
        } catch (SQLException cause) {
            throw Refusals.of("PostgreSQL", settings, cause);
        }
    }

    private static Database mysql(ServerSettings settings, Size size) {
        Address address = MysqlAddress.of(settings);
        try (Connection connection = address.connect()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return new Database(
                    engine(version), new HikariDataSource(config("warehouse", address, size)));
        } catch (SQLException cause) {
            throw Refusals.of("MySQL", settings, cause);
        }
    }

    /** Which of the two it is that answers the driver. */
    static Database.Engine engine(String version) {
        return version.contains("MariaDB") ? Database.Engine.MARIADB : Database.Engine.MYSQL;
    }

    private static HikariConfig config(String name, Address address, Size size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name + size.owner());
        config.setJdbcUrl(address.url());
        config.setUsername(address.settings().user());
        config.setPassword(address.settings().password().value());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(size.connections());
        config.setLeakDetectionThreshold(size.leak().toMillis());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TO_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
