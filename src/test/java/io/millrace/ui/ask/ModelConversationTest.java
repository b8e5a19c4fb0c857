package io.millrace.ui.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.FeedbackLog;
import io.millrace.access.Role;
import io.millrace.ask.Analyst;
import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.ask.Outcome;
import io.millrace.ask.SampleWarehouse;
import io.millrace.ask.model.FakeModel;
import io.millrace.ask.model.FakeOllama;
import io.millrace.ask.model.FakeReply;
import io.millrace.ask.model.TestSettings;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.config.ModelSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.semantics.json.QueryJson;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.ui.services.LanguageModel;
import io.millrace.ui.services.Questions;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.MaskingPolicy;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations in which a language model has a part, without a window. */
class ModelConversationTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Formats FORMATS = new Formats(Locale.ENGLISH, null);
    private static final String NAME = "qwen2.5-coder:7b";
    private static final String BEYOND = "did the cosmic dough roll in";
    private static final String TOTAL =
            "{\"reply\": \"query\", \"query\": %s}"
                    .formatted(QueryJson.text(Breakdown.of(new Measure.Named("sales"))));

    private static Databases databases;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private FakeOllama ollama;

    @TempDir private Path home;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        databases = SampleWarehouse.of(folder);
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @BeforeEach
    void start() throws IOException {
        ollama = FakeOllama.start().install(new FakeModel(NAME, 32_768, "completion"));
    }

    @AfterEach
    void close() throws IOException {
        background.close();
        ollama.close();
    }

    private AskViewModel here() {
        return model(TestSettings.ollama(ollama.url(), NAME));
    }

    private AskViewModel elsewhere() {
        return model(TestSettings.remoteOllama(ollama.url(), NAME));
    }

    private AskViewModel model(ModelSettings settings) {
        ModelConsent consent =
                new ModelConsent(settings, home, "someone", new FeedbackLog(databases.warehouse()));
        ModelAccess access =
                new ModelAccess(settings, MODEL, MaskingPolicy.shipped(), List.of(), consent, home);
        VerifiedQuestions verified = VerifiedQuestions.shipped();
        return new AskViewModel(
                new Questions(
                        new Analyst(
                                databases.warehouse(), MODEL, verified, FORMATS, access::reader),
                        MODEL,
                        databases.warehouse(),
                        Role.MANAGER,
                        home,
                        Optional.of(new LanguageModel(settings, consent))),
                background,
                FORMATS);
    }

    private void ask(AskViewModel model, String question) {
        model.askAnew(question);
        settle(model);
    }

    private void settle(AskViewModel model) {
        window.until(() -> !model.busyProperty().get());
    }

    private void settleModel(AskViewModel model) {
        window.until(() -> !model.languageModel().busyProperty().get());
    }

    private static Turn newest(AskViewModel model) {
        return model.turns().getLast();
    }

    private static Answer answer(AskViewModel model) {
        return newest(model).answerProperty().get().orElseThrow();
    }

    private static List<String> choices() throws SQLException {
        try (Connection warehouse = databases.warehouse().connect()) {
            return new Sql(warehouse, new Run())
                    .list(
                            "SELECT event FROM audit_record WHERE event LIKE 'model %' ORDER BY record_id",
                            row -> row.getString(1));
        }
    }

    private static int logged(String question) throws SQLException {
        try (Connection warehouse = databases.warehouse().connect()) {
            return (int)
                    new Sql(warehouse, new Run())
                            .number("SELECT COUNT(*) FROM query_log WHERE question = ?", question);
        }
    }

    @Test
    void whatWouldLeaveTheMachineWaitsForThePersonAndThenGoesOnByItself() throws SQLException {
        AskViewModel model = elsewhere();
        ask(model, "sales by region in 2024");
        assertEquals(Engine.GRAMMAR, answer(model).engine());

        List<String> before = choices();
        int logged = logged(BEYOND);
        ask(model, BEYOND);
        assertEquals(Turn.State.HELD, newest(model).stateProperty().get());
        assertEquals(logged, logged(BEYOND));
        assertEquals(List.of(), ollama.asked());
        assertTrue(
                model.languageModel()
                        .model()
                        .orElseThrow()
                        .whatLeaves()
                        .contains("http://0.0.0.0"));

        ollama.reply(FakeReply.saying(TOTAL), FakeReply.saying(TOTAL));
        model.allow(newest(model), true);
        settle(model);
        assertEquals(Engine.MODEL, answer(model).engine());
        assertEquals(logged + 1, logged(BEYOND));
        settleModel(model);
        assertEquals(ModelConsent.State.GIVEN, model.languageModel().consentProperty().get());
        ask(model, BEYOND + " again");
        assertEquals(Engine.MODEL, answer(model).engine());
        assertEquals(before.size() + 1, choices().size());
        assertEquals("model allowed", choices().getLast());
    }

    @Test
    void whoKeepsQuestionsHereGetsTheBuiltInEnginesAnswerAndCanThinkAnew() throws SQLException {
        AskViewModel model = elsewhere();
        ask(model, BEYOND);
        model.allow(newest(model), false);
        settle(model);
        assertEquals(Outcome.UNKNOWN, answer(model).outcome());
        assertTrue(answer(model).message().contains("cosmic"), answer(model).message());
        assertEquals("model declined", choices().getLast());
        ask(model, BEYOND);
        assertEquals(Turn.State.ANSWERED, newest(model).stateProperty().get());
        assertEquals(List.of(), ollama.asked());

        model.languageModel().preferredProperty().set(true);
        ask(model, "sales by region in 2024");
        assertEquals(Turn.State.HELD, newest(model).stateProperty().get());
        model.allow(newest(model), false);
        settle(model);
        assertEquals(Engine.GRAMMAR, answer(model).engine());
        assertEquals(List.of(), ollama.asked());

        model.languageModel().allow(true);
        settleModel(model);
        assertEquals(ModelConsent.State.GIVEN, model.languageModel().consentProperty().get());
        ollama.reply(FakeReply.saying(TOTAL));
        ask(model, BEYOND);
        assertEquals(Engine.MODEL, answer(model).engine());
        model.languageModel().allow(false);
        settleModel(model);
        int heard = ollama.chats().size();
        ask(model, BEYOND);
        assertEquals(Outcome.UNKNOWN, answer(model).outcome());
        assertEquals(heard, ollama.chats().size());
    }

    @Test
    void whatStaysHereIsNotAskedAbout() {
        AskViewModel model = here();
        ollama.reply(FakeReply.saying(TOTAL));
        ask(model, BEYOND);
        assertEquals(Engine.MODEL, answer(model).engine());
        model.languageModel().look();
        settleModel(model);
        assertEquals(ModelConsent.State.NOT_NEEDED, model.languageModel().consentProperty().get());
        assertEquals("", model.languageModel().noticeProperty().get());
    }

    @Test
    void nothingIsHeardOfAMachineToWhichNothingMayGo() {
        AskViewModel model = elsewhere();
        model.languageModel().look();
        settleModel(model);
        assertEquals(ModelConsent.State.MISSING, model.languageModel().consentProperty().get());
        assertEquals(List.of(), ollama.asked());
    }

    @Test
    void eachAnswerSaysHowFarItIsToBeReliedOn() {
        AskViewModel model = here();
        ask(model, "sales by region in 2024");
        assertEquals("", TrustWords.of(answer(model)).text());
        ask(model, "sales by region");
        assertEquals("Verified", TrustWords.of(answer(model)).text());
        ollama.reply(FakeReply.saying(TOTAL));
        ask(model, BEYOND);
        assertEquals("Read by a model", TrustWords.of(answer(model)).text());
        ollama.reply(
                FakeReply.saying("{\"reply\": \"outside\"}"),
                FakeReply.saying(
                        "{\"reply\": \"sql\", \"sql\": \"SELECT COUNT(*) AS n FROM fact_sales f\"}"));
        ask(model, BEYOND);
        assertEquals("Unverified SQL", TrustWords.of(answer(model)).text());
        ollama.reply(FakeReply.saying("{\"reply\": \"unknown\"}"));
        ask(model, BEYOND);
        assertEquals("", TrustWords.of(answer(model)).text());
    }

    @Test
    void whatTheModelWritesIsSeenWhileItWritesAndKept() {
        AskViewModel model = here();
        ollama.reply(
                FakeReply.saying("{\"reply\": \"outside\"}").pausing(Duration.ofMillis(60)),
                FakeReply.saying("{\"reply\": \"unknown\"}"));
        model.askAnew(BEYOND);
        Turn turn = newest(model);
        window.until(() -> !turn.writtenProperty().get().isEmpty());
        assertEquals(Turn.State.ASKING, turn.stateProperty().get());
        assertTrue("{\"reply\": \"outside\"}".startsWith(turn.writtenProperty().get()));
        settle(model);
        assertEquals(
                "{\"reply\": \"outside\"}\n\n{\"reply\": \"unknown\"}",
                turn.writtenProperty().get());

        ollama.reply(FakeReply.saying("{\"reply\": \"unknown\"}").pausing(Duration.ofMillis(60)));
        model.askAnew(BEYOND + " at all");
        Turn stopped = newest(model);
        window.until(() -> !stopped.writtenProperty().get().isEmpty());
        model.cancel();
        assertEquals(Turn.State.CANCELLED, stopped.stateProperty().get());
        assertTrue(stopped.writtenProperty().get().startsWith("{"), "what came before stays");

        ask(model, "sales by region in 2024");
        assertEquals("", newest(model).writtenProperty().get());
    }

    @Test
    void aPreferenceIsForOneQuestion() {
        AskViewModel model = here();
        model.languageModel().preferredProperty().set(true);
        ollama.reply(FakeReply.saying(TOTAL));
        ask(model, "total sales");
        assertEquals(Engine.MODEL, answer(model).engine());
        assertTrue(
                answer(model).message().contains("Both engines read this alike."),
                answer(model).message());
        assertEquals("Both engines agree", TrustWords.of(answer(model)).text());
        assertFalse(model.languageModel().preferredProperty().get());
        ask(model, "sales by region in 2024");
        assertEquals(Engine.GRAMMAR, answer(model).engine());
        assertEquals(1, ollama.chats().size());
    }

    @Test
    void aModelThatIsAwayIsMissedOnceUntilItIsBack() throws IOException {
        String url = ollama.url();
        ollama.close();
        AskViewModel model = model(TestSettings.ollama(url, NAME));
        ask(model, "sales by region in 2024");
        assertEquals(Outcome.ANSWERED, answer(model).outcome());
        assertEquals("", model.languageModel().noticeProperty().get());
        ask(model, BEYOND);
        settleModel(model);
        assertEquals(Outcome.UNKNOWN, answer(model).outcome());
        assertFalse(answer(model).message().contains(url), answer(model).message());
        assertTrue(model.languageModel().noticeProperty().get().contains(url));

        model.languageModel().hideNotice();
        model.languageModel().look();
        settleModel(model);
        assertEquals("", model.languageModel().noticeProperty().get());
        assertTrue(model.languageModel().problemProperty().get().contains(url));
    }

    @Test
    void whatIsAwayIsLookedAfterEveryOnceInAWhile() throws IOException {
        int port = URI.create(ollama.url()).getPort();
        ollama.close();
        AtomicLong clock = new AtomicLong();
        ModelSettings settings = TestSettings.ollama(ollama.url(), NAME);
        ModelConsent consent =
                new ModelConsent(settings, home, "someone", new FeedbackLog(databases.warehouse()));
        ModelViewModel model =
                new ModelViewModel(
                        Optional.of(new LanguageModel(settings, consent)), background, clock::get);
        model.look();
        window.until(() -> !model.noticeProperty().get().isEmpty());
        try (FakeOllama back = FakeOllama.start(port)) {
            clock.addAndGet(Duration.ofSeconds(5).toNanos());
            model.glance();
            assertFalse(model.busyProperty().get());
            clock.addAndGet(Duration.ofSeconds(30).toNanos());
            model.glance();
            window.until(() -> !model.busyProperty().get());
            assertTrue(
                    model.noticeProperty().get().contains("millrace models pull " + NAME),
                    model.noticeProperty().get());
            back.install(new FakeModel(NAME, 32_768, "completion"));
            clock.addAndGet(Duration.ofSeconds(30).toNanos());
            model.glance();
            window.until(() -> model.noticeProperty().get().isEmpty());
            int asked = back.asked().size();
            clock.addAndGet(Duration.ofSeconds(30).toNanos());
            model.glance();
            assertFalse(model.busyProperty().get());
            assertEquals(asked, back.asked().size());
        }
    }
}
