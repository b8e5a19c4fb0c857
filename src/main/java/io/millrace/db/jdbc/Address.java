package io.millrace.db.jdbc;

import io.millrace.config.ServerSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where a driver connects to and with which properties, the password among them.
 *
 * @param url without secrets, so that it may be shown
 */
public record Address(ServerSettings settings, String url, Properties properties) {

    /** A connection of its own, outside any pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    /** Names the server, never the password. */
    @Override
    public String toString() {
        return url;
    }
}
