package io.millrace.ui.dashboard;

/** The tiles, in the order in which they stand. */
enum TileKind {
    SALES("Sales"),
    PROFIT("Profit"),
    MARGIN("Margin"),
    ORDERS("Orders"),
    AVERAGE_ORDER("Average order"),
    RETURN_RATE("Return rate"),
    TOP_PRODUCT("Top product"),
    DAYS_TO_SHIP("Days to ship");

    private final String title;

    TileKind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Whether sales, profit and orders are all that it takes. */
    boolean isOfSalesAlone() {
        return switch (this) {
            case SALES, PROFIT, MARGIN, ORDERS, AVERAGE_ORDER -> true;
            case RETURN_RATE, TOP_PRODUCT, DAYS_TO_SHIP -> false;
        };
    }
}
