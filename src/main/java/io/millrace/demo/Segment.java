package io.millrace.demo;

import java.util.List;

/** The kinds of customers; offices buy more at a time than homes. */
enum Segment {
    CONSUMER(1, "Consumer", "example.com", 52, 17, 24, 21, 13, 10, 5, 4, 3, 2, 1),
    CORPORATE(2, "Corporate", "example.net", 30, 9, 15, 18, 16, 13, 9, 7, 5, 4, 4),
    HOME_OFFICE(3, "Home Office", "example.org", 18, 14, 22, 21, 14, 11, 6, 5, 3, 2, 2);

    private static final Choice<Segment> ALL = Choice.of(List.of(values()), each -> each.share);

    private final int id;
    private final String words;
    private final String domain;
    private final int share;

    @SuppressWarnings("ImmutableEnumChecker") // Weights never change once made.
    private final Weights quantities;

    Segment(int id, String words, String domain, int share, long... quantities) {
        this.id = id;
        this.words = words;
        this.domain = domain;
        this.share = share;
        this.quantities = Weights.of(quantities);
    }

    static Segment pick(Dice dice) {
        return ALL.pick(dice);
    }

    int id() {
        return id;
    }

    /** As the database has it. */
    String words() {
        return words;
    }

    String domain() {
        return domain;
    }

    /** How many pieces of one product; now and then a bulk order. */
    int quantity(Dice dice) {
        int pieces = 1 + quantities.pick(dice);
        return pieces == 10 ? dice.between(10, 14) : pieces;
    }
}
