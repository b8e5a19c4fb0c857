package io.millrace.ui.settings;

import io.millrace.access.Administration;
import io.millrace.config.Configuration;
import io.millrace.config.SettingsFile;
import io.millrace.db.Databases;
import io.millrace.ui.services.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An installation in a folder, and what was saved in it. */
final class TestInstallation {

    private final Path home;
    private final List<Configuration> saved = new ArrayList<>();
    private final Installation installation;

    /** On databases that their owner has at work. */
    TestInstallation(Path home, Databases databases) {
        this.home = home;
        installation =
                new Installation(
                        new SettingsFile(home, null),
                        saved::add,
                        new Administration(
                                databases.oltp(),
                                databases.warehouse(),
                                databases.warehouseAddress().tls()),
                        Optional.of(databases));
    }

    Installation installation() {
        return installation;
    }

    /** What held from each save on. */
    List<Configuration> saved() {
        return saved;
    }

    void write(String settings) {
        try {
            Files.writeString(home.resolve("env.yaml"), settings);
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }

    String written() {
        try {
            return Files.readString(home.resolve("env.yaml"));
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }
}
