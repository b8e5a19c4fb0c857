package io.millrace.ui.settings;

import io.millrace.access.Administration;
import io.millrace.config.Configuration;
import io.millrace.config.SettingsFile;
import io.millrace.db.Databases;
import io.millrace.ui.services.Installation;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An installation in a folder, what was saved in it, and its pages without a window. */
final class TestInstallation implements AutoCloseable {

    /** How a page of the settings is made. */
    @FunctionalInterface
    interface Page<M> {
        M of(Installation installation, Background background, Formats formats);
    }

    private static final int THREADS = 4;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", THREADS), window);

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

    <M> M page(Page<M> page, Locale locale) {
        return page.of(installation, background, new Formats(locale, null));
    }

    /** Does what comes to the window until the condition holds. */
    void until(BooleanSupplier condition) {
        window.until(condition);
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

    @Override
    public void close() {
        background.close();
    }
}
