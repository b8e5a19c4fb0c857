package io.millrace.etl;

import java.util.Locale;

/** The seven data-quality checks that run before each load. */
public enum Check {
    CUSTOMER_EXISTS("Each order has its customer"),
    ORDER_LINKED("Each line has its order, under the same date"),
    PRODUCT_EXISTS("Each line has its product, with subcategory and category"),
    RETURN_REFERS_TO_ORDER("Each return refers to an order"),
    ORPHANS("Nothing hangs in the air, on either side"),
    DOMAIN_AND_RANGE("Values are of their domain and range"),
    DUPLICATES_AND_REQUIRED("Nothing stands twice, nothing required is blank");

    private final String promise;

    Check(String promise) {
        this.promise = promise;
    }

    /** The name of the stored function in the schema {@code quality}, and in the log. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What holds if the check passes, for people. */
    public String promise() {
        return promise;
    }
}
