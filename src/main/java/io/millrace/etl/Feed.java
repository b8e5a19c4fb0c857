package io.millrace.etl;

import io.millrace.cdc.Scope;
import io.millrace.db.SqlFiles;
import java.util.List;
import java.util.Locale;

/** What a sync carries over: a query on the shop and the staging table that its rows go to. */
enum Feed {
    CUSTOMERS(
            "customer",
            List.of("customer_id"),
            "stage_customer",
            List.of(
                    "customer_id",
                    "customer_name",
                    "segment_name",
                    "email",
                    "phone",
                    "first_order_date")),
    PRODUCTS(
            "product",
            List.of("product_id"),
            "stage_product",
            List.of("product_id", "product_name", "subcategory_name", "category_name")),
    PLACES(
            "",
            List.of(),
            "stage_place",
            List.of("place_hash", "country", "state", "city", "postal_code", "region", "market")),
    SALES(
            "order_line",
            List.of("order_id", "line_no", "order_date_key"),
            "stage_sale",
            List.of(
                    "order_id",
                    "line_no",
                    "order_date_key",
                    "ship_date_key",
                    "customer_id",
                    "product_id",
                    "place_hash",
                    "order_priority",
                    "ship_mode",
                    "quantity",
                    "sales",
                    "discount",
                    "profit",
                    "shipping_cost")),
    RETURNS(
            "order_return",
            List.of("order_id", "return_id", "order_date_key"),
            "stage_return",
            List.of(
                    "return_id",
                    "order_id",
                    "order_date_key",
                    "return_date_key",
                    "customer_id",
                    "place_hash",
                    "return_status",
                    "return_region",
                    "return_reason")),
    TOUCHED_ORDERS("", List.of(), "stage_touched_order", List.of("order_id", "order_date_key")),
    TOUCHED_CUSTOMERS("", List.of(), "stage_touched_customer", List.of("customer_id")),
    TOUCHED_PRODUCTS("", List.of(), "stage_touched_product", List.of("product_id")),
    SALES_BY_MONTH(
            "",
            List.of(),
            "agg_sales_month",
            List.of(
                    "month_key",
                    "market",
                    "region",
                    "segment_name",
                    "category_name",
                    "subcategory_name",
                    "sales",
                    "profit",
                    "quantity",
                    "line_count",
                    "shipping_cost",
                    "order_count",
                    "shipping_days",
                    "returned_count")),
    ORDERS_BY_MONTH(
            "",
            List.of(),
            "agg_orders_month",
            List.of(
                    "month_key",
                    "market",
                    "region",
                    "segment_name",
                    "category_name",
                    "order_count",
                    "returned_count")),
    SHIPS_BY_MONTH(
            "",
            List.of(),
            "agg_ship_month",
            List.of(
                    "month_key",
                    "region",
                    "ship_mode",
                    "sales",
                    "profit",
                    "quantity",
                    "line_count",
                    "shipping_cost",
                    "shipping_days",
                    "order_count",
                    "returned_count")),
    WEEKDAYS_BY_MONTH(
            "",
            List.of(),
            "agg_weekday_month",
            List.of(
                    "month_key",
                    "weekday",
                    "region",
                    "category_name",
                    "ship_mode",
                    "sales",
                    "profit",
                    "quantity",
                    "line_count")),

    /** Counted as sales pass on their first load, by the warehouse's keys; the shop has no such. */
    LOCATION_USE("", List.of(), "etl_location_use", List.of("location_key", "use_count")),
    CUSTOMER_USE("", List.of(), "etl_customer_use", List.of("customer_key", "region", "use_count"));

    /** Rows of the shop, of which one may be refused by the warehouse and then waits. */
    static final List<Feed> ROWS = List.of(CUSTOMERS, PRODUCTS, PLACES, SALES, RETURNS);

    /** What an incremental sync replaces. */
    static final List<Feed> KEYS = List.of(TOUCHED_ORDERS, TOUCHED_CUSTOMERS, TOUCHED_PRODUCTS);

    /** Sums that a load of everything takes along. */
    static final List<Feed> SUMS =
            List.of(SALES_BY_MONTH, ORDERS_BY_MONTH, SHIPS_BY_MONTH, WEEKDAYS_BY_MONTH);

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // Only ever List.of.
    private final List<String> key;

    private final String table;

    @SuppressWarnings("ImmutableEnumChecker") // Only ever List.of.
    private final List<String> columns;

    Feed(String source, List<String> key, String table, List<String> columns) {
        this.source = source;
        this.key = key;
        this.table = table;
        this.columns = columns;
    }

    /** The shop's table whose rows these are; blank where a row is no single row of the shop. */
    String source() {
        return source;
    }

    /** The columns that say which row of the shop it is. */
    List<String> key() {
        return key;
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }

    /** The query on the shop. */
    String query(Scope scope) {
        String folder = scope.isEverything() ? "all" : "changed";
        return SqlFiles.read(
                "postgresql/extract/" + folder + "/" + name().toLowerCase(Locale.ROOT) + ".sql");
    }
}
