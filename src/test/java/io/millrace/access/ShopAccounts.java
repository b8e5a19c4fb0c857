package io.millrace.access;

import io.millrace.config.Secret;
import io.millrace.config.ServerSettings;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A shop with two customers, an order in the West, one in the East, and an account of each kind.
 */
final class ShopAccounts implements AutoCloseable {

    /** Whoever connects, and as which account. */
    enum Who {
        GATE,
        ASSOCIATE,
        MANAGER,
        EXECUTIVE,
        ADMINISTRATOR,
        SYNC
    }

    private final TestPeople people = new TestPeople();
    private final Map<Who, String> accounts = new EnumMap<>(Who.class);
    private final String eastern;

    ShopAccounts() throws SQLException {
        accounts.put(Who.GATE, people.gate().user());
        for (Role role : Role.values()) {
            String name = people.account(role, "West");
            accounts.put(Who.valueOf(role.name()), "u_" + name);
            if (role == Role.EXECUTIVE) {
                accounts.put(Who.SYNC, "s_" + name);
            }
        }
        eastern = "u_" + people.account(Role.ASSOCIATE, "East");
        asOwner(
                "INSERT INTO oltp.segment VALUES (1, 'Consumer')",
                "INSERT INTO oltp.category VALUES (1, 'Furniture')",
                "INSERT INTO oltp.subcategory VALUES (1, 'Chairs', 1)",
                "INSERT INTO oltp.product VALUES ('P1', 'Chair', 1)",
                "INSERT INTO oltp.customer VALUES ('C1', 'Ada Fox', 1, 'ada@example.com', '555 1'),"
                        + " ('C2', 'Ben Lake', 1, 'ben@example.com', '555 2')",
                order("W1", "C1", "West"),
                order("E1", "C2", "East"),
                line("W1"),
                line("E1"));
    }

    static String order(String id, String customer, String region) {
        return "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state, ship_city, region, market)"
                + " VALUES ('%s', '2026-01-05', '%s', 'Land', 'State', 'City', '%s', 'M')"
                        .formatted(id, customer, region);
    }

    static String line(String order) {
        return "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode)"
                + " VALUES ('%s', 1, '2026-01-05', 'P1', 1, 10, 1, '2026-01-06', 'First Class')"
                        .formatted(order);
    }

    Databases databases() {
        return people.databases();
    }

    String account(Who who) {
        return Objects.requireNonNull(accounts.get(who));
    }

    Connection connect(Who who) throws SQLException {
        return connect(account(who), people.gate());
    }

    /** The same account in another database of the server. */
    Connection connect(Who who, String database) throws SQLException {
        return connect(account(who), people.gate().withDatabase(database));
    }

    /** The associate of the East. */
    Connection connectEastern() throws SQLException {
        return connect(eastern, people.gate());
    }

    private static Connection connect(String account, ServerSettings gate) throws SQLException {
        return PostgresqlAddress.of(
                        account.equals(gate.user())
                                ? gate
                                : gate.withAccount(account, new Secret(TestPeople.PASSWORD)))
                .connect();
    }

    void asOwner(String... statements) throws SQLException {
        try (Connection owner = databases().oltp().connect();
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> ownerTexts(String query) throws SQLException {
        try (Connection owner = databases().oltp().connect()) {
            return texts(owner, query);
        }
    }

    static List<String> texts(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run()).list(query, row -> row.getString(1));
    }

    @Override
    public void close() {
        people.close();
    }
}
