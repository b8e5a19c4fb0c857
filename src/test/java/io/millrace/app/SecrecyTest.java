package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.db.InMemory;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever Millrace does, and whatever fails: no secret is in a log or on the screen. */
class SecrecyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(factory = InMemory.class)
    private Path home;

    @Test
    void noLogAndNoMessageHoldsASecret() throws IOException {
        CommandLine makers = new CommandLine(home);
        assertEquals(0, makers.run("demo", "--lines", "1000"));
        assertEquals(0, makers.run("users", "add", "zoe", "--role", "executive", "--json"));
        String made = makers.results().lines().toList().getLast();
        String first = JSON.readTree(made).path("first_password").asText();
        assertTrue(first.length() > 12, first);
        CommandLine line = new CommandLine(home);
        assertEquals(2, line.run("users", "add", "zoe", "--role", "manager"));
        assertEquals(2, line.run("users", "add", "Not a name", "--role", "manager"));
        assertEquals(2, line.run("sql", "SELECT nothing FROM nowhere"));
        assertEquals(0, line.run("users", "disable", "zoe"));
        assertEquals(0, line.run("users", "remove", "zoe"));
        Path wrong = Files.writeString(home.resolve("word"), "not the password at all");
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(
                2,
                line.run(
                        "sql", "--user", "maria", "--password-file", wrong.toString(), "SELECT 1"));
        Files.setPosixFilePermissions(wrong, PosixFilePermissions.fromString("rw-------"));
        assertEquals(
                4,
                line.run(
                        "sql", "--user", "maria", "--password-file", wrong.toString(), "SELECT 1"));
        assertEquals(0, line.run("sync"));

        Map<String, String> secrets = secrets();
        secrets.put("first password", first);
        secrets.put("a wrong password", "not the password at all");
        assertTrue(secrets.size() >= 11, secrets.keySet().toString());
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            for (Map.Entry<String, String> output : outputs(makers, line).entrySet()) {
                assertTrue(
                        !output.getValue().contains(secret.getValue()),
                        secret.getKey() + " is in " + output.getKey());
            }
        }
    }

    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        Properties servers = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("servers").resolve("secrets"))) {
            servers.load(file);
        }
        servers.forEach((name, value) -> secrets.put(name.toString(), value.toString()));
        for (JsonNode guest : JSON.readTree(Files.readString(home.resolve("guests.json")))) {
            secrets.put(
                    "the password of " + guest.path("name").asText(),
                    guest.path("password").asText());
        }
        return secrets;
    }

    /**
     * What was said, and every file of the logs. The first passwords that the makers give out are
     * not among it.
     */
    private Map<String, String> outputs(CommandLine makers, CommandLine line) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("stdout", line.results());
        outputs.put("stderr", makers.messages() + line.messages());
        try (Stream<Path> files = Files.walk(home.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                outputs.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(outputs.size() >= 5, outputs.keySet().toString());
        return outputs;
    }
}
