package io.millrace.demo;

/** How many rows of the demo company were loaded. */
public record DemoReport(
        long segments,
        long categories,
        long subcategories,
        long products,
        long customers,
        long orders,
        long lines,
        long returns) {

    /** Rows of all eight tables. */
    public long rows() {
        return segments
                + categories
                + subcategories
                + products
                + customers
                + orders
                + lines
                + returns;
    }
}
