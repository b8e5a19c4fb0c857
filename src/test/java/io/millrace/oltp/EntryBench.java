package io.millrace.oltp;

import io.millrace.access.Role;
import io.millrace.access.TestPeople;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a sales associate waits for each thing at the counter, under row-level security, beside
 * the demo company's business:
 *
 * <pre>mvn test -Dtest=EntryBench -Dtest.excluded= -Dmillrace.bench.lines=1000000</pre>
 *
 * Prints medians in milliseconds.
 */
@Tag("bench")
class EntryBench {

    private static final int RUNS = 7;

    /** What is timed. */
    @FunctionalInterface
    private interface Timed {
        void run();
    }

    @Test
    void medians() throws Exception {
        long lines = Long.getLong("millrace.bench.lines", 51_290);
        try (TestPeople people = new TestPeople()) {
            try (Connection owner = people.databases().oltp().connect()) {
                new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(lines))
                        .load(owner, new Run());
            }
            String name = people.account(Role.ASSOCIATE, "Central US");
            people.sql(
                    "UPDATE oltp.sales_order SET entered_by = ? WHERE entered_by = 'u_sam'"
                            + " AND order_date >= '2025-10-01' RETURNING order_id",
                    "u_" + name);
            System.err.printf(Locale.ROOT, "%,d order lines%n", lines);
            try (Databases own = people.as(name)) {
                measure(own.oltp());
            }
        }
    }

    private static void measure(Database shop) {
        OrderBook book = new OrderBook(shop);
        Catalog catalog = new Catalog(shop);
        OwnWork own = new OwnWork(shop);
        Run run = new Run();
        time("choices of the forms", () -> catalog.choices(run));
        time("customers by a part of the name", () -> catalog.customers("mar", 20, run));
        time("products by a part of the name", () -> catalog.products("chair", 20, run));
        List<OrderSummary> recent = book.search(OrderFilter.own(""), 200, run);
        OrderSummary last = recent.getFirst();
        StoredOrder stored = book.find(last.orderId(), run).orElseThrow();
        String product = stored.order().lines().getFirst().productId();
        time("a customer's last place", () -> catalog.lastShipTo(last.customerId(), run));
        time(
                "a place's region",
                () ->
                        catalog.areaOf(
                                stored.order().shipTo().country(),
                                stored.order().shipTo().state(),
                                run));
        time("a product's price", () -> catalog.terms(product, run));
        time("own recent orders", () -> book.search(OrderFilter.own(""), 200, run));
        time("all orders by a name", () -> book.search(OrderFilter.everything("mar"), 200, run));
        time(
                "own month and the one before",
                () -> own.days(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 31), run));
        time("one order", () -> book.find(last.orderId(), run));
        time("a new order of two lines", () -> book.save(fresh(book, stored)));
        time("history of a customer", () -> catalog.historyOfCustomer(last.customerId(), run));
    }

    private static Submission fresh(OrderBook book, StoredOrder like) {
        LocalDate day = LocalDate.of(2025, 12, 31);
        String product = like.order().lines().getFirst().productId();
        List<OrderLine> lines = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            lines.add(
                    new OrderLine(
                            number,
                            product,
                            2,
                            BigDecimal.TEN,
                            BigDecimal.ZERO,
                            BigDecimal.ONE,
                            day,
                            "First Class",
                            BigDecimal.ZERO));
        }
        return new Submission(
                new Order(
                        book.newOrderId(),
                        day,
                        "High",
                        like.order().customerId(),
                        like.order().shipTo(),
                        lines),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static void time(String what, Timed work) {
        List<Double> times = new ArrayList<>();
        work.run();
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        Collections.sort(times);
        System.err.printf(Locale.ROOT, "%8.1f ms  %s%n", times.get(RUNS / 2), what);
    }
}
