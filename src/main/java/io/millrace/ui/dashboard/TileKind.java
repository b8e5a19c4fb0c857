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
}
