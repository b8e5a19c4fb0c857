package io.millrace.oltp;

import io.millrace.access.Role;
import io.millrace.access.TestPeople;
import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A small shop with associates of two regions, each under an account of his own. */
public final class TestCounter implements AutoCloseable {

    public static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    static final ShipTo PORTLAND =
            new ShipTo("United States", "Oregon", "Portland", "97201", "West", "US");

    private static final List<String> STOCK =
            List.of(
                    "INSERT INTO oltp.segment (segment_name) VALUES ('Consumer'), ('Corporate')",
                    "INSERT INTO oltp.category (category_name) VALUES ('Furniture'), ('Technology')",
                    "INSERT INTO oltp.subcategory (subcategory_name, category_id) VALUES"
                            + " ('Chairs', 1), ('Tables', 1), ('Phones', 2)",
                    "INSERT INTO oltp.product VALUES ('P1', 'Oak chair', 1), ('P2', 'Oak table', 2),"
                            + " ('P3', 'Red phone', 3)",
                    "INSERT INTO oltp.customer VALUES ('C1', 'Ada Fox', 1, 'ada@example.com', '555 1'),"
                            + " ('C2', 'Ben Lake', 2, NULL, NULL)");

    private final TestPeople people = new TestPeople();
    private final List<Databases> opened = new ArrayList<>();
    public final String ann = people.account(Role.ASSOCIATE, "West");
    public final String bob = people.account(Role.ASSOCIATE, "West");
    public final String eve = people.account(Role.ASSOCIATE, "East");

    public TestCounter() throws SQLException {
        for (String statement : STOCK) {
            execute(statement);
        }
    }

    /** The shop as that person's account sees it. */
    public Database as(String name) {
        return open(people.as(name));
    }

    /** The same through a line that can be cut. */
    public Database as(String name, CutLine line) {
        ServerSettings direct = TestServers.gate(people.databases());
        return open(
                Databases.ofPerson(
                        name,
                        new ServerSettings(
                                direct.host(),
                                line.port(),
                                direct.database(),
                                "u_" + name,
                                new Secret(TestPeople.PASSWORD),
                                direct.tls(),
                                null),
                        TestServers.warehouse(people.databases())));
    }

    public int shopPort() {
        return TestServers.gate(people.databases()).port();
    }

    private Database open(Databases databases) {
        opened.add(databases);
        return databases.oltp();
    }

    public void execute(String statement) throws SQLException {
        try (Connection owner = people.databases().oltp().connect()) {
            new Sql(owner, new Run()).update(statement);
        }
    }

    /** As the owner, the first column of the first row. */
    public String value(String query, @Nullable Object... parameters) {
        return people.sql(query, parameters).orElse("");
    }

    public long number(String query, @Nullable Object... parameters) {
        return Long.parseLong(value(query, parameters));
    }

    static OrderLine line(int number, String product, int quantity, String sales) {
        return new OrderLine(
                number,
                product,
                quantity,
                new BigDecimal(sales),
                new BigDecimal("0.1"),
                new BigDecimal("2.5"),
                DAY.plusDays(2),
                "First Class",
                new BigDecimal("4.20"));
    }

    static Order order(String id, OrderLine... lines) {
        return new Order(id, DAY, "High", "C1", PORTLAND, List.of(lines));
    }

    static Submission fresh(Order order) {
        return new Submission(order, Optional.empty(), List.of(), Optional.empty());
    }

    static Submission changed(Order from, Order to) {
        return new Submission(to, Optional.of(from), List.of(), Optional.empty());
    }

    /** Stores an order with two lines under a number of its own. */
    public static Order store(OrderBook book) {
        Order order =
                order(book.newOrderId(), line(1, "P1", 2, "100.5"), line(2, "P2", 1, "300.1234"));
        book.save(fresh(order));
        return order;
    }

    @Override
    public void close() {
        opened.forEach(Databases::close);
        people.close();
    }
}
