package io.millrace.ui.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.QuestionHistory.Asked;
import io.millrace.access.Role;
import io.millrace.ask.Answer;
import io.millrace.ask.Outcome;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.chips.Chip;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations without a window, on the demo company's warehouse. */
class AskViewModelTest {

    private static final int LINES = 6_000;

    private static Databases databases;

    @TempDir static Path notes;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.migrated();
        try (Connection shop = databases.oltp().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(LINES)).load(shop, new Run());
        }
        try (SyncCycle cycle = new SyncCycle(databases)) {
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
    }

    @AfterAll
    static void drop() {
        databases.close();
    }

    @AfterEach
    void close() {
        background.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "EXECUTIVE"})
    void eachStarterHasAnAnswer(Role role) {
        AskViewModel model = model(role);
        assertEquals(6, model.starters().size());
        for (String starter : model.starters()) {
            model.askAnew(starter);
            settle(model);
            Answer answer = newest(model).answerProperty().get().orElseThrow();
            assertEquals(Outcome.ANSWERED, answer.outcome(), starter + ": " + answer.message());
            assertFalse(answer.rows().isEmpty(), starter);
            assertTrue(answer.chart().kind() != Chart.Kind.TABLE, starter);
        }
    }

    @Test
    void aQuestionFollowsUpOnTheOneBeforeUntilSomebodyBeginsAnew() {
        AskViewModel model = model(Role.MANAGER);
        ask(model, "sales by region");
        assertEquals("Sales by region", model.contextProperty().get());
        ask(model, "and profit?");
        assertEquals("Profit by region", reading(model));
        model.beginAnew();
        ask(model, "sales by category");
        assertEquals("Sales by category", reading(model));
        assertEquals(3, model.turns().size());
        model.clear();
        assertTrue(model.turns().isEmpty());
        assertEquals("", model.contextProperty().get());
    }

    @Test
    void whatCanBeMeantInSeveralWaysIsAskedBack() {
        AskViewModel model = model(Role.MANAGER);
        ask(model, "best region");
        Turn turn = newest(model);
        Answer asked = turn.answerProperty().get().orElseThrow();
        if (asked.outcome() == Outcome.CLARIFY) {
            model.choose(turn, asked.choices().getFirst());
            settle(model);
        }
        assertEquals(
                Outcome.ANSWERED, newest(model).answerProperty().get().orElseThrow().outcome());
    }

    @Test
    void anotherMeaningReplacesTheAnswerAndIsLogged() throws SQLException {
        AskViewModel model = model(Role.MANAGER);
        ask(model, "sales by region");
        Turn first = newest(model);
        ask(model, "profit by category");
        model.change(first, newest(model).query().orElseThrow());
        assertEquals(Turn.State.ASKING, first.stateProperty().get());
        assertEquals("Sales by region", first.answerProperty().get().orElseThrow().reading());
        settle(model);
        assertEquals("Profit by category", first.answerProperty().get().orElseThrow().reading());
        assertEquals(2, model.turns().size());
        try (Connection warehouse = databases.warehouse().connect()) {
            assertEquals(
                    2,
                    new Sql(warehouse, new Run())
                            .number(
                                    "SELECT COUNT(*) FROM query_log WHERE LOWER(question) = 'profit by category'"));
        }
    }

    @Test
    void whatIsCancelledSaysSoAndCanBeAskedAgain() {
        AskViewModel model = model(Role.MANAGER);
        model.askAnew("sales by region");
        model.cancel();
        Turn turn = newest(model);
        assertEquals(Turn.State.CANCELLED, turn.stateProperty().get());
        assertFalse(model.busyProperty().get());
        model.again(turn);
        settle(model);
        assertEquals(Turn.State.ANSWERED, turn.stateProperty().get());
    }

    @Test
    void aNewerQuestionCancelsTheOlder() {
        AskViewModel model = model(Role.MANAGER);
        model.askAnew("sales by region");
        model.askAnew("sales by category");
        settle(model);
        assertEquals(
                List.of(Turn.State.CANCELLED, Turn.State.ANSWERED),
                model.turns().stream().map(turn -> turn.stateProperty().get()).toList());
    }

    @Test
    void aWarehouseThatDoesNotAnswerIsASentence() {
        try (Databases bare = TestServers.fresh()) {
            AskViewModel model = model(bare, Role.MANAGER);
            model.askAnew("sales by region");
            settle(model);
            Turn turn = newest(model);
            assertEquals(Turn.State.FAILED, turn.stateProperty().get());
            assertFalse(turn.problemProperty().get().isEmpty());
            assertEquals(Optional.empty(), turn.answerProperty().get());
        }
    }

    @Test
    void theBoxOffersWordsOfTheWarehouseAndQuestionsOfBefore() {
        AskViewModel model = model(Role.MANAGER);
        model.learn();
        window.until(() -> !model.offers("sales in furnit").isEmpty());
        assertEquals("sales in Furniture", model.offers("sales in furnit").getFirst().text());
        ask(model, "sales by region");
        assertEquals("sales by region", model.offers("sal").getFirst().text());
        assertEquals(
                List.of(
                        "sales last month",
                        "sales last order",
                        "sales last quarter",
                        "sales last year"),
                model.offers("sales last").stream()
                        .map(Completion.Offer::text)
                        .filter(text -> text.startsWith("sales last"))
                        .sorted()
                        .toList());
    }

    @Test
    void aChipThatIsChangedIsAnotherQuestion() {
        AskViewModel model = model(Role.MANAGER);
        ask(model, "sales by region in 2024");
        Turn turn = newest(model);
        Chip.Alternative profit =
                turn.answerProperty().get().orElseThrow().chips().stream()
                        .filter(chip -> chip.kind() == Chip.Kind.MEASURE)
                        .flatMap(chip -> chip.alternatives().stream())
                        .filter(each -> each.label().equals("Profit"))
                        .findFirst()
                        .orElseThrow();
        model.change(turn, profit.query());
        settle(model);
        assertEquals("Profit by region in 2024", reading(model));
        assertEquals("Profit by region in 2024", turn.title());
        assertEquals("Profit by region in 2024", model.contextProperty().get());
        ask(model, "by category");
        assertEquals("Profit by category in 2024", reading(model));
    }

    @Test
    void whatSomebodySaysOfAnAnswerIsKeptBesideTheQuestion() throws SQLException {
        AskViewModel model = model(Role.MANAGER);
        List<Notice> told = new ArrayList<>();
        model.onNotice(told::add);
        ask(model, "shipping cost by market");
        model.judge(newest(model), false);
        window.until(() -> !told.isEmpty());
        assertEquals(Mood.GOOD, told.getFirst().mood(), told.getFirst().text());
        assertEquals(Optional.of(false), newest(model).judgedProperty().get());
        assertTrue(newest(model).explainingProperty().get());
        model.explain(newest(model), "by region, please");
        assertFalse(newest(model).explainingProperty().get());
        window.until(() -> told.size() == 2);
        assertEquals("What is wrong is noted beside the question.", told.getLast().text());
        model.explain(newest(model), " ");
        assertEquals(2, told.size());
        try (Connection warehouse = databases.warehouse().connect()) {
            assertEquals(
                    1,
                    new Sql(warehouse, new Run())
                            .number(
                                    "SELECT COUNT(*) FROM question_feedback WHERE comment = 'by region, please' AND NOT is_right"));
            assertEquals(
                    2,
                    new Sql(warehouse, new Run())
                            .number(
                                    "SELECT COUNT(*) FROM question_feedback JOIN query_log USING (query_id)"
                                            + " WHERE question = 'shipping cost by market' AND NOT is_right"));
        }
    }

    @Test
    void theHistoryHasEachQuestionOnceTheNewestFirst() {
        AskViewModel model = model(Role.MANAGER);
        ask(model, "quantity by segment");
        ask(model, "quantity by market");
        ask(model, "Quantity by segment");
        model.history().textProperty().set("QUANTITY by ");
        window.until(() -> model.history().found().size() == 2);
        assertEquals(
                List.of("Quantity by segment", "quantity by market"),
                model.history().found().stream().map(Asked::question).toList());
        assertEquals("answered", model.history().found().getFirst().outcome());
        model.history().textProperty().set("nobody asked this");
        window.until(() -> model.history().found().isEmpty());
        assertEquals("", model.history().problemProperty().get());
    }

    private AskViewModel model(Role role) {
        return model(databases, role);
    }

    private AskViewModel model(Databases of, Role role) {
        Formats formats = new Formats(Locale.US, Currency.getInstance("USD"));
        return new AskViewModel(
                new Questions(
                        SemanticModel.shipped(),
                        VerifiedQuestions.shipped(),
                        of.warehouse(),
                        formats,
                        role,
                        notes),
                background,
                formats);
    }

    private void ask(AskViewModel model, String question) {
        model.textProperty().set(question);
        model.ask();
        assertEquals("", model.textProperty().get());
        settle(model);
    }

    private void settle(AskViewModel model) {
        window.until(() -> !model.busyProperty().get());
    }

    private static Turn newest(AskViewModel model) {
        return model.turns().getLast();
    }

    private static String reading(AskViewModel model) {
        return newest(model).answerProperty().get().orElseThrow().reading();
    }
}
