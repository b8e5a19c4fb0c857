package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.db.jdbc.Refusals;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PasswordUtil;

/** One account on one of the two servers, with a password that may or may not be its own. */
public sealed interface ServerAccount {

    /** The account that the settings name on PostgreSQL. */
    static ServerAccount postgresql(ServerSettings settings) {
        return new OnPostgresql(settings);
    }

    /** The account that the settings name on MySQL or MariaDB. */
    static ServerAccount mysql(ServerSettings settings) {
        return new OnMysql(settings);
    }

    /** What PostgreSQL keeps of a password; the password itself is then in no statement. */
    static String verifier(Secret password) {
        return PasswordUtil.encodeScramSha256(password.value().toCharArray());
    }

    ServerSettings settings();

    /** A connection of its own, which the caller closes. */
    Connection connect() throws SQLException;

    /** Small pools that bear the person's name. */
    Database open(String person);

    /** Gives the account another password, as itself. */
    void changePassword(Secret password);

    /**
     * Whether the password is the account's.
     *
     * @throws MillraceException if the server refuses for another reason
     */
    default boolean letsIn() {
        try (Connection connection = connect()) {
            return connection.isValid(0);
        } catch (SQLException refused) {
            if (Objects.requireNonNullElse(refused.getSQLState(), "").startsWith("28")) {
                return false;
            }
            throw Refusals.of("The server", settings(), refused);
        }
    }

    /** On the server of the shop. */
    record OnPostgresql(ServerSettings settings) implements ServerAccount {

        @Override
        public Connection connect() throws SQLException {
            return PostgresqlAddress.of(settings).connect();
        }

        @Override
        public Database open(String person) {
            return Pools.postgresql(settings, person);
        }

        @Override
        public void changePassword(Secret password) {
            try (Connection connection = connect()) {
                // The verifier has no quote in it; ALTER ROLE takes no bound parameter.
                new Sql(connection, new Run())
                        .update("ALTER ROLE CURRENT_USER PASSWORD '" + verifier(password) + "'");
            } catch (SQLException cause) {
                throw notChanged(settings, cause);
            }
        }
    }

    /** On the server of the warehouse. */
    record OnMysql(ServerSettings settings) implements ServerAccount {

        @Override
        public Connection connect() throws SQLException {
            Address address = MysqlAddress.of(settings);
            return address.connect();
        }

        @Override
        public Database open(String person) {
            return Pools.mysql(settings, person);
        }

        @Override
        public void changePassword(Secret password) {
            try (Connection connection = connect()) {
                boolean mariadb =
                        connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
                new Sql(connection, new Run())
                        .update(
                                mariadb
                                        ? "SET PASSWORD = PASSWORD(?)"
                                        : "ALTER USER USER() IDENTIFIED BY ?",
                                password.value());
            } catch (SQLException cause) {
                throw notChanged(settings, cause);
            }
        }
    }

    private static MillraceException notChanged(ServerSettings settings, SQLException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "The account "
                        + settings.user()
                        + " at "
                        + settings.host()
                        + ":"
                        + settings.port()
                        + " could not be given another password; sign in again to finish it.",
                cause);
    }
}
