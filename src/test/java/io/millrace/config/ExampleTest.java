package io.millrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example names every setting and no other, and shows the defaults. */
class ExampleTest {

    private static final Path EXAMPLE = Path.of("env.yaml.example");

    /** A setting that is commented out: the hash stands right before its name. */
    private static final Pattern SETTING =
            Pattern.compile("^( *)#([a-z_]+:.*)$", Pattern.MULTILINE);

    @TempDir Path home;

    @Test
    void asItIsItChangesNothing() throws IOException {
        Configuration defaults = Configuration.load(home, null);
        Path file = write(Files.readString(EXAMPLE));
        assertEquals(defaults, Configuration.load(home, file));
    }

    @Test
    void itHoldsEverySettingAndNoOther() throws IOException {
        Set<String> named = new TreeSet<>();
        String section = "";
        Matcher matcher = SETTING.matcher(Files.readString(EXAMPLE));
        while (matcher.find()) {
            String key = matcher.group(2).substring(0, matcher.group(2).indexOf(':'));
            section = matcher.group(1).isEmpty() ? key : section;
            named.add(matcher.group(1).isEmpty() ? key : section + "." + key);
        }
        ConfigurationFile owner = new ConfigurationFile(home, Map.of());
        owner.load(everything());
        ConfigurationFile person = new ConfigurationFile(home, Map.of());
        person.load(gated());
        Set<String> known = new TreeSet<>(owner.known());
        known.addAll(person.known());
        assertEquals(known, named);
    }

    @Test
    void itShowsTheDefaults() throws IOException {
        Configuration shown = Configuration.load(home, everything());
        Configuration defaults = Configuration.load(home, null);
        assertEquals(defaults.sync(), shown.sync());
        assertEquals(defaults.retention(), shown.retention());
        assertEquals(defaults.appearance(), shown.appearance());
        assertEquals(defaults.model(), shown.model());
    }

    /** Every setting of an owner in force. */
    private Path everything() throws IOException {
        return write(inForce().replaceAll("(?m)^gate:\n(  .*\n)+", ""));
    }

    /** Every setting of a machine on which people sign in. */
    private Path gated() throws IOException {
        String text = inForce();
        int gate = text.indexOf("\ngate:");
        return write(
                text.substring(0, gate).replaceAll("(?m)^  (user|password):.*", "")
                        + text.substring(gate));
    }

    /** But for what exists on no test machine, and what has no default. */
    private static String inForce() throws IOException {
        return SETTING.matcher(Files.readString(EXAMPLE))
                .replaceAll("$1$2")
                .replaceAll("(password|key)_file:.*", "")
                .replaceAll("(embedding|key_environment):.*", "")
                .replaceAll("/etc/ssl/company-ca.pem", EXAMPLE.toAbsolutePath().toString());
    }

    private Path write(String text) throws IOException {
        Path file = Files.writeString(home.resolve("example.yaml"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
