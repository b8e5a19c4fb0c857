package io.millrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.ModelSettings.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What env.yaml says of the language model, and how it keeps the key to itself. */
class ModelSettingsTest {

    private static final String HOSTED =
            """
            model:
              provider: openai-compatible
              url: https://models.example.com/v1/
              name: large
              key_environment: MODEL_KEY
            """;

    @TempDir Path home;

    @Test
    void withoutAWordOllamaOfThisMachineIsAskedAndToldNoRows() throws IOException {
        ModelSettings model = read("# nothing yet\n");
        assertEquals(ModelSettings.Provider.OLLAMA, model.provider());
        assertEquals(URI.create("http://localhost:11434"), model.url());
        assertEquals("qwen2.5-coder:7b", model.name());
        assertEquals("", model.embedding());
        assertEquals(16_384, model.context());
        assertFalse(model.tellsRowValues());
        assertTrue(model.staysHere());
        assertNull(model.key());
    }

    @Test
    void settingsAreRead() throws IOException {
        ModelSettings model =
                read(
                        """
                        model:
                          url: http://lab.example.com:11434
                          name: llama3.1:8b
                          embedding: nomic-embed-text
                          context: 8192
                          load_seconds: 60
                          idle_seconds: 5
                          answer_seconds: 90
                          row_values: true
                        """);
        assertEquals("llama3.1:8b", model.name());
        assertEquals("nomic-embed-text", model.embedding());
        assertEquals(8_192, model.context());
        assertEquals(
                new Patience(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(90)),
                model.patience());
        assertTrue(model.tellsRowValues());
        assertFalse(model.staysHere(), "it runs on another machine");
        assertEquals("other", model.withName("other").name());
    }

    @Test
    void aKeyComesFromTheEnvironmentOrFromAFileAndIsNeverShown() throws IOException {
        ModelSettings hosted = read(HOSTED);
        assertEquals("https://models.example.com/v1", hosted.url().toString());
        assertEquals("sk-secret-7", Objects.requireNonNull(hosted.key()).value());
        assertFalse(hosted.toString().contains("sk-secret-7"));

        Path file = Files.writeString(home.resolve("model.key"), "sk-of-a-file\n");
        close(file);
        ModelSettings filed =
                read(HOSTED.replace("key_environment: MODEL_KEY", "key_file: model.key"));
        assertEquals("sk-of-a-file", Objects.requireNonNull(filed.key()).value());
    }

    @Test
    void aKeyFileThatOthersCanReadIsRefused() throws IOException {
        Path file = Files.writeString(home.resolve("model.key"), "sk-of-a-file\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String fault = fault(HOSTED.replace("key_environment: MODEL_KEY", "key_file: model.key"));
        assertTrue(fault.contains("model.key_file (line 5) is in " + file), fault);
        assertFalse(fault.contains("sk-of-a-file"), fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider: openai | model.provider (line 2) is \"openai\", which is none of none, ollama, openai-compatible",
                "provider: openai-compatible | model.url is missing",
                "url: localhost:11434 | model.url (line 2) is no address of the form http://host:port",
                "url: ftp://localhost | model.url (line 2) is no address",
                "url: http://ann:hush@localhost | model.url (line 2) is no address",
                "url: http://local host | model.url (line 2) is no address",
                "context: 100 | model.context (line 2) is \"100\", which is not a whole number from 2048",
                "idle_seconds: 0 | model.idle_seconds (line 2) is \"0\"",
                "row_values: some | model.row_values (line 2) is \"some\"",
                "key_environment: NO_SUCH | model.key_environment (line 2) is \"NO_SUCH\", which is no variable",
                "key_file: none.key | model.key_file (line 2) is",
                "api_key: sk-1 | model.api_key (line 2) is not a setting",
            })
    void aFaultIsNamed(String line, String expected) throws IOException {
        String fault = fault("model:\n  " + line);
        assertTrue(fault.contains(expected), fault);
        assertFalse(fault.contains("hush"), fault);
        assertFalse(fault.contains("sk-1"), fault);
    }

    @Test
    void onlyOllamaEmbeds() throws IOException {
        String fault = fault(HOSTED + "  embedding: nomic-embed-text\n");
        assertTrue(
                fault.contains(
                        "model.embedding (line 6) is \"nomic-embed-text\", which needs provider: ollama"),
                fault);
    }

    @Test
    void aKeyDoesNotGoThroughAForeignNetInTheClear() throws IOException {
        String fault = fault(HOSTED.replace("https", "http"));
        assertTrue(fault.contains("sends the key in the clear"), fault);
        assertFalse(fault.contains("sk-secret-7"), fault);
    }

    private ModelSettings read(String text) throws IOException {
        close(Files.writeString(home.resolve("env.yaml"), text));
        return new ConfigurationFile(home, Map.of("MODEL_KEY", "sk-secret-7")).load(null).model();
    }

    private String fault(String text) {
        MillraceException fault = assertThrows(MillraceException.class, () -> read(text));
        assertEquals(MillraceException.Code.CONFIGURATION, fault.code());
        return String.valueOf(fault.getMessage());
    }

    private static void close(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
