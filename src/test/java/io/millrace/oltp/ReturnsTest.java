package io.millrace.oltp;

import static io.millrace.oltp.TestCounter.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Returns and one's own figures, under the accounts of associates on a real PostgreSQL. */
class ReturnsTest {

    private static TestCounter shop;
    private static OrderBook orders;
    private static Returns ann;
    private static Returns bob;

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        orders = new OrderBook(shop.as(shop.ann));
        ann = new Returns(shop.as(shop.ann));
        bob = new Returns(shop.as(shop.bob));
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static ReturnEntry entry(Order order, Integer... lines) {
        return new ReturnEntry(
                order.orderId(), List.of(lines), DAY.plusDays(4), "Returned", "Damaged");
    }

    private static List<OrderReturn> returns(Order order) {
        return orders.find(order.orderId(), new Run()).orElseThrow().returns();
    }

    private static void refused(String sentence, Runnable work) {
        MillraceException failure = assertThrows(MillraceException.class, work::run);
        assertEquals(Code.BAD_DATA, failure.code(), failure.getMessage());
        assertTrue(String.valueOf(failure.getMessage()).contains(sentence), failure.getMessage());
    }

    @Test
    void noLineComesBackTwice() {
        Order order = TestCounter.store(orders);
        assertEquals(Saved.NOW, bob.take(entry(order, 2)));
        assertEquals(Saved.BEFORE, bob.take(entry(order, 2)));
        refused("Line 2, Oak table, came back already", () -> ann.take(entry(order, 2)));
        refused("Line 2, Oak table, came back already", () -> ann.take(entry(order)));
        assertEquals(Saved.NOW, ann.take(entry(order, 1)));
        assertEquals(
                List.of(List.of(2), List.of(1)),
                returns(order).stream().map(OrderReturn::lines).toList());
        assertEquals(
                "West",
                shop.value(
                        "SELECT DISTINCT return_region FROM oltp.order_return WHERE order_id = ?",
                        order.orderId()));
    }

    @Test
    void allLinesAreTheWholeOrder() {
        Order order = TestCounter.store(orders);
        ann.take(entry(order, 2, 1, 2));
        assertTrue(returns(order).getFirst().isWholeOrder());
        assertEquals(Saved.BEFORE, ann.take(entry(order)));
    }

    @Test
    void whatWasRejectedMayComeBackAfterAll() {
        Order order = TestCounter.store(orders);
        ann.take(new ReturnEntry(order.orderId(), List.of(), DAY, "Rejected", ""));
        assertEquals(Saved.NOW, ann.take(entry(order)));
        refused("came back already", () -> ann.take(entry(order, 1)));
    }

    @Test
    void theOwnReturnIsCorrectedAndCancelled() {
        Order order = TestCounter.store(orders);
        ann.take(entry(order, 1));
        OrderReturn loaded = returns(order).getFirst();
        ReturnEntry refunded =
                new ReturnEntry(
                        order.orderId(), List.of(), DAY.plusDays(9), "Refunded", "Wrong item");
        assertEquals(Saved.NOW, ann.change(loaded, refunded));
        assertEquals(Saved.BEFORE, ann.change(loaded, refunded));
        refused("was changed meanwhile", () -> ann.change(loaded, entry(order, 2)));
        OrderReturn now = returns(order).getFirst();
        assertEquals("Refunded", now.status());
        assertTrue(now.isWholeOrder());
        assertEquals(
                Code.NOT_PERMITTED,
                assertThrows(MillraceException.class, () -> bob.cancel(now)).code());
        refused("was changed meanwhile", () -> ann.cancel(loaded));
        assertTrue(ann.cancel(now));
        assertFalse(ann.cancel(now));
        refused("is not there any more", () -> ann.change(now, entry(order)));
    }

    @Test
    void impossibleReturnsAreRefused() {
        Order order = TestCounter.store(orders);
        refused(
                "before that day",
                () ->
                        ann.take(
                                new ReturnEntry(
                                        order.orderId(),
                                        List.of(),
                                        DAY.minusDays(1),
                                        "Returned",
                                        "")));
        refused(
                "status \"Lost\" is not known",
                () -> ann.take(new ReturnEntry(order.orderId(), List.of(), DAY, "Lost", "")));
        Returns eve = new Returns(shop.as(shop.eve));
        refused("no order", () -> eve.take(entry(order)));
        assertEquals(List.of(), returns(order));
    }

    @Test
    void oneReturnSentByTwoWindowsAtOnceIsStoredOnce() {
        try (Worker worker = new Worker("windows", 2)) {
            for (int i = 0; i < 10; i++) {
                Order order = TestCounter.store(orders);
                CompletableFuture<Saved> one = worker.submit(() -> ann.take(entry(order)));
                CompletableFuture<Saved> other = worker.submit(() -> ann.take(entry(order)));
                assertEquals(
                        Set.of(Saved.NOW, Saved.BEFORE),
                        Set.copyOf(List.of(one.join(), other.join())));
                assertEquals(1, returns(order).size());
            }
        }
    }

    @Test
    void anAnswerThatIsLostCannotDoubleTheReturn() throws Exception {
        Order order = TestCounter.store(orders);
        try (CutLine line = new CutLine(shop.shopPort())) {
            Returns returns = new Returns(shop.as(shop.ann, line));
            line.cutOnce(CutLine.Cut.AFTER_COMMIT);
            MillraceException lost =
                    assertThrows(MillraceException.class, () -> returns.take(entry(order)));
            assertEquals(Code.CANNOT_CONNECT, lost.code());
            returns.take(entry(order));
            assertEquals(1, returns(order).size());
        }
    }

    @Test
    void returnsAreFound() {
        Order order = TestCounter.store(orders);
        ann.take(entry(order, 2));
        ReturnSummary found =
                ann.search(OrderFilter.own(order.orderId()), 10, new Run()).getFirst();
        assertEquals("Ada Fox", found.customerName());
        assertEquals(List.of(2), found.stored().lines());
        assertEquals(List.of(), bob.search(OrderFilter.own(order.orderId()), 10, new Run()));
        assertFalse(bob.search(OrderFilter.everything("damaged"), 1_000, new Run()).isEmpty());
    }

    @Test
    void theOwnFiguresCountOnlyTheOwnWork() throws SQLException {
        OwnWork work = new OwnWork(shop.as(shop.eve));
        LocalDate today = DAY.plusDays(30);
        assertEquals(Optional.empty(), work.lastDay(today, new Run()));
        OrderBook book = new OrderBook(shop.as(shop.eve));
        Order one = TestCounter.store(book);
        TestCounter.store(book);
        new Returns(shop.as(shop.eve)).take(entry(one, 1));
        assertEquals(Optional.of(DAY.plusDays(4)), work.lastDay(DAY.plusDays(9), new Run()));
        assertEquals(Optional.of(DAY), work.lastDay(today, new Run()), "a month later");
        assertEquals(
                List.of(
                        new OwnDay(DAY, 2, new BigDecimal("801.2468"), 1, 0),
                        new OwnDay(DAY.plusDays(4), 0, BigDecimal.ZERO, 0, 1)),
                work.days(DAY, today, new Run()));
        assertEquals(List.of(), work.days(DAY.plusDays(5), today, new Run()));
        assertEquals(Optional.empty(), work.lastDay(DAY.minusDays(1), new Run()));
    }
}
