package io.millrace.ask.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.MillraceException;
import io.millrace.access.FeedbackLog;
import io.millrace.ask.model.ChatPrompt;
import io.millrace.ask.model.Embedder;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.TestSettings;
import io.millrace.config.ModelSettings;
import io.millrace.db.Database;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.TestMarts;
import io.millrace.work.Run;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing leaves the machine before the person says so, and the audit knows it. */
class ModelConsentTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ChatPrompt PROMPT =
            new ChatPrompt(List.of(), JsonNodeFactory.instance.objectNode());

    private static TestMarts warehouse;
    private static Database mart;

    @TempDir private Path home;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("cmgr", "manager", "[\"*\"]");
        mart = warehouse.open(Mart.MANAGER, "u_cmgr");
    }

    @AfterAll
    static void close() {
        mart.close();
        warehouse.close();
    }

    private ModelConsent consent(String url, String person) {
        return new ModelConsent(
                new ModelSettings(
                        ModelSettings.Provider.OPENAI_COMPATIBLE,
                        URI.create(url),
                        "big",
                        "",
                        16_384,
                        new ModelSettings.Patience(MINUTE, MINUTE, MINUTE),
                        false,
                        null),
                home,
                person,
                new FeedbackLog(mart));
    }

    @Test
    void nothingGoesToAnotherMachineBeforeThePersonSaysSo() throws SQLException {
        ModelConsent consent = consent("https://models.example/v1", "cmgr");
        ScriptedChat chat = new ScriptedChat("{}", "{}");
        ConsentedChat consented = new ConsentedChat(chat, consent);
        assertTrue(consent.isMissing());
        assertEquals(
                MillraceException.Code.NOT_PERMITTED,
                assertThrows(MillraceException.class, () -> consented.complete(PROMPT, new Run()))
                        .code());
        assertEquals(List.of(), chat.asked());
        assertTrue(consent.whatLeaves().contains("https://models.example/v1"));

        consent.choose(true);
        assertFalse(consent.isMissing());
        assertEquals("{}", consented.complete(PROMPT, new Run()).text());
        assertTrue(consent("https://models.example/v1", "cmgr").isGiven());
        assertFalse(consent("https://models.example/v1", "somebody").isGiven());
        assertFalse(consent("https://other.example/v1", "cmgr").isGiven());

        consent.choose(false);
        assertFalse(consent.isGiven());
        assertFalse(consent.isMissing());
        assertEquals(
                List.of(
                        "cmgr model allowed https://models.example/v1",
                        "cmgr model declined https://models.example/v1"),
                warehouse.ownerTexts(
                        "SELECT CONCAT(person, ' ', event, ' ', subject) FROM audit_record WHERE event LIKE"
                                + " 'model %' AND subject LIKE 'https%' ORDER BY record_id"));
    }

    @Test
    void nothingIsComparedOnAnotherMachineBeforeThePersonSaysSo(@TempDir Path kept)
            throws IOException {
        List<Example> examples = List.of(new Example("sales by region", "SELECT 1"));
        try (FakeOllama ollama =
                FakeOllama.start().install(new FakeModel("places", 2_048, "embedding"))) {
            ModelSettings remote =
                    TestSettings.embedding(ollama.url().replace("localhost", "0.0.0.0"), "places");
            ModelConsent consent = new ModelConsent(remote, home, "cmgr", new FeedbackLog(mart));
            assertTrue(consent.whatLeaves().contains("sending the words of all of them"));
            ExampleFinder finder =
                    new ExamplesByMeaning(
                            examples,
                            new ConsentedEmbedder(Embedder.of(remote).orElseThrow(), consent),
                            new EmbeddingFile(kept),
                            new ExamplesByWords(examples));
            assertEquals(
                    MillraceException.Code.NOT_PERMITTED,
                    assertThrows(
                                    MillraceException.class,
                                    () -> finder.nearest("sales by city", 1, new Run()))
                            .code());
            assertEquals(List.of(), ollama.asked());
            consent.choose(true);
            assertEquals(examples, finder.nearest("sales by city", 1, new Run()).examples());
        }
    }

    @Test
    void aModelOnThisMachineNeedsNoConsent() {
        ModelConsent consent = consent("http://localhost:8080/v1", "cmgr");
        assertTrue(consent.isGiven());
        assertFalse(consent.isMissing());
    }

    @Test
    void whatCannotBeReadAllowsNothing() throws Exception {
        Files.writeString(home.resolve("model-consent.json"), "{\"cmgr\": ");
        ModelConsent consent = consent("https://models.example/v1", "cmgr");
        assertThrows(MillraceException.class, consent::isGiven);
    }
}
