package io.millrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings are changed in env.yaml, and nothing else in it. */
class SettingsFileTest {

    private static final Setting OFF = new Setting("model", "provider", "none");

    @TempDir Path home;

    private Path file() {
        return home.resolve("env.yaml");
    }

    private SettingsFile settings() {
        return new SettingsFile(home, null);
    }

    /** A file before and after {@link #OFF}. */
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", "model:\n  provider: none\n"),
                Arguments.of("# mine\n", "# mine\n\nmodel:\n  provider: none\n"),
                Arguments.of("# mine", "# mine\n\nmodel:\n  provider: none\n"),
                Arguments.of(
                        "model:\n  # who\n  provider: ollama # here\n  name: x\n",
                        "model:\n  # who\n  provider: none # here\n  name: x\n"),
                Arguments.of("model:\n    provider: 'ollama'\n", "model:\n    provider: none\n"),
                Arguments.of("model:\n  provider:\n", "model:\n  provider: none\n"),
                Arguments.of("model:\n  provider: ~\n", "model:\n  provider: none\n"),
                Arguments.of(
                        "model:\n  name: x # 🦙\nsync:\n  retries: 2\n",
                        "model:\n  name: x # 🦙\n  provider: none\nsync:\n  retries: 2\n"),
                Arguments.of(
                        "# 🦙🦙\nmodel: # which\n  name: '🦙'\n  provider: ollama",
                        "# 🦙🦙\nmodel: # which\n  name: '🦙'\n  provider: none"),
                Arguments.of("model:\n  name: x", "model:\n  name: x\n  provider: none\n"),
                Arguments.of(
                        "model: # none yet\n  #name: x\n",
                        "model: # none yet\n  provider: none\n  #name: x\n"),
                Arguments.of("model: {name: x}\n", "model: {name: x, provider: none}\n"),
                Arguments.of("model: {}\n", "model: {provider: none}\n"),
                Arguments.of(
                        "model: {provider: ollama, name: x}", "model: {provider: none, name: x}"),
                Arguments.of(
                        "{sync: {retries: 2}}", "{sync: {retries: 2}, model: {provider: none}}"),
                Arguments.of(
                        "sync:\r\n  retries: 2\r\n",
                        "sync:\r\n  retries: 2\r\n\r\nmodel:\r\n  provider: none\r\n"),
                Arguments.of(
                        " sync:\n  retries: 2\n",
                        " sync:\n  retries: 2\n\n model:\n   provider: none\n"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void onlyTheValueChanges(String before, String after) throws IOException {
        if (!before.isEmpty()) {
            Files.writeString(file(), before);
        }
        Configuration read = settings().save(List.of(OFF));

        assertEquals(after, Files.readString(file()));
        assertEquals(ModelSettings.Provider.NONE, read.model().provider());
        assertEquals(read, Configuration.load(home, null));
    }

    @Test
    void theFileThatShipsTakesEverySettingOfTheScreens() throws IOException {
        String shipped = Files.readString(Path.of("env.yaml.example"));
        Files.writeString(file(), shipped);
        settings()
                .save(
                        List.of(
                                new Setting("model", "provider", "openai-compatible"),
                                new Setting("model", "url", "https://models.example.com/v1"),
                                new Setting("model", "name", "it's: a #model"),
                                new Setting("retention", "audit_days", 365),
                                new Setting("retention", "query_log_days", 30)));
        assertTrue(Files.readString(file()).startsWith(shipped));
        Configuration read = settings().read();
        assertEquals("it's: a #model", read.model().name());
        assertEquals(new RetentionSettings(365, 30), read.retention());
    }

    @Test
    void withoutAValueTheDefaultHolds() throws IOException {
        Files.writeString(file(), "model:\n  name: x # mine\n");
        Configuration read = settings().save(List.of(new Setting("model", "name", "")));
        assertEquals("model:\n  name: ~ # mine\n", Files.readString(file()));
        assertEquals("qwen2.5-coder:7b", read.model().name());

        settings().save(List.of(new Setting("model", "url", "")));
        assertEquals("model:\n  name: ~ # mine\n", Files.readString(file()));
    }

    @Test
    void whatWouldBeWrongIsSaidAndNotWritten() throws IOException {
        Files.writeString(file(), "model:\n  name: x\n");
        MillraceException fault =
                assertThrows(
                        MillraceException.class,
                        () ->
                                settings()
                                        .save(
                                                List.of(
                                                        new Setting("model", "url", "nowhere"),
                                                        new Setting(
                                                                "retention", "audit_days", 0))));
        String said = String.valueOf(fault.getMessage());
        assertTrue(said.contains("model.url"), said);
        assertTrue(said.contains("retention.audit_days"), said);
        assertEquals("model:\n  name: x\n", Files.readString(file()));
    }

    @Test
    void whatOnlyAPersonShouldChangeIsLeftToOne() throws IOException {
        for (String before :
                List.of(
                        "model:\n  provider: |-\n    ollama\n",
                        "model:\n  provider: &it ollama\n  name: *it\n",
                        "model:\n  provider: \"olla\\\n    ma\"\n")) {
            Files.writeString(file(), before);
            MillraceException fault =
                    assertThrows(MillraceException.class, () -> settings().save(List.of(OFF)));
            assertTrue(String.valueOf(fault.getMessage()).contains("by hand"), fault.toString());
            assertEquals(before, Files.readString(file()));
        }
        Files.writeString(file(), "");
        assertThrows(
                MillraceException.class,
                () -> settings().save(List.of(new Setting("model", "name", "a\nb: c"))));
    }

    @Test
    void theFileKeepsItsRightsAndIsNeverHalfWritten() throws IOException {
        Files.writeString(file(), "sync:\n  retries: 2\n");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        settings().save(List.of(OFF));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (Stream<Path> all = Files.list(home)) {
            assertEquals(List.of(file()), all.toList());
        }
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path real = Files.writeString(home.resolve("real.yaml"), "sync:\n  retries: 2\n");
        Files.createSymbolicLink(file(), real);
        settings().save(List.of(OFF));
        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.readString(real).contains("provider: none"));
    }

    @Test
    void whereNothingCanBeWrittenTheLinesAreSaid() throws IOException {
        Path noFolder = Files.writeString(home.resolve("file"), "").resolve("home");
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () -> new SettingsFile(noFolder, null).save(List.of(OFF)));
        assertEquals(MillraceException.Code.NOT_PERMITTED, refused.code());
        assertFalse(Files.exists(noFolder));
        assertEquals(
                "model:\n  provider: none\n  name: 'a b'\nretention:\n  audit_days: 30",
                Setting.lines(
                        List.of(
                                OFF,
                                new Setting("model", "url", ""),
                                new Setting("model", "name", "a b"),
                                new Setting("retention", "audit_days", 30))));
    }

    @Test
    void aSecretBesideItStaysClosedToOthers() throws IOException {
        settings().save(List.of(OFF));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }
}
