package io.millrace.db;

import com.mysql.cj.MysqlConnection;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** One account on one database server, with its connection pool. */
public final class Database implements AutoCloseable {

    /** Which server it is; MySQL and MariaDB speak nearly the same. */
    public enum Engine {
        POSTGRESQL,
        MYSQL,
        MARIADB
    }

    private final Engine engine;
    private final HikariDataSource pool;

    Database(Engine engine, HikariDataSource pool) {
        this.engine = engine;
        this.pool = pool;
    }

    public Engine engine() {
        return engine;
    }

    /** The address without the password. */
    public String jdbcUrl() {
        return pool.getJdbcUrl();
    }

    public String user() {
        return pool.getUsername();
    }

    HikariDataSource pool() {
        return pool;
    }

    /** A connection of the pool, in autocommit; closing it gives it back. */
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    /** Closes a connection for good instead of giving it back. */
    public void discard(Connection connection) {
        pool.evictConnection(connection);
    }

    /**
     * Stops what runs on a connection to MySQL or MariaDB, by way of a connection of its own: a
     * full pool must not keep anybody from stopping. The driver's {@code cancel} stops no statement
     * whose first row has come.
     */
    public void stop(Connection connection) throws SQLException {
        long id = connection.unwrap(MysqlConnection.class).getId();
        try (Connection other = connectBeside();
                Statement statement = other.createStatement()) {
            statement.execute("KILL QUERY " + id);
        }
    }

    /** A connection that the pool knows nothing of. */
    Connection connectBeside() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("user", pool.getUsername());
        properties.setProperty("password", pool.getPassword());
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    /** Tells whether the server answers, for as long as it is open. */
    public Pulse pulse() {
        return new Pulse(this);
    }

    /** A server under the account that this signs in with. */
    public ServerSettings accountAt(ServerSettings server) {
        return server.withAccount(pool.getUsername(), new Secret(pool.getPassword()));
    }

    /** New connections sign in with this password; those that are open stay. */
    public void renew(Secret password) {
        pool.getHikariConfigMXBean().setPassword(password.value());
    }

    @Override
    public void close() {
        pool.close();
    }
}
