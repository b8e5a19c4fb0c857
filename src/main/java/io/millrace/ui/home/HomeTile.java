package io.millrace.ui.home;

/** The tiles, in the order in which they stand. */
enum HomeTile {
    ORDERS("Orders entered"),
    RETURNS("Returns taken"),
    AVERAGE_ORDER("Average order"),
    RETURN_RATE("Return rate");

    private final String title;

    HomeTile(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
