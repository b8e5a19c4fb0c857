package io.millrace.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import io.millrace.config.ModelSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model is chosen, looked at, fetched and tried; each failure has its own sentence. */
class ModelViewModelTest {

    private static final Databases DATABASES = TestServers.fresh();
    private static final FakeModel RECOMMENDED =
            new FakeModel("qwen2.5-coder:7b", 32_768, "completion", "tools");

    @TempDir Path home;

    private FakeOllama ollama;
    private TestInstallation at;
    private ModelViewModel model;

    @BeforeEach
    void open() throws IOException {
        ollama = FakeOllama.start();
        at = new TestInstallation(home, DATABASES);
        model = at.page(ModelViewModel::new, Locale.GERMANY);
    }

    @AfterEach
    void close() throws IOException {
        at.close();
        ollama.close();
    }

    @AfterAll
    static void closeAll() {
        DATABASES.close();
    }

    private void settle() {
        at.until(() -> !model.busyBinding().get());
    }

    private void look() {
        model.refresh();
        settle();
    }

    private Notice state() {
        return model.stateProperty().get().orElseThrow();
    }

    private Notice outcome() {
        return model.deeds().outcomeProperty().get().orElseThrow();
    }

    private void useFake() {
        at.write("# mine\nmodel: {url: \"" + ollama.url() + "\"}\n");
    }

    @Test
    void whatIsInstalledIsSeenWithItsSizeAndContextAndTheRecommendedOneMarked() {
        ollama.install(RECOMMENDED, new FakeModel("nomic-embed-text", 2_048, "embedding"));
        useFake();
        look();
        assertEquals(
                new Notice(
                        Mood.GOOD,
                        "qwen2.5-coder:7b can be asked",
                        "Ollama 0.12.3 answers at " + ollama.url() + "."),
                state());
        assertEquals(
                List.of("asked, recommended", "for embeddings only"),
                model.models().stream().map(ModelLine::remark).toList());
        ModelLine first = model.models().getFirst();
        assertEquals("32.768", first.context());
        assertTrue(first.size().endsWith("MB") || first.size().endsWith("GB"), first.size());
        assertEquals("Questions stay on this machine.", model.whereToProperty().get());
        assertEquals("qwen2.5-coder:7b", model.captionProperty().get());
        assertFalse(model.changedProperty().get());
    }

    @Test
    void withNobodyAtThePortItSaysHowToStartOllama() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        at.write("model: {url: 'http://localhost:" + port + "'}");
        look();
        assertEquals(Mood.BAD, state().mood());
        assertTrue(state().text().contains("ollama serve"), state().text());
        assertTrue(model.models().isEmpty());
    }

    @Test
    void aModelThatIsMissingAndAServerThatIsTooOldAreSaidWithTheCommandThatHelps() {
        useFake();
        look();
        assertEquals(Mood.WARNING, state().mood());
        assertTrue(state().text().contains("pull qwen2.5-coder:7b"), state().text());

        ollama.install(RECOMMENDED).ofVersion("0.3.1");
        look();
        assertEquals(Mood.WARNING, state().mood());
        assertTrue(state().text().contains("too old"), state().text());
    }

    @Test
    void whatTheFormSaysIsTriedBeforeItIsSaved() {
        ollama.install(RECOMMENDED);
        at.write("# mine\nmodel:\n  provider: none # for now\n");
        look();
        assertEquals("No model is asked", state().title());
        assertEquals("off", model.captionProperty().get());

        model.providerProperty().set(ModelSettings.Provider.OLLAMA);
        model.addressProperty().set(ollama.url());
        assertTrue(model.changedProperty().get());
        look();
        assertEquals(Mood.GOOD, state().mood());
        assertEquals("# mine\nmodel:\n  provider: none # for now\n", at.written());
        assertEquals(ollama.url(), model.addressProperty().get(), "What is typed stays");

        model.save();
        settle();
        assertEquals(
                "# mine\nmodel:\n  provider: ollama # for now\n  url: " + ollama.url() + "\n",
                at.written());
        assertEquals(ollama.url(), at.saved().getFirst().model().url().toString());
        assertFalse(model.changedProperty().get());
        assertTrue(outcome().text().contains("env.yaml"), outcome().text());
    }

    @Test
    void whatCannotBeIsSaidAndNotSaved() {
        useFake();
        String before = at.written();
        look();
        model.addressProperty().set("nowhere");
        model.save();
        settle();
        assertEquals("Nothing was saved", outcome().title());
        assertTrue(outcome().text().contains("model.url"), outcome().text());
        assertEquals(before, at.written());
        assertTrue(at.saved().isEmpty());
        look();
        assertEquals(Mood.BAD, state().mood());

        model.revert();
        settle();
        assertEquals(ollama.url(), model.addressProperty().get());
    }

    @Test
    void whereTheSettingsCannotBeWrittenTheLinesAreShown() throws IOException {
        at.close();
        at =
                new TestInstallation(
                        Files.writeString(home.resolve("file"), "").resolve("x"), DATABASES);
        model = at.page(ModelViewModel::new, Locale.UK);
        look();
        model.nameProperty().set("llama3.1:8b");
        model.save();
        settle();
        assertEquals("Nothing was saved", outcome().title());
        assertTrue(outcome().text().endsWith("\nmodel:\n  name: llama3.1:8b"), outcome().text());
    }

    @Test
    void aServerElsewhereIsNamedAndItsKeyIsNeverShown() throws IOException {
        Path key = Files.createTempFile(home, "key", "");
        Files.writeString(key, "sk-secret\n");
        look();
        model.providerProperty().set(ModelSettings.Provider.OPENAI_COMPATIBLE);
        assertEquals("", model.addressProperty().get(), "Ollama's is none of its own");
        model.addressProperty().set("https://models.invalid/v1");
        model.nameProperty().set("large");
        model.keyFileProperty().set(key.toString());
        model.save();
        settle();
        assertTrue(model.hasKeyProperty().get());
        assertEquals("", model.keyFileProperty().get());
        assertTrue(model.whereToProperty().get().contains("models.invalid"));
        assertEquals(Mood.BAD, state().mood());
        for (Supplier<String> shown :
                List.<Supplier<String>>of(
                        at::written, () -> state().toString(), () -> outcome().toString())) {
            assertFalse(shown.get().contains("sk-secret"), shown.get());
        }
    }

    @Test
    void aModelIsFetchedWithProgressAndThenThere() {
        useFake();
        ollama.pulling(Duration.ofMillis(20));
        look();
        model.pull();
        at.until(() -> model.deeds().work().progressProperty().get() > 0);
        assertTrue(
                model.deeds()
                        .work()
                        .stageProperty()
                        .get()
                        .startsWith("Fetching qwen2.5-coder:7b · "),
                model.deeds().work().stageProperty().get());
        settle();
        assertEquals("Ollama has qwen2.5-coder:7b now", outcome().title());
        at.until(() -> state().mood() == Mood.GOOD);
        assertEquals(1, model.models().size());
    }

    @Test
    void aFetchIsCancelledAndOneThatFailsSaysWhy() {
        useFake();
        ollama.stallingPulls();
        look();
        model.pull();
        at.until(() -> model.deeds().work().stageProperty().get().startsWith("Fetching"));
        model.deeds().work().cancel();
        settle();
        assertEquals("Cancelled", outcome().title());

        ollama.failingPulls("pull model manifest: file does not exist");
        model.pulledProperty().set("qwen99");
        model.pull();
        settle();
        assertEquals("qwen99 was not fetched", outcome().title());
        assertTrue(outcome().text().contains("file does not exist"), outcome().text());
    }

    @Test
    void aTestQuestionSaysWhetherTheReplyIsRightAndHowLongItTook() {
        ollama.install(RECOMMENDED)
                .reply(
                        FakeReply.saying("{\"measure\": \"sales\", \"year\": 2024}")
                                .after(Duration.ofMillis(200)),
                        FakeReply.saying("{\"measure\": \"profit\", \"year\": 1}"),
                        FakeReply.failing(
                                500,
                                "model requires more system memory (9.1 GiB) than is available"));
        useFake();
        look();
        model.test();
        settle();
        assertEquals(Mood.GOOD, outcome().mood());
        assertTrue(
                outcome()
                        .title()
                        .matches("qwen2.5-coder:7b answered rightly in (0,[2-9]|[1-9].*) s"),
                outcome().title());

        model.test();
        settle();
        assertEquals(Mood.WARNING, outcome().mood());

        model.test();
        settle();
        assertEquals(Mood.BAD, outcome().mood());
        assertTrue(outcome().text().contains("qwen2.5-coder:3b"), outcome().text());
    }
}
