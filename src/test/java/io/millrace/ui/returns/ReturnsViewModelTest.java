package io.millrace.ui.returns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.OrderReturn;
import io.millrace.oltp.TestCounter;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking returns without a window, on a real PostgreSQL. */
class ReturnsViewModelTest {

    private static TestCounter shop;
    private static Database ann;
    private static OrderBook bobsBook;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<Notice> notices = new ArrayList<>();
    private ReturnsViewModel model;
    private Order order;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = shop.as(shop.ann);
        bobsBook = new OrderBook(shop.as(shop.bob));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** Of an order of somebody else, in one's own region. */
    @BeforeEach
    void begin() {
        order = TestCounter.store(bobsBook);
        model =
                new ReturnsViewModel(
                        TestDesk.counter(ann, Path.of("unused")),
                        background,
                        new Formats(Locale.US, Currency.getInstance("USD")),
                        Clock.fixed(Instant.parse("2026-03-20T10:00:00Z"), ZoneOffset.UTC));
        model.onNotice(notices::add);
        model.refresh();
        model.textProperty().set(order.orderId());
        settle();
        model.open(model.found().getFirst().orderId());
        settle();
    }

    @AfterEach
    void end() {
        background.close();
    }

    private void settle() {
        window.until(() -> !model.unsettledBinding().get());
    }

    private void save() {
        int before = notices.size();
        model.save();
        window.until(() -> notices.size() > before || !model.problemProperty().get().isEmpty());
        settle();
        assertEquals("", model.problemProperty().get());
    }

    private List<OrderReturn> stored() {
        return bobsBook.find(order.orderId(), new Run()).orElseThrow().returns();
    }

    @Test
    void aLineIsTakenBackThenCorrectedToTheWholeOrderThenCancelled() {
        assertEquals(LocalDate.of(2026, 3, 20), model.dateProperty().get());
        assertEquals("Returned", model.statusProperty().get());
        model.items().get(1).chosen().set(true);
        assertEquals("300.1234", model.valueProperty().get().toPlainString());
        model.reasonProperty().set("Damaged");
        save();
        assertEquals(
                "The return of order %s is saved".formatted(order.orderId()),
                notices.getFirst().title());
        assertEquals(List.of(2), stored().getFirst().lines());
        assertEquals("Damaged", stored().getFirst().reason());
        assertTrue(model.items().get(1).back().isPresent(), "it cannot come back again");
        model.chooseAll();
        assertEquals("100.5000", model.valueProperty().get().toPlainString());

        model.edit(model.returns().getFirst());
        assertTrue(model.items().get(1).chosen().get());
        model.chooseAll();
        model.statusProperty().set("Refunded");
        save();
        assertEquals(1, stored().size());
        assertTrue(stored().getFirst().isWholeOrder());
        assertEquals("Refunded", stored().getFirst().status());

        model.cancel(model.returns().getFirst());
        window.until(() -> notices.size() == 3);
        settle();
        assertEquals(List.of(), stored());
        assertEquals(List.of(), model.returns());
    }

    @Test
    void whatIsMissingOrImpossibleIsSaidBesideItsField() {
        model.save();
        assertEquals("Choose what comes back.", model.linesProblem().getValue());
        model.chooseAll();
        model.dateProperty().set(LocalDate.of(2026, 3, 9));
        assertEquals("Before the order, of 10 Mar 2026", model.dateProblem().getValue());
        model.save();
        model.dateProperty().set(null);
        assertEquals("A day such as 20 Mar 2026", model.dateProblem().getValue());
        model.save();
        assertEquals(List.of(), stored());
        model.dateProperty().set(LocalDate.of(2026, 3, 20));
        save();
        assertEquals(1, stored().size());
    }
}
