package io.millrace.ui.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Role;
import io.millrace.ask.Answer;
import io.millrace.ask.chart.Chart;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.charts.CellWords;
import io.millrace.ui.services.Questions;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
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

/** Kept answers without a window, on the demo company's warehouse. */
class SavedViewModelTest {

    private static final Formats FORMATS = new Formats(Locale.US, Currency.getInstance("USD"));

    private static Databases databases;

    @TempDir Path notes;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<Notice> told = new ArrayList<>();

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.migrated();
        try (Connection shop = databases.oltp().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(2_000)).load(shop, new Run());
        }
        sync();
    }

    private static void sync() {
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

    @Test
    void whatIsPinnedIsThereAgainInItsOrderAndIsAskedAnew() {
        SavedViewModel model = opened();
        pin(model, "sales by region", Chart.Kind.BAR);
        pin(model, "orders by month", Chart.Kind.LINE);
        pin(model, "total sales", Chart.Kind.TILE);
        assertEquals("3 answers, asked again after each sync", model.captionProperty().get());
        model.move(model.cards().getLast(), -2);
        model.move(model.cards().getFirst(), -1);
        model.close();
        SavedViewModel again = opened();
        assertEquals(List.of("total sales", "sales by region", "orders by month"), titles(again));
        window.until(() -> again.cards().stream().allMatch(SavedViewModelTest::isAnswered));
        SavedCard line = again.cards().getLast();
        assertEquals(Chart.Kind.LINE, line.chart(line.answerProperty().get().orElseThrow()).kind());
        assertTrue(again.has(line.query()));
        again.remove(line);
        assertFalse(again.has(line.query()));
        again.close();
        assertEquals(List.of("total sales", "sales by region"), titles(opened()));
    }

    @Test
    void whatIsPinnedBeforeTheFileWasReadLosesNothing() {
        SavedViewModel first = opened();
        pin(first, "sales by region", Chart.Kind.BAR);
        first.close();
        SavedViewModel model = model();
        pin(model, "total sales", Chart.Kind.TILE);
        model.load();
        window.until(() -> model.cards().size() == 2);
        model.close();
        assertEquals(List.of("sales by region", "total sales"), titles(opened()));
    }

    @Test
    void aThresholdThatIsCrossedIsToldOnceAndAgainAfterItWasNot() {
        SavedViewModel model = opened();
        pin(model, "sales by category", Chart.Kind.BAR);
        SavedCard card = model.cards().getFirst();
        told.clear();
        BigDecimal largest = largest(card);
        model.watch(card, Optional.of(new Alert("sales", true, largest.add(BigDecimal.ONE))));
        assertEquals(List.of(), told);
        assertEquals("", card.crossedProperty().get());
        model.watch(card, Optional.of(new Alert("sales", true, largest.subtract(BigDecimal.ONE))));
        assertEquals(1, told.size());
        assertEquals(Mood.WARNING, told.getFirst().mood());
        assertTrue(
                card.crossedProperty().get().contains(FORMATS.moneyInFull(largest)),
                card.crossedProperty().get());
        refresh(model);
        assertEquals(1, told.size());
        model.close();
        SavedViewModel again = opened();
        window.until(() -> isAnswered(again.cards().getFirst()));
        assertEquals(1, told.size(), "what was told is not told again after a restart");
        assertFalse(again.cards().getFirst().crossedProperty().get().isEmpty());
        again.watch(again.cards().getFirst(), Optional.empty());
        assertEquals("", again.cards().getFirst().crossedProperty().get());
    }

    @Test
    void aSyncThatBringsMoreSalesCrossesTheThreshold() throws SQLException {
        SavedViewModel model = opened();
        pin(model, "total sales", Chart.Kind.TILE);
        SavedCard card = model.cards().getFirst();
        BigDecimal before = largest(card);
        model.watch(card, Optional.of(new Alert("sales", true, before)));
        told.clear();
        try (Connection shop = databases.oltp().connect()) {
            new Sql(shop, new Run())
                    .update(
                            "UPDATE oltp.order_line SET sales = sales + 100 WHERE (order_id, line_no) ="
                                    + " (SELECT order_id, line_no FROM oltp.order_line ORDER BY 1, 2 LIMIT 1)");
        }
        sync();
        refresh(model);
        assertEquals(0, before.add(new BigDecimal(100)).compareTo(largest(card)));
        assertEquals(1, told.size());
        assertEquals("total sales", told.getFirst().title());
    }

    @Test
    void aPinThatMakesNoSenseAnyMoreIsToldOfAndStaysInTheFile() throws IOException {
        SavedViewModel first = opened();
        pin(first, "sales by region", Chart.Kind.BAR);
        pin(first, "total sales", Chart.Kind.TILE);
        first.close();
        Path file = notes.resolve("saved.json");
        Files.writeString(file, Files.readString(file).replace("\\\"region\\\"", "\\\"planet\\\""));
        SavedViewModel model = opened();
        assertEquals(List.of("total sales"), titles(model));
        assertTrue(told.getLast().text().startsWith("\"sales by region\" makes no sense here"));
        model.remove(model.cards().getFirst());
        model.close();
        assertTrue(Files.readString(file).contains("planet"));
    }

    @Test
    void aPercentageIsTypedAsPeopleSayIt() {
        SavedViewModel model = opened();
        pin(model, "return rate by category", Chart.Kind.BAR);
        Answer answer = model.cards().getFirst().answerProperty().get().orElseThrow();
        var figure = Alert.watchable(answer).getFirst();
        BigDecimal threshold = Alert.typed(figure, new BigDecimal("12.5"));
        assertEquals(0, new BigDecimal("0.125").compareTo(threshold));
        assertEquals(0, new BigDecimal("12.5").compareTo(Alert.shown(figure, threshold)));
        assertEquals(
                "below 12.5%",
                new Alert(figure.name(), false, threshold).limit(figure, new CellWords(FORMATS)));
    }

    private static BigDecimal largest(SavedCard card) {
        Answer answer = card.answerProperty().get().orElseThrow();
        int place = new Alert("sales", true, BigDecimal.ZERO).place(answer);
        return answer.rows().stream()
                .map(row -> new BigDecimal(String.valueOf(row.get(place))))
                .max(BigDecimal::compareTo)
                .orElseThrow();
    }

    private SavedViewModel opened() {
        SavedViewModel model = model();
        model.load();
        window.until(model::isRead);
        return model;
    }

    private SavedViewModel model() {
        SavedViewModel model = new SavedViewModel(questions(), background, FORMATS);
        model.onNotice(told::add);
        return model;
    }

    private Questions questions() {
        return new Questions(
                SemanticModel.shipped(),
                VerifiedQuestions.shipped(),
                databases.warehouse(),
                FORMATS,
                Role.MANAGER,
                notes);
    }

    private void pin(SavedViewModel model, String question, Chart.Kind kind) {
        Answer answer = questions().ask(question, null, false, new Run()).orElseThrow();
        model.pin(question, Optional.ofNullable(answer.query()).orElseThrow(), answer, kind);
    }

    private void refresh(SavedViewModel model) {
        model.refresh();
        window.until(() -> !model.busyProperty().get());
    }

    private static boolean isAnswered(SavedCard card) {
        return card.answerProperty().get().isPresent();
    }

    private static List<String> titles(SavedViewModel model) {
        return model.cards().stream().map(SavedCard::title).toList();
    }
}
