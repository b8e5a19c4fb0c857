package io.millrace.oltp;

import static io.millrace.oltp.TestCounter.DAY;
import static io.millrace.oltp.TestCounter.changed;
import static io.millrace.oltp.TestCounter.fresh;
import static io.millrace.oltp.TestCounter.line;
import static io.millrace.oltp.TestCounter.order;
import static io.millrace.oltp.TestCounter.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders, entered under the accounts of associates on a real PostgreSQL. */
class OrderBookTest {

    private static TestCounter shop;
    private static OrderBook ann;
    private static OrderBook bob;
    private static OrderBook eve;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = new OrderBook(shop.as(shop.ann));
        bob = new OrderBook(shop.as(shop.bob));
        eve = new OrderBook(shop.as(shop.eve));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Order stored(OrderBook book, String id) {
        return book.find(id, new Run()).orElseThrow().order();
    }

    private static MillraceException refused(Code code, Runnable work) {
        MillraceException failure = assertThrows(MillraceException.class, work::run);
        assertEquals(code, failure.code(), failure.getMessage());
        return failure;
    }

    private static void assertSays(String expected, MillraceException failure) {
        assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure.getMessage());
    }

    @Test
    void anOrderIsStoredAsItWasEntered() {
        Order order = store(ann);
        assertEquals(order, stored(ann, order.orderId()));
        assertEquals(order, stored(bob, order.orderId()));
        assertEquals(Optional.empty(), eve.find(order.orderId(), new Run()));
        assertEquals(
                "u_" + shop.ann,
                shop.value(
                        "SELECT entered_by FROM oltp.sales_order WHERE order_id = ?",
                        order.orderId()));
        OrderSummary first = ann.search(OrderFilter.own(""), 1, new Run()).getFirst();
        assertEquals(order.orderId(), first.orderId());
        assertEquals("Ada Fox", first.customerName());
        assertEquals(2, first.lines());
        assertEquals(order.sales(), first.sales());
        assertTrue(first.own());
        assertEquals(
                List.of(),
                bob.search(OrderFilter.own(order.orderId()), 10, new Run()),
                "not bob's own");
        assertFalse(
                bob.search(OrderFilter.everything(order.orderId()), 10, new Run())
                        .getFirst()
                        .own());
    }

    @Test
    void theSameSentTwiceIsStoredOnce() {
        Order order = store(ann);
        long records = shop.number("SELECT count(*) FROM audit.record");
        assertEquals(Saved.BEFORE, ann.save(fresh(order)));
        assertEquals(records, shop.number("SELECT count(*) FROM audit.record"));
        assertEquals(
                2,
                shop.number(
                        "SELECT count(*) FROM oltp.order_line WHERE order_id = ?",
                        order.orderId()));
    }

    @Test
    void anAnswerThatIsLostCannotDoubleTheOrder() throws Exception {
        try (CutLine line = new CutLine(shop.shopPort())) {
            OrderBook book = new OrderBook(shop.as(shop.ann, line));
            Order order = order(book.newOrderId(), line(1, "P1", 1, "10"));
            line.cutOnce(CutLine.Cut.AFTER_COMMIT);
            MillraceException lost = refused(Code.CANNOT_CONNECT, () -> book.save(fresh(order)));
            assertEquals(
                    "The shop's database could not be reached while the order was being saved."
                            + " Nothing you typed is lost; try again when it is back.",
                    lost.getMessage());
            awaitOrders(order.orderId());
            assertEquals(Saved.BEFORE, book.save(fresh(order)));
            assertEquals(order, stored(ann, order.orderId()));

            // The person changes something before trying again: that is what is stored then.
            Order first = order(book.newOrderId(), line(1, "P1", 1, "10"));
            line.cutOnce(CutLine.Cut.AFTER_COMMIT);
            refused(Code.CANNOT_CONNECT, () -> book.save(fresh(first)));
            awaitOrders(first.orderId());
            Order second = order(first.orderId(), line(1, "P1", 3, "30"), line(2, "P2", 1, "7"));
            refused(Code.BAD_DATA, () -> book.save(fresh(second)));
            assertEquals(
                    Saved.NOW,
                    book.save(
                            new Submission(
                                    second, Optional.empty(), List.of(first), Optional.empty())));
            assertEquals(second, stored(ann, second.orderId()));
        }
    }

    /** The server works off a COMMIT by itself, also when nobody waits for its answer. */
    private static void awaitOrders(String id) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            if (ann.find(id, new Run()).isPresent()) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError(id + " was never stored");
    }

    @Test
    void aLostCommitIsRepeated() throws Exception {
        try (CutLine line = new CutLine(shop.shopPort())) {
            OrderBook book = new OrderBook(shop.as(shop.ann, line));
            Order order = order(book.newOrderId(), line(1, "P1", 1, "10"));
            line.cutOnce(CutLine.Cut.BEFORE_COMMIT);
            refused(Code.CANNOT_CONNECT, () -> book.save(fresh(order)));
            assertEquals(Optional.empty(), ann.find(order.orderId(), new Run()));
            assertEquals(Saved.NOW, book.save(fresh(order)));
        }
    }

    @Test
    void associatesWhoSaveAtTheSameTimeGetNumbersOfTheirOwn() {
        try (Worker worker = new Worker("associates", 4)) {
            List<CompletableFuture<Order>> saves = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                OrderBook book = i % 2 == 0 ? ann : bob;
                saves.add(worker.submit(() -> store(book)));
            }
            Set<String> numbers = new HashSet<>();
            for (CompletableFuture<Order> save : saves) {
                Order order = save.join();
                numbers.add(order.orderId());
                assertEquals(order, stored(ann, order.orderId()));
            }
            assertEquals(40, numbers.size());
        }
    }

    @Test
    void oneOrderSentByTwoWindowsAtOnceIsStoredOnce() {
        try (Worker worker = new Worker("windows", 2)) {
            for (int i = 0; i < 10; i++) {
                Order order = order(ann.newOrderId(), line(1, "P1", 1, "10"));
                CompletableFuture<Saved> one = worker.submit(() -> ann.save(fresh(order)));
                CompletableFuture<Saved> other = worker.submit(() -> ann.save(fresh(order)));
                assertEquals(
                        Set.of(Saved.NOW, Saved.BEFORE),
                        Set.copyOf(List.of(one.join(), other.join())));
            }
        }
    }

    @Test
    void anOwnOrderChangesInAllItsParts() {
        Order order = store(ann);
        LocalDate later = DAY.plusDays(40);
        Order moved =
                new Order(
                        order.orderId(),
                        later,
                        "Low",
                        "C2",
                        new ShipTo("United States", "Texas", "Austin", "", "Central", "US"),
                        List.of(
                                shipped(line(1, "P3", 5, "55"), later),
                                shipped(line(3, "P1", 1, "9"), later.plusDays(9))));
        assertEquals(Saved.NOW, ann.save(changed(order, moved)));
        assertEquals(moved, stored(ann, order.orderId()));
        assertEquals(Saved.NOW, ann.save(changed(moved, order)));
        assertEquals(order, stored(ann, order.orderId()));
    }

    private static OrderLine shipped(OrderLine line, LocalDate day) {
        return new OrderLine(
                line.number(),
                line.productId(),
                line.quantity(),
                line.sales(),
                line.discount(),
                line.profit(),
                day,
                "Same Day",
                line.shippingCost());
    }

    @Test
    void aChangeOverAnothersChangeIsRefused() {
        Order order = store(ann);
        Order mine = order(order.orderId(), line(1, "P1", 7, "70"));
        Order theirs = order(order.orderId(), line(1, "P1", 8, "80"));
        ann.save(changed(order, theirs));
        assertSays(
                "was changed meanwhile",
                refused(Code.BAD_DATA, () -> ann.save(changed(order, mine))));
        assertEquals(theirs, stored(ann, order.orderId()));
    }

    @Test
    void nobodyChangesOrCancelsAnothersOrder() {
        Order order = store(ann);
        Order changed = order(order.orderId(), line(1, "P1", 7, "70"));
        refused(Code.BAD_DATA, () -> bob.save(changed(order, changed)));
        refused(Code.BAD_DATA, () -> bob.save(fresh(changed)));
        refused(Code.BAD_DATA, () -> eve.save(fresh(changed)));
        assertFalse(bob.cancel(order));
        assertEquals(order, stored(ann, order.orderId()));
    }

    @Test
    void anOwnOrderIsCancelledOnce() {
        Order order = store(ann);
        assertTrue(ann.cancel(order));
        assertFalse(ann.cancel(order));
        assertEquals(Optional.empty(), ann.find(order.orderId(), new Run()));
        assertSays(
                "somebody cancelled it",
                refused(Code.BAD_DATA, () -> ann.save(changed(order, order))));
    }

    @Test
    void anOrderWithReturnsStaysAndKeepsItsDay() {
        Order order = store(ann);
        Returns returns = new Returns(shop.as(shop.ann));
        returns.take(
                new ReturnEntry(
                        order.orderId(), List.of(), DAY.plusDays(5), "Returned", "Damaged"));
        assertSays("has returns", refused(Code.BAD_DATA, () -> ann.cancel(order)));
        Order late =
                new Order(
                        order.orderId(),
                        DAY.plusDays(6),
                        order.priority(),
                        order.customerId(),
                        order.shipTo(),
                        List.of(shipped(line(1, "P1", 1, "1"), DAY.plusDays(7))));
        assertSays("was returned on", refused(Code.BAD_DATA, () -> ann.save(changed(order, late))));
    }

    @Test
    void whatTheChecksOfTheSyncWouldHoldBackIsNotStored() {
        String id = ann.newOrderId();
        Order unknownWords =
                new Order(
                        id,
                        DAY,
                        "Very high",
                        "C1",
                        new ShipTo(" ", "Oregon", "Portland", "", "West", "US"),
                        List.of(shipped(line(1, "P1", 1, "1"), DAY)));
        MillraceException failure = refused(Code.BAD_DATA, () -> ann.save(fresh(unknownWords)));
        assertEquals(
                "The order was not saved. The country is blank. The order priority \"Very high\" is not known.",
                failure.getMessage());
        assertEquals(Optional.empty(), ann.find(id, new Run()));
        refused(
                Code.BAD_DATA,
                () -> ann.save(fresh(order(id, shipped(line(1, "P1", 1, "1"), DAY.minusDays(1))))));
        refused(Code.BAD_DATA, () -> ann.save(fresh(order(id, line(1, "P9", 1, "1")))));
    }

    @Test
    void aNewCustomerComesWithTheOrderOrNotAtAll() {
        Catalog catalog = new Catalog(shop.as(shop.ann));
        String customerId = catalog.newCustomerId("Cleo van Dyke");
        assertTrue(customerId.matches("CD-\\d{7}"), customerId);
        NewCustomer cleo =
                new NewCustomer(customerId, "Cleo van Dyke", "Consumer", "cleo@example.com", "");
        Order order =
                new Order(
                        ann.newOrderId(),
                        DAY,
                        "High",
                        customerId,
                        TestCounter.PORTLAND,
                        List.of(line(1, "P9", 1, "1")));
        refused(
                Code.BAD_DATA,
                () ->
                        ann.save(
                                new Submission(
                                        order, Optional.empty(), List.of(), Optional.of(cleo))));
        assertEquals(Optional.empty(), catalog.customer(customerId, new Run()));
        Order right =
                new Order(
                        order.orderId(),
                        DAY,
                        "High",
                        customerId,
                        TestCounter.PORTLAND,
                        List.of(line(1, "P1", 1, "1")));
        assertEquals(
                Saved.NOW,
                ann.save(new Submission(right, Optional.empty(), List.of(), Optional.of(cleo))));
        assertEquals(
                Optional.of(new CustomerCard.Contact("cleo@example.com", "")),
                catalog.customer(customerId, new Run()).orElseThrow().contact());
    }

    @Test
    void numbersSkipThoseThatFilesBroughtAlong() throws SQLException {
        String next = ann.newOrderId();
        String taken =
                next.substring(0, 9)
                        + String.format("%07d", Integer.parseInt(next.substring(9)) + 1);
        shop.execute(
                "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state,"
                        + " ship_city, region, market) VALUES ('%s', '2026-01-01', 'C1', 'a', 'b', 'c', 'East', 'M')"
                                .formatted(taken));
        String after = ann.newOrderId();
        assertFalse(after.equals(taken), after);
        assertSays(
                "is there already",
                refused(Code.BAD_DATA, () -> ann.save(fresh(order(taken, line(1, "P1", 1, "1"))))));
    }

    @Test
    void theSearchFindsNumbersAndCustomers() {
        Order order = store(ann);
        for (String text :
                List.of(order.orderId().substring(6), "ada", " Fox ", "c1", order.orderId())) {
            assertTrue(
                    ann.search(OrderFilter.everything(text), 1_000, new Run()).stream()
                            .anyMatch(found -> found.orderId().equals(order.orderId())),
                    text);
        }
        assertEquals(List.of(), ann.search(OrderFilter.everything("100%"), 10, new Run()));
        assertEquals(1, ann.search(OrderFilter.own(""), 1, new Run()).size());
        Run cancelled = new Run();
        cancelled.cancel();
        assertThrows(
                MillraceException.class,
                () -> ann.search(OrderFilter.everything(""), 10, cancelled));
    }
}
