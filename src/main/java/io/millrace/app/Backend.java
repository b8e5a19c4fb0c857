package io.millrace.app;

import io.millrace.cli.Parts;
import io.millrace.config.Configuration;
import io.millrace.db.Databases;
import io.millrace.db.Migrations;
import io.millrace.work.Run;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Every part of the application, built once and closed in reverse. */
final class Backend implements Parts {

    private final Configuration configuration;
    private final Databases databases;

    private Backend(Configuration configuration, Databases databases) {
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
            return new Backend(configuration, databases);
        } catch (RuntimeException failed) {
            databases.close();
            throw failed;
        }
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public Databases databases() {
        return databases;
    }

    @Override
    public String person() {
        return System.getProperty("user.name", "owner");
    }

    @Override
    public void close() {
        databases.close();
    }
}
