package io.millrace.semantics.sql;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of one line, for reckoning without SQL. */
record SoldLine(
        Map<String, String> texts,
        LocalDate ordered,
        LocalDate shipped,
        @Nullable LocalDate returned,
        @Nullable LocalDate firstOrder,
        BigDecimal quantity,
        BigDecimal sales,
        BigDecimal discount,
        BigDecimal profit,
        BigDecimal shippingCost) {

    private static final List<String> TEXTS =
            List.of(
                    "order_id",
                    "order_priority",
                    "ship_mode",
                    "customer_id",
                    "customer_name",
                    "segment_name",
                    "product_id",
                    "product_name",
                    "subcategory_name",
                    "category_name",
                    "country",
                    "state",
                    "city",
                    "postal_code",
                    "region",
                    "market",
                    "return_reason",
                    "return_status");

    private static final String ALL =
            """
            SELECT f.*, c.*, p.*, l.*, r.return_reason, r.return_status, o.full_date AS ordered, s.full_date AS shipped,
                   (SELECT b.full_date FROM fact_return x JOIN dim_date b ON b.date_key = x.return_date_key
                    WHERE x.order_id = f.order_id AND x.return_key = f.return_key) AS returned
            FROM fact_sales f
            JOIN dim_customer c ON c.customer_key = f.customer_key
            JOIN dim_product p ON p.product_key = f.product_key
            JOIN dim_location l ON l.location_key = f.location_key
            JOIN dim_date o ON o.date_key = f.order_date_key
            JOIN dim_date s ON s.date_key = f.ship_date_key
            LEFT JOIN dim_return r ON r.return_key = f.return_key\
            """;

    static List<SoldLine> all(DemoWarehouse warehouse) throws SQLException {
        return warehouse.list(ALL, SoldLine::of);
    }

    private static SoldLine of(ResultSet row) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        for (String name : TEXTS) {
            String text = row.getString(name);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return new SoldLine(
                texts,
                row.getObject("ordered", LocalDate.class),
                row.getObject("shipped", LocalDate.class),
                row.getObject("returned", LocalDate.class),
                row.getObject("first_order_date", LocalDate.class),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("sales"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("profit"),
                row.getBigDecimal("shipping_cost"));
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean isReturned() {
        return texts.containsKey("return_reason");
    }

    long daysToShip() {
        return ChronoUnit.DAYS.between(ordered, shipped);
    }

    boolean isLate() {
        int promised =
                switch (text("ship_mode")) {
                    case "Same Day" -> 0;
                    case "First Class" -> 3;
                    case "Second Class" -> 5;
                    default -> 7;
                };
        return daysToShip() > promised;
    }
}
