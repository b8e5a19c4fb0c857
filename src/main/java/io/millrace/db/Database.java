package io.millrace.db;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.config.Secret;
import java.sql.Connection;
import java.sql.SQLException;

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

    /** New connections sign in with this password; those that are open stay. */
    public void renew(Secret password) {
        pool.getHikariConfigMXBean().setPassword(password.value());
    }

    @Override
    public void close() {
        pool.close();
    }
}
