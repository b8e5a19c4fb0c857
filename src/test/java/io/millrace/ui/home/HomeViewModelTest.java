package io.millrace.ui.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.oltp.Order;
import io.millrace.oltp.OrderBook;
import io.millrace.oltp.OrderLine;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.OwnDay;
import io.millrace.oltp.ReturnEntry;
import io.millrace.oltp.Returns;
import io.millrace.oltp.ShipTo;
import io.millrace.oltp.Submission;
import io.millrace.oltp.TestCounter;
import io.millrace.ui.services.TestDesk;
import io.millrace.ui.tiles.TileContent;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Worker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One's own month, on a real PostgreSQL: each figure as another query counts it. */
class HomeViewModelTest {

    private static final Formats FORMATS = new Formats(Locale.US, Currency.getInstance("USD"));

    private static TestCounter shop;
    private static Database ann;

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 4), window);

    @BeforeAll
    static void open() throws SQLException {
        shop = new TestCounter();
        ann = shop.as(shop.ann);
        OrderBook book = new OrderBook(ann);
        Returns returns = new Returns(ann);
        enter(book, LocalDate.of(2026, 3, 2), "100");
        enter(book, LocalDate.of(2026, 3, 30), "50.5");
        String back = enter(book, LocalDate.of(2026, 4, 3), "80");
        enter(book, LocalDate.of(2026, 4, 3), "20.10", "7");
        enter(book, LocalDate.of(2026, 4, 28), "1000");
        returns.take(
                new ReturnEntry(back, List.of(), LocalDate.of(2026, 4, 9), "Returned", "Damaged"));
        // Of somebody else: no part of any figure.
        enter(new OrderBook(shop.as(shop.bob)), LocalDate.of(2026, 4, 3), "9999");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void end() {
        background.close();
    }

    private static String enter(OrderBook book, LocalDate day, String... sales) {
        List<OrderLine> lines = new ArrayList<>();
        for (String amount : sales) {
            lines.add(
                    new OrderLine(
                            lines.size() + 1,
                            "P1",
                            1,
                            new BigDecimal(amount),
                            BigDecimal.ZERO,
                            BigDecimal.ONE,
                            day,
                            "Same Day",
                            BigDecimal.ZERO));
        }
        String id = book.newOrderId();
        book.save(
                new Submission(
                        new Order(
                                id,
                                day,
                                "High",
                                "C1",
                                new ShipTo("Land", "State", "City", "", "West", "US"),
                                lines),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
        return id;
    }

    private HomeViewModel model(LocalDate today) {
        HomeViewModel model =
                new HomeViewModel(
                        TestDesk.counter(ann, Path.of("unused")),
                        background,
                        FORMATS,
                        Clock.fixed(today.atTime(10, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        model.refresh();
        settle(model);
        return model;
    }

    private void settle(HomeViewModel model) {
        window.until(() -> !model.busyBinding().get());
        assertEquals("", model.problemProperty().get());
    }

    private static String value(HomeViewModel model, HomeTile tile) {
        return model.tileProperty(tile).get().value();
    }

    /** The same figures, counted by a query of another make. */
    private static void assertFigures(HomeViewModel model, LocalDate from, LocalDate to) {
        String own =
                " FROM oltp.sales_order o WHERE entered_by = 'u_%s' AND order_date BETWEEN '%s' AND '%s'"
                        .formatted(shop.ann, from, to);
        long orders = shop.number("SELECT count(*)" + own);
        assertEquals(Long.toString(orders), value(model, HomeTile.ORDERS));
        assertEquals(
                shop.value(
                        "SELECT count(*) FROM oltp.order_return WHERE entered_by = 'u_%s' AND return_date BETWEEN '%s' AND '%s'"
                                .formatted(shop.ann, from, to)),
                value(model, HomeTile.RETURNS));
        BigDecimal average =
                new BigDecimal(
                        shop.value(
                                "SELECT sum((SELECT sum(sales) FROM oltp.order_line l WHERE l.order_id = o.order_id)) / count(*)"
                                        + own));
        assertEquals(FORMATS.money(average), value(model, HomeTile.AVERAGE_ORDER));
        BigDecimal rate =
                new BigDecimal(
                        shop.value(
                                "SELECT 1.0 * count(*) FILTER (WHERE order_id IN (SELECT order_id FROM oltp.order_return)) / count(*)"
                                        + own));
        assertEquals(FORMATS.percent(rate), value(model, HomeTile.RETURN_RATE));
    }

    @Test
    void theMonthUnderWayIsComparedUpToTheSameDay() {
        HomeViewModel model = model(LocalDate.of(2026, 4, 20));
        assertEquals(YearMonth.of(2026, 4), model.monthProperty().get());
        assertFigures(model, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 20));
        TileContent orders = model.tileProperty(HomeTile.ORDERS).get();
        assertEquals("Apr 2026", orders.period());
        // Two orders where there was one up to that day of March.
        assertEquals("up 100.0%", orders.change().orElseThrow().inWords());
        assertEquals("vs 1 – 20 Mar 2026", orders.note());
        assertEquals(20, orders.sparkline().size());
        // (80 + 27.10) / 2, not the mean of days.
        assertEquals("$53.55", value(model, HomeTile.AVERAGE_ORDER));
        assertEquals("50.0%", value(model, HomeTile.RETURN_RATE));
        assertTrue(model.isThisMonth().get());
        model.later();
        assertEquals(YearMonth.of(2026, 4), model.monthProperty().get());
    }

    @Test
    void anEarlierMonthIsWhole() {
        HomeViewModel model = model(LocalDate.of(2026, 4, 20));
        model.earlier();
        settle(model);
        assertFigures(model, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        assertEquals("nothing in Feb 2026", model.tileProperty(HomeTile.RETURN_RATE).get().note());
        model.later();
        settle(model);
        assertFigures(model, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 20));
    }

    @Test
    void withoutWorkThisMonthItIsTheLastMonthWithAny() {
        HomeViewModel model = model(LocalDate.of(2026, 9, 9));
        assertEquals(YearMonth.of(2026, 4), model.monthProperty().get());
        assertFigures(model, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));
        assertTrue(
                model.captionProperty()
                        .get()
                        .endsWith("your last month with orders was April 2026"));
        assertFalse(model.isThisMonth().get());
    }

    @Test
    void theListsAreSearchedAndMayShowAllThatOneMaySee() {
        HomeViewModel model = model(LocalDate.of(2026, 4, 20));
        assertEquals(5, model.orders().size());
        assertEquals(1, model.returns().size());
        model.ownOnlyProperty().set(false);
        settle(model);
        assertEquals(6, model.orders().size());
        OrderSummary first = model.orders().getFirst();
        model.textProperty().set(first.orderId());
        settle(model);
        assertEquals(List.of(first), model.orders());
        model.textProperty().set("nobody");
        settle(model);
        assertEquals(List.of(), model.orders());
        assertEquals(List.of(), model.returns());
    }

    @Test
    void monthsOfDifferentLengthAreComparedByTheirDays() {
        assertEquals(
                new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)),
                OwnMonth.before(YearMonth.of(2026, 3), LocalDate.of(2026, 3, 30)));
        assertEquals(
                new Period(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)),
                OwnMonth.before(YearMonth.of(2026, 3), LocalDate.of(2026, 3, 31)));
        assertEquals(
                new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)),
                OwnMonth.period(YearMonth.of(2026, 3), LocalDate.of(2026, 9, 9)));
        assertEquals(Optional.empty(), OwnMonth.averageOrder(OwnDay.idle(LocalDate.EPOCH)));
    }
}
