package io.millrace.oltp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small files of orders, a row at a time, each with what it needs and nothing special. */
final class OrderRows {

    private static final String HEADER =
            "Row ID,Order ID,Order Date,Ship Date,Ship Mode,Customer ID,Customer Name,Segment,City,State,"
                    + "Country,Postal Code,Market,Region,Product ID,Category,Sub-Category,Product Name,"
                    + "Sales,Quantity,Discount,Profit,Shipping Cost,Order Priority";
    private static final String PLAIN =
            "1,A-1,2025-03-03,2025-03-06,Standard Class,C-1,Ada Novak,Consumer,Leeds,Yorkshire,"
                    + "United Kingdom,LS1,EU,North,P-1,Furniture,Chairs,Plain Chair,"
                    + "100,2,0,20,5,Medium";

    private final List<String> without;
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** A file that lacks these columns. */
    OrderRows(String... without) {
        this.without = Arrays.asList(without);
    }

    /** A row of that order and product; then columns and values in turn. */
    OrderRows row(String orderId, String productId, String... differences) {
        Map<String, String> row = new LinkedHashMap<>();
        String[] titles = HEADER.split(",", -1);
        String[] values = PLAIN.split(",", -1);
        for (int i = 0; i < titles.length; i++) {
            row.put(titles[i], values[i]);
        }
        row.put("Row ID", String.valueOf(rows.size() + 1));
        row.put("Order ID", orderId);
        row.put("Product ID", productId);
        row.put("Product Name", "Product " + productId);
        for (int i = 0; i < differences.length; i += 2) {
            if (row.put(differences[i], differences[i + 1]) == null) {
                throw new IllegalArgumentException(differences[i]);
            }
        }
        rows.add(row);
        return this;
    }

    /** The rows in another order. */
    OrderRows reversed() {
        OrderRows reversed = new OrderRows(without.toArray(String[]::new));
        reversed.rows.addAll(rows.reversed());
        return reversed;
    }

    String text() {
        return text(",");
    }

    String text(String delimiter) {
        StringBuilder text = new StringBuilder();
        text.append(line(Arrays.asList(HEADER.split(",", -1)), delimiter));
        for (Map<String, String> row : rows) {
            text.append(line(row.values().stream().toList(), delimiter));
        }
        return text.toString();
    }

    private String line(List<String> values, String delimiter) {
        List<String> titles = Arrays.asList(HEADER.split(",", -1));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            if (!without.contains(titles.get(i))) {
                kept.add(values.get(i));
            }
        }
        return kept.stream()
                        .map(value -> value.contains(delimiter) ? '"' + value + '"' : value)
                        .collect(Collectors.joining(delimiter))
                + "\n";
    }
}
