package io.millrace.db;

import io.millrace.config.ServerSettings;
import io.millrace.db.embedded.EmbeddedServers;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.db.jdbc.Refusals;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The accounts on the embedded servers that own Millrace's data, so that nobody is superuser. */
final class Accounts {

    private static final List<String> HOSTS = List.of("127.0.0.1", "localhost");

    /** The star and the marts that stand beside it; the underscore is no wildcard here. */
    private static final List<String> SCHEMAS =
            List.of("millrace\\_dw", "mart\\_manager", "mart\\_executive");

    /** Whether everybody may connect to a database. */
    private static final String OPEN = "has_database_privilege('public', oid, 'CONNECT')";

    private Accounts() {}

    /** Makes what is missing of the accounts, the database and the schema. */
    static void ensure(EmbeddedServers servers) {
        postgresql(servers.postgresqlSuperuser(), servers.oltp(), servers.gate());
        mariadb(servers.mariadbSuperuser(), servers.warehouse());
    }

    private static void postgresql(
            ServerSettings superuser, ServerSettings owner, ServerSettings gate) {
        Address address = PostgresqlAddress.of(superuser);
        try (Connection connection = address.connect()) {
            Sql sql = new Sql(connection, new Run());
            sql.first(
                    "SELECT set_config('millrace.password', ?, false),"
                            + " set_config('millrace.gate_password', ?, false)",
                    row -> row.getString(1),
                    owner.password().value(),
                    gate.password().value());
            sql.update(SqlFiles.read("postgresql/embedded/owner.sql"));
            String count = "SELECT count(*) FROM pg_database WHERE datname = ?";
            if (sql.number(count, owner.database()) == 0) {
                sql.update("CREATE DATABASE millrace OWNER millrace");
                sql.update("REVOKE ALL ON DATABASE millrace FROM PUBLIC");
            }
            close(sql, superuser, owner);
        } catch (SQLException cause) {
            throw Refusals.of("The embedded PostgreSQL", superuser, cause);
        }
    }

    /** What is closed in the template is closed in every database that is made from it. */
    private static void close(Sql sql, ServerSettings superuser, ServerSettings owner)
            throws SQLException {
        if (sql.number("SELECT count(*) FROM pg_database WHERE datname = 'template1' AND " + OPEN)
                == 0) {
            return;
        }
        for (String database : List.of("template1", owner.database())) {
            try (Connection connection =
                    PostgresqlAddress.of(superuser.withDatabase(database)).connect()) {
                new Sql(connection, new Run())
                        .update(SqlFiles.read("postgresql/embedded/close.sql"));
            }
        }
        sql.update("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
    }

    private static void mariadb(ServerSettings superuser, ServerSettings owner) {
        try (Connection connection = MysqlAddress.of(superuser).connect()) {
            Sql sql = new Sql(connection, new Run());
            sql.update(
                    "CREATE SCHEMA IF NOT EXISTS millrace_dw"
                            + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            for (String host : HOSTS) {
                sql.update(
                        "CREATE USER IF NOT EXISTS 'millrace'@? IDENTIFIED BY ?",
                        host,
                        owner.password().value());
                sql.update("GRANT CREATE USER, PROCESS ON *.* TO 'millrace'@?", host);
                for (String schema : SCHEMAS) {
                    sql.update(
                            "GRANT ALL PRIVILEGES ON `"
                                    + schema
                                    + "`.* TO 'millrace'@? WITH GRANT OPTION",
                            host);
                }
            }
        } catch (SQLException cause) {
            throw Refusals.of("The embedded MariaDB", superuser, cause);
        }
    }
}
