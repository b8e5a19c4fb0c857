package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.access.GateSignIn;
import io.millrace.access.SignIn;
import io.millrace.cli.Parts;
import io.millrace.config.Configuration;
import io.millrace.config.SettingsFile;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Migrations;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.Marts;
import io.millrace.warehouse.MaskingFinding;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every part of the application, built once and closed in reverse. */
final class Backend implements Parts {

    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    private final SettingsFile file;
    private volatile Configuration configuration;
    private final Databases databases;
    private @Nullable Database mart;

    private Backend(SettingsFile file, Configuration configuration, Databases databases) {
        this.file = file;
        this.configuration = configuration;
        this.databases = databases;
    }

    /** Reads the settings, starts or joins the databases and brings them up to date. */
    static Backend open(Path home, @Nullable Path file, Run run) {
        Configuration configuration = Configuration.load(home, file);
        Logging.to(configuration.home());
        Databases databases = Databases.open(configuration, run);
        try {
            Migrations.apply(databases, run);
            Marts marts = new Marts(databases.warehouse(), configuration.home());
            for (MaskingFinding hidden : marts.bringUpToDate()) {
                LOG.warn(hidden.sentence());
            }
            return new Backend(new SettingsFile(home, file), configuration, databases);
        } catch (RuntimeException failed) {
            databases.close();
            throw failed;
        }
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    /** Where the settings stand. */
    SettingsFile file() {
        return file;
    }

    /** What may change while it runs holds from now on. */
    synchronized void adopt(Configuration saved) {
        configuration = configuration.adopting(saved);
    }

    @Override
    public Databases databases() {
        return databases;
    }

    @Override
    public Database shop() {
        return databases.oltp();
    }

    /** Opened when it is first asked for; few commands do. */
    @Override
    public synchronized Database mart() {
        Database opened = mart;
        if (opened == null) {
            String star = databases.warehouseAddress().database();
            opened = databases.warehouseSchema(Mart.EXECUTIVE.schemaBeside(star));
            mart = opened;
        }
        return opened;
    }

    @Override
    public Administration administration() {
        return new Administration(
                databases.oltp(), databases.warehouse(), databases.warehouseAddress().tls());
    }

    @Override
    public String person() {
        return System.getProperty("user.name", "owner");
    }

    @Override
    public List<String> demoPeople(Run run) {
        return guests().demo(regions(), run).stream()
                .map(guest ->
                        "%-14s %-8s password %s, answers %s"
                                .formatted(
                                        guest.role(),
                                        guest.name(),
                                        guest.password(),
                                        String.join(", ", guest.answers())))
                .toList();
    }

    /** Whose ways in are known to the owner of this home. */
    Guests guests() {
        return new Guests(configuration.home(), administration(), signIn());
    }

    /** Whose business the demo company's manager sees. */
    List<String> regions() {
        try (Connection shop = databases.oltp().connect()) {
            return new Sql(shop, new Run())
                    .list(SqlFiles.read("postgresql/demo/regions.sql"), row -> row.getString(1));
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The regions of the shop could not be read: " + cause.getMessage(),
                    cause);
        }
    }

    /** People come in through the gate of these databases. */
    SignIn signIn() {
        return new GateSignIn(databases.gate(), databases.warehouseAddress());
    }

    @Override
    public synchronized void close() {
        try {
            if (mart != null) {
                mart.close();
            }
        } finally {
            databases.close();
        }
    }
}
