package io.millrace.demo;

import java.util.List;

/** How urgent an order is, which decides how it most likely travels. */
enum Priority {
    CRITICAL("Critical", 8, 150, 25, 45, 20, 10),
    HIGH("High", 30, 115, 6, 20, 24, 50),
    MEDIUM("Medium", 56, 100, 3, 11, 18, 68),
    LOW("Low", 6, 85, 0, 3, 10, 87);

    private static final List<ShipMode> MODES = List.of(ShipMode.values());
    private static final Choice<Priority> ALL = Choice.of(List.of(values()), each -> each.share);

    private final String words;
    private final int share;
    private final int cost;

    @SuppressWarnings("ImmutableEnumChecker") // Weights never change once made.
    private final Weights modes;

    Priority(String words, int share, int cost, long... modes) {
        this.words = words;
        this.share = share;
        this.cost = cost;
        this.modes = Weights.of(modes);
    }

    static Priority pick(Dice dice) {
        return ALL.pick(dice);
    }

    /** As the database has it. */
    String words() {
        return words;
    }

    /** Its cost of carriage in percent. */
    int cost() {
        return cost;
    }

    ShipMode mode(Dice dice) {
        return MODES.get(modes.pick(dice));
    }
}
