package io.millrace.cli;

import io.millrace.config.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before its name or after it. */
final class GlobalOptions {

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON object instead of lines for people.")
    private boolean json;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description =
                    "Where Millrace keeps its state; else MILLRACE_HOME, else your data folder.")
    private @Nullable Path home;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The settings; else env.yaml in the home.")
    private @Nullable Path config;

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description =
                    "Who signs in; else the owner of the databases. The password is asked for, or"
                            + " is MILLRACE_PASSWORD; the second factor likewise, or"
                            + " MILLRACE_SECOND_FACTOR.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Holds the password of --user and nothing else.")
    private @Nullable Path passwordFile;

    Optional<Parts.Visitor> visitor() {
        return Optional.ofNullable(user)
                .map(name -> new Parts.Visitor(name, Optional.ofNullable(passwordFile)));
    }

    boolean isJson() {
        return json;
    }

    Path home() {
        return home == null ? Configuration.defaultHome() : home.toAbsolutePath();
    }

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }
}
