package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.db.jdbc.Refusals;
import io.millrace.work.Run;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Asks a server how it stands, on a connection of its own, step by step, so that it can say which
 * step failed. It can be cancelled, and takes a few seconds at most for each step.
 */
public final class ServerCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUND_TRIPS = 5;
    private static final String CANNOT_CONNECT = "08001";

    private final Kind kind;
    private final ServerSettings settings;
    private final Duration patience;

    /** Which driver speaks to it. */
    private enum Kind {
        POSTGRESQL("PostgreSQL"),
        MYSQL("MySQL");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** What can be asked of the two kinds of server in their own words. */
    private record Facts(String timeZone, String encoding) {}

    private ServerCheck(Kind kind, ServerSettings settings, Duration patience) {
        this.kind = kind;
        this.settings = settings;
        this.patience = patience;
    }

    /** Of a PostgreSQL server. */
    public static ServerCheck ofShop(ServerSettings settings) {
        return ofShop(settings, PATIENCE);
    }

    /** Of a MySQL or MariaDB server. */
    public static ServerCheck ofWarehouse(ServerSettings settings) {
        return ofWarehouse(settings, PATIENCE);
    }

    static ServerCheck ofShop(ServerSettings settings, Duration patience) {
        return new ServerCheck(Kind.POSTGRESQL, settings, patience);
    }

    static ServerCheck ofWarehouse(ServerSettings settings, Duration patience) {
        return new ServerCheck(Kind.MYSQL, settings, patience);
    }

    /**
     * Looks once.
     *
     * @throws MillraceException with code CANNOT_CONNECT, saying what is wrong and what to do, or
     *     with code CANCELLED
     */
    public ServerState look(Run run) {
        try {
            long start = System.nanoTime();
            run.stage("Looking for " + settings.host(), () -> reach(run));
            try (Connection connection =
                    run.stage("Signing in as " + settings.user(), this::signIn)) {
                Duration toSignIn = Duration.ofNanos(System.nanoTime() - start);
                try (Run.Registration _ = run.onCancel(() -> connection.abort(Runnable::run))) {
                    return run.stage("Asking the server", () -> state(connection, toSignIn));
                }
            }
        } catch (SQLException cause) {
            run.check();
            throw Refusals.of(kind.title, settings, cause);
        }
    }

    /** First without the driver, which could not be stopped while nobody answers. */
    private boolean reach(Run run) throws SQLException {
        InetSocketAddress place = new InetSocketAddress(settings.host(), settings.port());
        try (Socket socket = new Socket();
                Run.Registration _ = run.onCancel(socket::close)) {
            if (place.isUnresolved()) {
                throw new UnknownHostException(settings.host());
            }
            socket.connect(place, Math.toIntExact(patience.toMillis()));
            return true;
        } catch (IOException cause) {
            throw new SQLException(cause.getMessage(), CANNOT_CONNECT, cause);
        }
    }

    private Connection signIn() throws SQLException {
        return switch (kind) {
            case POSTGRESQL ->
                    impatient(PostgresqlAddress.of(settings), Long.toString(patience.toSeconds()));
            case MYSQL -> impatient(MysqlAddress.of(settings), Long.toString(patience.toMillis()));
        };
    }

    private static Connection impatient(Address address, String patience) throws SQLException {
        address.properties().setProperty("socketTimeout", patience);
        return address.connect();
    }

    private ServerState state(Connection connection, Duration toSignIn) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        Database.Engine engine = engine(server);
        OldestVersion oldest = OldestVersion.of(engine);
        Optional<String> fault = oldest.fault(version(server));
        if (fault.isPresent()) {
            throw new MillraceException(
                    MillraceException.Code.CANNOT_CONNECT,
                    "%s:%d %s".formatted(settings.host(), settings.port(), fault.get()));
        }
        Sql sql = new Sql(connection, new Run());
        Facts facts = facts(sql);
        return new ServerState(
                oldest.title() + " " + version(server),
                encryption(sql),
                facts.timeZone(),
                facts.encoding(),
                toSignIn,
                roundTrip(sql));
    }

    private Database.Engine engine(DatabaseMetaData server) throws SQLException {
        return switch (kind) {
            case POSTGRESQL -> Database.Engine.POSTGRESQL;
            case MYSQL -> Pools.engine(server.getDatabaseProductVersion());
        };
    }

    /** Without what the builders of the server add. */
    private static String version(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseProductVersion()
                .replaceFirst("^5\\.5\\.5-", "")
                .replaceFirst("[ -].*", "");
    }

    private Facts facts(Sql sql) throws SQLException {
        return sql.first(
                        SqlFiles.read(
                                switch (kind) {
                                    case POSTGRESQL -> "postgresql/server/facts.sql";
                                    case MYSQL -> "mysql/server/facts.sql";
                                }),
                        row -> new Facts(row.getString("time_zone"), row.getString("encoding")))
                .orElseThrow();
    }

    private Optional<String> encryption(Sql sql) throws SQLException {
        return switch (kind) {
            case POSTGRESQL ->
                    sql.first(
                            "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl",
                            row -> row.getString(1));
            case MYSQL ->
                    sql.first("SHOW SESSION STATUS LIKE 'Ssl_version'", row -> row.getString(2))
                            .filter(version -> !version.isEmpty());
        };
    }

    private static Duration roundTrip(Sql sql) throws SQLException {
        long[] nanos = new long[ROUND_TRIPS];
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long start = System.nanoTime();
            sql.number("SELECT 1");
            nanos[i] = System.nanoTime() - start;
        }
        return Duration.ofNanos(
                LongStream.of(nanos).sorted().skip(ROUND_TRIPS / 2).findFirst().orElseThrow());
    }
}
