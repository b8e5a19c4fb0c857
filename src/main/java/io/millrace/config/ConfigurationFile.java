package io.millrace.config;

import io.millrace.MillraceException;
import io.millrace.config.AppearanceSettings.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads env.yaml: knows every setting, its default and its limits. */
final class ConfigurationFile {

    private final Path home;
    private final Map<String, String> environment;
    private final Faults faults = new Faults();
    private final Set<String> known = new LinkedHashSet<>();
    private Path file;

    ConfigurationFile(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.file = home.resolve("env.yaml");
    }

    Configuration load(@Nullable Path named) {
        if (named != null) {
            file = named.toAbsolutePath().normalize();
            if (!Files.isRegularFile(file)) {
                throw fault("There is no settings file " + file + ".", null);
            }
        }
        return read(compose());
    }

    /** What the settings would be if the file held this text. */
    Configuration check(Path named, String text) {
        file = named;
        return read(compose(text));
    }

    private Configuration read(@Nullable Node root) {
        Configuration read = read(new Section("", root, faults));
        faults.raise(file.toString());
        return read;
    }

    /** The dotted names of all settings, after a file was read. */
    Set<String> known() {
        return known;
    }

    private @Nullable Node compose() {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return compose(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw fault(file + " cannot be read: it must be UTF-8 text that you may read.", cause);
        }
    }

    private @Nullable Node compose(String text) {
        try {
            return SettingsText.compose(text);
        } catch (MarkedYAMLException cause) {
            throw fault(notYaml(cause), cause);
        } catch (YAMLException cause) {
            throw fault(file + " is not readable as YAML: " + cause.getMessage() + ".", cause);
        }
    }

    private String notYaml(MarkedYAMLException cause) {
        // The snippet of the mark is left out: the line may hold a password.
        int line = cause.getProblemMark() == null ? 0 : cause.getProblemMark().getLine() + 1;
        return file
                + " is not readable as YAML: line "
                + line
                + ", "
                + cause.getProblem()
                + ". Write each setting as  name: value  and indent by spaces, not tabs.";
    }

    private Configuration read(Section root) {
        Servers servers = servers(root);
        Section sync = root.section("sync");
        Section retention = root.section("retention");
        Section appearance = root.section("appearance");
        Section model = root.section("model");
        Configuration read =
                new Configuration(
                        home,
                        servers,
                        sync(sync),
                        new RetentionSettings(
                                retention.whole(
                                        "audit_days",
                                        1,
                                        36_500,
                                        RetentionSettings.USUAL.auditDays()),
                                retention.whole(
                                        "query_log_days",
                                        1,
                                        36_500,
                                        RetentionSettings.USUAL.queryLogDays())),
                        new AppearanceSettings(theme(appearance), currency(appearance)),
                        new ModelSection(model, environment, key -> secretFrom(model, key)).read());
        finish(sync);
        finish(retention);
        finish(appearance);
        finish(model);
        finish(root);
        return read;
    }

    private void finish(Section section) {
        section.refuseUnknown();
        known.addAll(section.known());
    }

    private static SyncSettings sync(Section section) {
        return new SyncSettings(
                section.truth("automatic", true),
                Duration.ofSeconds(section.whole("interval_seconds", 1, 86_400, 1)),
                section.whole("retries", 0, 100, SyncSettings.USUAL_RETRIES),
                section.whole("months_ahead", 0, 120, 3));
    }

    private static Theme theme(Section section) {
        String word = section.text("theme", "system", "dark");
        for (Theme theme : Theme.values()) {
            if (theme.name().toLowerCase(Locale.ROOT).equals(word)) {
                return theme;
            }
        }
        section.wrong("theme", word, "is none of system, light, dark", "dark");
        return Theme.SYSTEM;
    }

    private static @Nullable Currency currency(Section section) {
        String code =
                section.text(
                        "currency", AppearanceSettings.USUAL_CURRENCY.getCurrencyCode(), "EUR");
        if (code.equals("none")) {
            return null;
        }
        Optional<Currency> named =
                Currency.availableCurrencies()
                        .filter(currency -> currency.getCurrencyCode().equals(code))
                        .findFirst();
        if (named.isEmpty()) {
            section.wrong(
                    "currency",
                    code,
                    "is neither a currency's code of three capital letters nor none",
                    "EUR");
        }
        return named.orElse(AppearanceSettings.USUAL_CURRENCY);
    }

    private Servers servers(Section root) {
        boolean oltp = root.has("oltp");
        boolean warehouse = root.has("warehouse");
        boolean gate = root.has("gate");
        if (!oltp && !warehouse && !gate) {
            return new Servers.Embedded();
        }
        if (!oltp || !warehouse) {
            String missing = oltp ? "warehouse" : "oltp";
            faults.add(
                    missing,
                    "is missing: name both servers, or neither to use the embedded ones",
                    missing + ": {host: db.example.com, user: millrace, password_file: word}");
        }
        Account account = gate ? Account.NONE : Account.OWNER;
        ServerSettings shop = server(root.section("oltp"), oltp, 5432, "millrace", account);
        ServerSettings star =
                server(root.section("warehouse"), warehouse, 3306, "millrace_dw", account);
        return gate
                ? new Servers.Gated(gate(root.section("gate"), shop), star)
                : new Servers.Remote(shop, star);
    }

    /** Whose account stands beside the address of a server. */
    private enum Account {
        OWNER,
        NONE
    }

    private ServerSettings gate(Section section, ServerSettings shop) {
        ServerSettings gate =
                shop.withAccount(
                        section.text("user", "millrace_gate", "millrace_gate"), password(section));
        finish(section);
        return gate;
    }

    private ServerSettings server(
            Section section, boolean there, int port, String database, Account account) {
        if (!there) {
            return new ServerSettings(
                    "", port, database, "", new Secret(""), TlsMode.VERIFY_FULL, null);
        }
        String host = section.required("host", "db.example.com");
        ServerSettings settings =
                new ServerSettings(
                        host,
                        section.whole("port", 1, 65_535, port),
                        section.text("database", database, database),
                        "",
                        new Secret(""),
                        tls(section, host),
                        certificate(section));
        ServerSettings whole =
                switch (account) {
                    case OWNER ->
                            settings.withAccount(
                                    section.required("user", "millrace"), password(section));
                    case NONE -> {
                        refuseAccount(section);
                        yield settings;
                    }
                };
        finish(section);
        return whole;
    }

    /** Who can read the file of a person's machine must find nothing but the gate in it. */
    private static void refuseAccount(Section section) {
        for (String key : List.of("user", "password", "password_file")) {
            if (section.has(key)) {
                section.wrong(
                        key,
                        "stands beside a gate, through which people sign in; take it out",
                        "gate: {user: millrace_gate, password_file: gate.password}");
            }
        }
    }

    private Secret password(Section section) {
        boolean inline = section.has("password");
        boolean apart = section.has("password_file");
        if (inline && apart) {
            section.wrong(
                    "password_file",
                    "stands beside a password; keep one of the two",
                    "/run/secrets/millrace");
        } else if (inline) {
            refuseOthers(section, "password", file);
            return new Secret(section.text("password", "", "…"));
        } else if (apart) {
            return secretFrom(section, "password_file");
        } else {
            section.wrong("password", "is missing", "…  or  password_file: /run/secrets/millrace");
        }
        return new Secret("");
    }

    private Secret secretFrom(Section section, String key) {
        String example = "/run/secrets/millrace";
        Path path = file.resolveSibling(section.text(key, "", example));
        if (!Files.isRegularFile(path)) {
            section.wrong(key, path.toString(), "is a file that does not exist", example);
            return new Secret("");
        }
        refuseOthers(section, key, path);
        try {
            // An editor ends the line; the secret does not.
            return new Secret(Files.readString(path).replaceFirst("\\R\\z", ""));
        } catch (IOException _) {
            section.wrong(key, path.toString(), "cannot be read as text", example);
            return new Secret("");
        }
    }

    private void refuseOthers(Section section, String key, Path holder) {
        try {
            if (SecretFile.isOpen(holder)) {
                section.wrong(
                        key,
                        "is in " + holder + ", which other users can read",
                        "… after  chmod 600 " + holder);
            }
        } catch (IOException cause) {
            throw fault("The permissions of " + holder + " cannot be read.", cause);
        }
    }

    private static TlsMode tls(Section section, String host) {
        boolean loopback = ServerSettings.isLoopback(host);
        TlsMode usual = loopback ? TlsMode.PREFER : TlsMode.VERIFY_FULL;
        String word = section.text("tls", usual.word(), TlsMode.VERIFY_FULL.word());
        TlsMode mode = TlsMode.of(word).orElse(null);
        if (mode == null) {
            section.wrong(
                    "tls",
                    word,
                    "is none of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(TlsMode.values()).map(TlsMode::word).toList()),
                    "verify-full");
            return usual;
        }
        if (mode == TlsMode.PREFER && !loopback) {
            section.wrong(
                    "tls",
                    word,
                    "lets anybody on the way switch encryption off; only this machine's own"
                            + " servers may have it",
                    "verify-full");
        }
        return mode;
    }

    private @Nullable Path certificate(Section section) {
        if (!section.has("tls_root_certificate")) {
            return null;
        }
        String example = "/etc/ssl/company-ca.pem";
        Path path = file.resolveSibling(section.text("tls_root_certificate", "", example));
        if (!Files.isReadable(path)) {
            section.wrong(
                    "tls_root_certificate",
                    path.toString(),
                    "is a file that does not exist or that you may not read",
                    example);
        }
        return path;
    }

    private static MillraceException fault(String sentence, @Nullable Throwable cause) {
        return new MillraceException(MillraceException.Code.CONFIGURATION, sentence, cause);
    }
}
