package io.millrace.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings, checked.
 *
 * @param home the folder that holds everything of this installation
 */
public record Configuration(
        Path home,
        Servers servers,
        SyncSettings sync,
        RetentionSettings retention,
        AppearanceSettings appearance,
        ModelSettings model) {

    /**
     * Reads the settings.
     *
     * @param file the file that the person named; null for env.yaml in the home, which may be
     *     missing: then all settings have their defaults and the servers are the embedded ones
     * @throws io.millrace.MillraceException with code CONFIGURATION, naming every fault together
     */
    public static Configuration load(Path home, @Nullable Path file) {
        return new ConfigurationFile(home.toAbsolutePath().normalize(), System.getenv()).load(file);
    }

    /** The same with what another says of records and models, which may change at any time. */
    public Configuration adopting(Configuration other) {
        return new Configuration(home, servers, sync, other.retention, appearance, other.model);
    }

    /** {@code MILLRACE_HOME}, or Millrace's folder among the person's application data. */
    public static Path defaultHome() {
        return defaultHome(System.getenv(), System.getProperty("os.name", ""));
    }

    static Path defaultHome(Map<String, String> environment, String system) {
        String chosen = environment.getOrDefault("MILLRACE_HOME", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath().normalize();
        }
        String lower = system.toLowerCase(Locale.ROOT);
        Path person = Path.of(System.getProperty("user.home", "."));
        if (lower.startsWith("windows")) {
            return folder(environment, "LOCALAPPDATA", person.resolve("AppData/Local"))
                    .resolve("Millrace");
        }
        if (lower.startsWith("mac")) {
            return person.resolve("Library/Application Support/Millrace");
        }
        return folder(environment, "XDG_DATA_HOME", person.resolve(".local/share"))
                .resolve("millrace");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : Path.of(value).toAbsolutePath();
    }
}
