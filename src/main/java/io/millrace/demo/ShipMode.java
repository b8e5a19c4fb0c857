package io.millrace.demo;

/** How an order travels: the sooner, the dearer. */
enum ShipMode {
    SAME_DAY("Same Day", 0, 0, 260),
    FIRST_CLASS("First Class", 1, 3, 180),
    SECOND_CLASS("Second Class", 2, 5, 135),
    STANDARD_CLASS("Standard Class", 3, 7, 100);

    private final String words;
    private final int soonest;
    private final int latest;
    private final int cost;

    ShipMode(String words, int soonest, int latest, int cost) {
        this.words = words;
        this.soonest = soonest;
        this.latest = latest;
        this.cost = cost;
    }

    /** As the database has it. */
    String words() {
        return words;
    }

    /** Days from order to shipping when all goes well. */
    int days(Dice dice) {
        return dice.between(soonest, latest);
    }

    /** In percent of the cheapest mode's cost. */
    int cost() {
        return cost;
    }
}
