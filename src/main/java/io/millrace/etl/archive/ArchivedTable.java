package io.millrace.etl.archive;

import io.millrace.db.SqlFiles;
import java.util.List;
import java.util.Locale;

/** What an archive holds of the shop: a month's business, and the names that it refers to. */
public enum ArchivedTable {
    SALES_ORDER(
            "order_id",
            "order_date",
            "order_priority",
            "customer_id",
            "ship_country",
            "ship_state",
            "ship_city",
            "ship_postal_code",
            "region",
            "market",
            "entered_by"),
    ORDER_LINE(
            "order_id",
            "line_no",
            "order_date",
            "product_id",
            "quantity",
            "sales",
            "discount",
            "profit",
            "ship_date",
            "ship_mode",
            "shipping_cost"),
    ORDER_RETURN(
            "return_id",
            "order_id",
            "order_date",
            "return_date",
            "return_status",
            "return_region",
            "return_reason",
            "returned_lines",
            "entered_by"),
    CUSTOMER("customer_id", "customer_name", "segment_id", "email", "phone"),
    SEGMENT("segment_id", "segment_name"),
    PRODUCT("product_id", "product_name", "subcategory_id"),
    SUBCATEGORY("subcategory_id", "subcategory_name", "category_id"),
    CATEGORY("category_id", "category_name");

    /** What leaves the shop; the names stay. */
    public static final List<ArchivedTable> BUSINESS =
            List.of(SALES_ORDER, ORDER_LINE, ORDER_RETURN);

    @SuppressWarnings("ImmutableEnumChecker") // Only ever List.of.
    private final List<String> columns;

    ArchivedTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** As the shop calls it. */
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return columns;
    }

    String columnList() {
        return String.join(", ", columns);
    }

    /** The name of its file within the archive. */
    String entry() {
        return table() + ".csv";
    }

    /** Where a transaction puts what it reads from an archive. */
    String staging() {
        return "archived_" + table();
    }

    /** The month's rows in the shop; the setting {@code millrace.months} says which month. */
    String rows() {
        return SqlFiles.read("postgresql/archive/rows/" + table() + ".sql");
    }
}
