package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads orders with all that belongs to them. */
final class StoredOrders {

    private record Head(
            LocalDate date, String priority, Customer customer, ShipTo shipTo, boolean own) {}

    private StoredOrders() {}

    static Optional<StoredOrder> read(Sql sql, String id) throws SQLException {
        Optional<Head> found =
                sql.first(
                        SqlFiles.read("postgresql/orders/read_order.sql"), StoredOrders::head, id);
        return found.isPresent() ? Optional.of(read(sql, id, found.get())) : Optional.empty();
    }

    private static StoredOrder read(Sql sql, String id, Head head) throws SQLException {
        List<OrderLine> lines = new ArrayList<>();
        Map<String, Product> products = new TreeMap<>();
        sql.list(
                SqlFiles.read("postgresql/orders/read_lines.sql"),
                row -> {
                    lines.add(line(row));
                    Product product = product(row);
                    return products.put(product.productId(), product);
                },
                id,
                head.date());
        return new StoredOrder(
                new Order(
                        id,
                        head.date(),
                        head.priority(),
                        head.customer().customerId(),
                        head.shipTo(),
                        lines),
                head.customer(),
                products,
                head.own(),
                returns(sql, id, head.date()));
    }

    /** What came back of an order. */
    static List<OrderReturn> returns(Sql sql, String id, LocalDate orderDate) throws SQLException {
        return sql.list(
                SqlFiles.read("postgresql/returns/of_order.sql"),
                StoredOrders::orderReturn,
                id,
                orderDate);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getObject("order_date", LocalDate.class),
                row.getString("order_priority"),
                new Customer(
                        row.getString("customer_id"),
                        row.getString("customer_name"),
                        row.getString("segment_name")),
                new ShipTo(
                        row.getString("ship_country"),
                        row.getString("ship_state"),
                        row.getString("ship_city"),
                        row.getString("ship_postal_code"),
                        row.getString("region"),
                        row.getString("market")),
                row.getBoolean("own"));
    }

    private static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getInt("line_no"),
                row.getString("product_id"),
                row.getInt("quantity"),
                row.getBigDecimal("sales"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("profit"),
                row.getObject("ship_date", LocalDate.class),
                row.getString("ship_mode"),
                row.getBigDecimal("shipping_cost"));
    }

    /** Of a row that names a product with its place in the catalogue. */
    static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getString("product_id"),
                row.getString("product_name"),
                row.getString("category_name"),
                row.getString("subcategory_name"));
    }

    static OrderReturn orderReturn(ResultSet row) throws SQLException {
        return new OrderReturn(
                row.getLong("return_id"),
                row.getString("order_id"),
                row.getObject("return_date", LocalDate.class),
                row.getString("return_status"),
                row.getString("return_reason"),
                numbers(row.getArray("returned_lines")),
                row.getBoolean("own"));
    }

    private static List<Integer> numbers(Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Integer[]) array.getArray());
    }
}
