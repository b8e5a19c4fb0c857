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

    private static final int CONNECTIONS = 8;
    private static final Duration TO_WAIT = Duration.ofSeconds(15);

    private Pools() {}

    static Database postgresql(ServerSettings settings) {
        Address address = PostgresqlAddress.of(settings);
        try (Connection _ = address.connect()) {
            HikariConfig config = config("oltp", address);
            config.setConnectionInitSql(POSTGRESQL_SESSION);
            return new Database(Database.Engine.POSTGRESQL, new HikariDataSource(config));
        } catch (SQLException cause) {
            throw Refusals.of("PostgreSQL", settings, cause);
        }
    }

    static Database mysql(ServerSettings settings) {
        Address address = MysqlAddress.of(settings);
        try (Connection connection = address.connect()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            return new Database(
                    version.contains("MariaDB") ? Database.Engine.MARIADB : Database.Engine.MYSQL,
                    new HikariDataSource(config("warehouse", address)));
        } catch (SQLException cause) {
            throw Refusals.of("MySQL", settings, cause);
        }
    }

    private static HikariConfig config(String name, Address address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.settings().user());
        config.setPassword(address.settings().password().value());
        config.setDataSourceProperties(address.properties());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TO_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
