package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.config.Configuration;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.config.Servers;
import io.millrace.db.embedded.EmbeddedServers;
import io.millrace.db.jdbc.Address;
import io.millrace.db.jdbc.MysqlAddress;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The two databases that Millrace works on: PostgreSQL, where business is done, and the MySQL or
 * MariaDB warehouse.
 */
public final class Databases implements AutoCloseable {

    private final Database oltp;
    private final Database warehouse;
    private volatile Address extractor;
    private volatile Address loader;
    private final Runnable afterwards;
    private Optional<ServerSettings> gate = Optional.empty();

    /**
     * Connects to servers that run.
     *
     * @param afterwards what to do when the pools are closed
     */
    Databases(ServerSettings oltp, ServerSettings warehouse, Runnable afterwards) {
        this(Pools.postgresql(oltp), oltp, () -> Pools.mysql(warehouse), warehouse, afterwards);
    }

    private Databases(
            Database shop,
            ServerSettings oltp,
            Supplier<Database> star,
            ServerSettings warehouse,
            Runnable afterwards) {
        this.oltp = shop;
        try {
            this.warehouse = star.get();
        } catch (RuntimeException failed) {
            shop.close();
            throw failed;
        }
        this.extractor = PostgresqlAddress.of(oltp);
        this.loader = MysqlAddress.forLoading(warehouse);
        this.afterwards = afterwards;
    }

    /**
     * Starts the embedded servers of the home, or joins them if they run, or connects to the
     * configured ones. Migrates nothing.
     *
     * @param run hears of one stage, and may be cancelled
     * @throws io.millrace.MillraceException with code CANNOT_CONNECT and the reason
     */
    public static Databases open(Configuration configuration, Run run) {
        return switch (configuration.servers()) {
            case Servers.Embedded() -> embedded(configuration, run);
            case Servers.Remote(ServerSettings oltp, ServerSettings warehouse) ->
                    run.stage(
                            "Connect to the database servers",
                            () -> new Databases(oltp, warehouse, () -> {}));
            case Servers.Gated(ServerSettings gate, _) ->
                    throw new MillraceException(
                            MillraceException.Code.NOT_PERMITTED,
                            "The settings hold only the gate of "
                                    + gate.host()
                                    + ", so this needs a person: sign in with  --user NAME.");
        };
    }

    /** Both servers under a person's own accounts, with small pools. */
    public static Databases ofPerson(String name, ServerSettings oltp, ServerSettings warehouse) {
        return new Databases(
                Pools.postgresql(oltp, name),
                oltp,
                () -> Pools.mysql(warehouse, name),
                warehouse,
                () -> {});
    }

    /** The accounts have new passwords: connections from now on use them. */
    public void renew(Secret shop, Secret star) {
        oltp.renew(shop);
        warehouse.renew(star);
        extractor = PostgresqlAddress.of(renewed(extractor, shop));
        loader = MysqlAddress.forLoading(renewed(loader, star));
    }

    private static ServerSettings renewed(Address address, Secret password) {
        return address.settings().withAccount(address.settings().user(), password);
    }

    private static Databases embedded(Configuration configuration, Run run) {
        return run.stage(
                "Start the embedded database servers",
                () -> {
                    EmbeddedServers servers =
                            EmbeddedServers.start(configuration.home(), run, Accounts::ensure);
                    try {
                        Databases databases =
                                new Databases(servers.oltp(), servers.warehouse(), servers::close);
                        databases.gate = Optional.of(servers.gate());
                        return databases;
                    } catch (RuntimeException failed) {
                        servers.close();
                        throw failed;
                    }
                });
    }

    /** How people come in: the gate's account of the embedded servers, else the owner's own. */
    public ServerSettings gate() {
        return gate.orElseGet(extractor::settings);
    }

    /** Where the shop is, with the owner's account. */
    public ServerSettings shopAddress() {
        return extractor.settings();
    }

    /** Where the warehouse is, with the owner's account. */
    public ServerSettings warehouseAddress() {
        return loader.settings();
    }

    /** PostgreSQL, as the owner of its database. */
    public Database oltp() {
        return oltp;
    }

    /** The warehouse, as the owner of its schema. */
    public Database warehouse() {
        return warehouse;
    }

    /** The warehouse's server, as the same owner in another schema; the caller closes it. */
    public Database warehouseSchema(String schema) {
        return Pools.mysql(loader.settings().withDatabase(schema), schema);
    }

    /**
     * A connection of its own to the warehouse on which {@code LOAD DATA LOCAL} may stream; for the
     * loader of the sync only, since a server may ask such a connection for files. The caller
     * closes it.
     */
    public Connection connectLoader() throws SQLException {
        return loader.connect();
    }

    /** A connection of its own to PostgreSQL, for long snapshots and COPY; the caller closes it. */
    public Connection connectExtractor() throws SQLException {
        Connection connection = extractor.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(Pools.POSTGRESQL_SESSION);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Closes the pools; embedded servers stop if nobody else uses them. */
    @Override
    public void close() {
        try (warehouse;
                oltp) {
            // Both pools are closed, whatever becomes of the first.
        } finally {
            afterwards.run();
        }
    }
}
