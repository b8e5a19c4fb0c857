package io.millrace.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.oltp.CutLine;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.TestCounter;
import io.millrace.ui.orders.OrderStanding.Mode;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form for an order without a window, on a real PostgreSQL. */
class OrderViewModelTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-20T10:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    private static TestCounter shop;
    private static Database ann;
    private static OrderBook book;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);
    private final List<Notice> notices = new ArrayList<>();

    @TempDir Path folder;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = shop.as(shop.ann);
        book = new OrderBook(ann);
        TestCounter.store(book);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void end() {
        background.close();
    }

    private OrderViewModel model(Database account) {
        OrderViewModel model =
                new OrderViewModel(
                        TestDesk.counter(account, folder.resolve("notes")),
                        background,
                        new Formats(Locale.US, Currency.getInstance("USD")),
                        CLOCK);
        model.onNotice(notices::add);
        model.load();
        window.until(() -> !model.choicesProperty().get().priorities().isEmpty());
        return model;
    }

    private void choose(OrderViewModel model, String customer) {
        model.buyer().customer().textProperty().set(customer);
        window.until(() -> !model.buyer().customer().found().isEmpty());
        model.buyer().customer().choose(model.buyer().customer().found().getFirst());
    }

    private LineViewModel add(OrderViewModel model, String product, String quantity) {
        LineViewModel line = model.lines().getLast();
        line.product().textProperty().set(product);
        window.until(() -> !line.product().found().isEmpty());
        line.product().choose(line.product().found().getFirst());
        window.until(() -> !line.priceProperty().get().isEmpty());
        line.quantityProperty().set(quantity);
        return line;
    }

    /** An order with two lines that is ready to be saved. */
    private void fill(OrderViewModel model) {
        choose(model, "ada");
        window.until(() -> !model.shipTo().cityProperty().get().isEmpty());
        add(model, "oak chair", "2");
        add(model, "oak table", "1");
        model.schedule().shipModeProperty().set("First Class");
    }

    private void settle(OrderViewModel model) {
        window.until(() -> !model.busyProperty().get());
    }

    private Path draft() {
        return folder.resolve("notes").resolve("order.json");
    }

    private void awaitNoDraft() {
        window.until(() -> !Files.exists(draft()));
    }

    @Test
    void anOrderIsEnteredSavedAndShownAsItIsStored() {
        OrderViewModel model = model(ann);
        fill(model);
        assertEquals("Portland", model.shipTo().cityProperty().get());
        assertEquals("West", model.shipTo().regionProperty().get());
        assertEquals(3, model.lines().size(), "a blank line waits");
        assertEquals("First Class", model.schedule().shipModeProperty().get());
        assertEquals(
                TODAY.plusDays(2),
                model.schedule().shipDateProperty().get(),
                "as it usually takes");
        OrderTotals totals = model.totalsProperty().get();
        assertEquals(2, totals.lines());
        assertEquals(3, totals.pieces());
        // 2 × 55.8333 and 1 × 333.4704, without the discount of the last time.
        assertEquals("445.1370", totals.sales().toPlainString());
        model.save();
        settle(model);
        window.until(
                () -> model.modeProperty().get() == Mode.CHANGE && !model.unsavedProperty().get());
        String id = model.numberProperty().get();
        assertTrue(id.matches("ORD-2\\d{3}-\\d{7}"), id);
        Order stored = book.find(id, new Run()).orElseThrow().order();
        assertEquals("C1", stored.customerId());
        assertEquals(TODAY, stored.orderDate());
        assertEquals("445.1370", stored.sales().toPlainString());
        assertEquals("Order " + id + " is saved", notices.getFirst().title());
        awaitNoDraft();

        model.lines().getFirst().quantityProperty().set("5");
        assertTrue(model.unsavedProperty().get());
        model.discard();
        settle(model);
        window.until(() -> !model.unsavedProperty().get());
        assertEquals("2", model.lines().getFirst().quantityProperty().get());

        model.lines().getFirst().quantityProperty().set("5");
        model.remove(model.lines().get(1));
        model.save();
        settle(model);
        Order changed = book.find(id, new Run()).orElseThrow().order();
        assertEquals(1, changed.lines().size());
        assertEquals(5, changed.lines().getFirst().quantity());

        window.until(
                () -> model.modeProperty().get() == Mode.CHANGE && !model.busyProperty().get());
        model.cancelOrder();
        window.until(() -> notices.getLast().title().equals("Order " + id + " is cancelled"));
        assertEquals(Mode.NEW, model.modeProperty().get());
        assertTrue(book.find(id, new Run()).isEmpty());
    }

    @Test
    void saveAndNewBeginsTheNextOrder() {
        OrderViewModel model = model(ann);
        fill(model);
        model.saveAndNew();
        window.until(() -> !notices.isEmpty());
        assertEquals("", model.numberProperty().get());
        assertEquals("", model.buyer().customer().textProperty().get());
        assertEquals(1, model.lines().size());
        assertFalse(model.unsavedProperty().get());
    }

    @Test
    void whatIsMissingIsMarkedAndNothingIsSent() {
        OrderViewModel model = model(ann);
        model.save();
        assertEquals("The order has no line yet: type a product.", model.problemProperty().get());
        assertEquals(
                "Choose one of the list that opens", model.buyer().customerProblem().getValue());
        assertEquals("Needed", model.shipTo().problem(model.shipTo().cityProperty()).getValue());
        fill(model);
        model.schedule().shipDateProperty().set(TODAY.minusDays(1));
        assertEquals("Before the order's day", model.schedule().shipDateProblem().getValue());
        model.save();
        assertEquals(
                "Something is missing or wrong; it is marked beside its field.",
                model.problemProperty().get());
        assertFalse(model.busyProperty().get());
        assertEquals("", model.numberProperty().get());
    }

    @Test
    void aDraftSurvivesACrash() throws IOException {
        OrderViewModel model = model(ann);
        fill(model);
        model.schedule().priorityProperty().set("High");
        model.lines().get(1).discountProperty().set("12.5");
        LineViewModel half = model.lines().getLast();
        half.product().textProperty().set("re");
        model.close();
        // The window is gone without a word; another one begins.
        OrderViewModel next = model(ann);
        assertEquals(
                "This is where you left off; nothing of it is stored yet.",
                next.remarkProperty().get());
        assertEquals("Ada Fox", next.buyer().customerName());
        assertEquals("Portland", next.shipTo().cityProperty().get());
        assertEquals("High", next.schedule().priorityProperty().get());
        assertEquals("12.5", next.lines().get(1).discountProperty().get());
        assertEquals("re", next.lines().get(2).product().textProperty().get());
        assertEquals(model.totalsProperty().get(), next.totalsProperty().get());
        next.blank();
        awaitNoDraft();

        Files.writeString(draft(), "not a draft");
        OrderViewModel last = model(ann);
        assertTrue(last.remarkProperty().get().contains("it was put aside as"));
        assertFalse(last.unsavedProperty().get());
    }

    @Test
    void anAnswerThatIsLostIsToldAndCannotDoubleTheOrderEvenAfterACrash() throws Exception {
        try (CutLine line = new CutLine(shop.shopPort())) {
            OrderViewModel model = model(shop.as(shop.bob, line));
            fill(model);
            cutAtTheOrder(line, model);
            window.until(() -> !model.problemProperty().get().isEmpty());
            assertTrue(
                    model.problemProperty()
                            .get()
                            .startsWith(
                                    "The shop's database could not be reached while the order was being saved."),
                    model.problemProperty().get());
            assertFalse(model.busyProperty().get());
            String id = model.numberProperty().get();
            model.close();

            OrderViewModel next = model(shop.as(shop.bob));
            assertEquals(id, next.numberProperty().get());
            assertTrue(next.remarkProperty().get().contains("cannot be stored twice"));
            awaitStored(id);
            next.save();
            settle(next);
            assertEquals("", next.problemProperty().get());
            assertTrue(notices.getLast().text().endsWith("it had been stored already"));
            assertEquals(
                    2, shop.number("SELECT count(*) FROM oltp.order_line WHERE order_id = ?", id));
            awaitNoDraft();
        }
    }

    /** The number is there first; then the line breaks as the order is stored. */
    private void cutAtTheOrder(CutLine line, OrderViewModel model) {
        model.save();
        window.until(() -> !model.numberProperty().get().isEmpty());
        line.cutOnce(CutLine.Cut.AFTER_COMMIT);
    }

    private static void awaitStored(String id) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (shop.number("SELECT count(*) FROM oltp.sales_order WHERE order_id = ?", id) > 0) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError(id + " was never stored");
    }

    @Test
    void aNewCustomerIsStoredWithTheOrder() {
        OrderViewModel model = model(ann);
        fill(model);
        model.buyer().customer().textProperty().set("Gina Holm");
        model.buyer().beginNew();
        assertEquals("Gina Holm", model.buyer().nameProperty().get());
        model.buyer().emailProperty().set("gina");
        assertEquals("Not an e-mail address", model.buyer().emailProblem().getValue());
        model.save();
        assertEquals("Needed", model.buyer().segmentProblem().getValue());
        assertFalse(model.busyProperty().get());
        model.buyer().emailProperty().set("gina@example.com");
        model.buyer().segmentProperty().set("Consumer");
        model.save();
        settle(model);
        assertEquals("", model.problemProperty().get());
        String id = model.numberProperty().get();
        assertEquals(
                "Gina Holm|gina@example.com",
                shop.value(
                        "SELECT customer_name || '|' || email FROM oltp.sales_order JOIN oltp.customer USING (customer_id)"
                                + " WHERE order_id = ?",
                        id));
    }

    @Test
    void anotherOrderIsOpenedOnlyAfterAskingAndAnothersIsOnlyLookedAt() {
        Order bobs = TestCounter.store(new OrderBook(shop.as(shop.bob)));
        OrderViewModel model = model(ann);
        fill(model);
        model.open(bobs.orderId());
        assertEquals(bobs.orderId(), model.wantedOrderProperty().get().orElseThrow());
        model.stay();
        assertTrue(model.wantedOrderProperty().get().isEmpty());
        assertTrue(model.unsavedProperty().get());
        model.open(bobs.orderId());
        model.openWanted();
        window.until(() -> model.modeProperty().get() == Mode.LOOK);
        assertEquals(bobs.orderId(), model.numberProperty().get());
        model.lines().getFirst().quantityProperty().set("9");
        model.save();
        assertFalse(model.busyProperty().get());
        assertEquals(bobs, book.find(bobs.orderId(), new Run()).orElseThrow().order());
    }

    @Test
    void aChangeByAnotherWindowIsNotOverwritten() {
        Order order = TestCounter.store(book);
        OrderViewModel model = model(ann);
        model.open(order.orderId());
        window.until(() -> model.modeProperty().get() == Mode.CHANGE);
        assertFalse(model.unsavedProperty().get());
        book.cancel(order);
        model.lines().getFirst().quantityProperty().set("9");
        model.save();
        settle(model);
        assertTrue(model.problemProperty().get().contains("somebody cancelled it"));
    }
}
