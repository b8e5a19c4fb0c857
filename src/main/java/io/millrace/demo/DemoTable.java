package io.millrace.demo;

/** The eight tables, parents before children. */
enum DemoTable {
    SEGMENT("Segments", "postgresql/demo/copy_segment.sql"),
    CATEGORY("Categories", "postgresql/demo/copy_category.sql"),
    SUBCATEGORY("Subcategories", "postgresql/demo/copy_subcategory.sql"),
    PRODUCT("Products", "postgresql/demo/copy_product.sql"),
    CUSTOMER("Customers", "postgresql/demo/copy_customer.sql"),
    SALES_ORDER("Orders", "postgresql/demo/copy_sales_order.sql"),
    ORDER_LINE("Order lines", "postgresql/demo/copy_order_line.sql"),
    ORDER_RETURN("Returns", "postgresql/demo/copy_order_return.sql");

    private final String words;
    private final String copy;

    DemoTable(String words, String copy) {
        this.words = words;
        this.copy = copy;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** The SQL file that takes its rows. */
    String copy() {
        return copy;
    }
}
