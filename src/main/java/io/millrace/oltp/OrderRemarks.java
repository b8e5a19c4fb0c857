package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a person should know about the orders of a file that was loaded. */
final class OrderRemarks {

    private static final String FOLDER = "postgresql/import/orders/";
    private static final int MOST_OF_A_KIND = 100;

    private final Sql sql;

    OrderRemarks(Sql sql) {
        this.sql = sql;
    }

    List<String> all() throws SQLException {
        List<String> remarks = new ArrayList<>();
        add(
                remarks,
                sql.list(
                        SqlFiles.read(FOLDER + "list_shared_product_ids.sql"),
                        row ->
                                "Product id %s carries several names, which are products of their own: %s."
                                        .formatted(
                                                row.getString("file_id"), row.getString("names"))),
                "product ids carry several names");
        add(
                remarks,
                sql.list(
                        SqlFiles.read(FOLDER + "list_disputed_customers.sql"),
                        row ->
                                "The rows of customer %s differ; the latest order counts: %s, %s."
                                        .formatted(
                                                row.getString("customer_id"),
                                                row.getString("customer_name"),
                                                row.getString("segment"))),
                "customers have rows that differ");
        add(
                remarks,
                sql.list(
                        SqlFiles.read(FOLDER + "list_kept_lines.sql"),
                        row ->
                                "Order %s keeps %d stored lines that the file does not hold; an import never deletes."
                                        .formatted(
                                                row.getString("order_id"), row.getLong("lines"))),
                "orders keep stored lines that the file does not hold");
        return remarks;
    }

    private static void add(List<String> remarks, List<String> found, String what) {
        remarks.addAll(found.subList(0, Math.min(found.size(), MOST_OF_A_KIND)));
        if (found.size() > MOST_OF_A_KIND) {
            remarks.add("%,d more %s.".formatted(found.size() - MOST_OF_A_KIND, what));
        }
    }
}
