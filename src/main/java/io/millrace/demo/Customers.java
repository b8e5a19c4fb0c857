package io.millrace.demo;

/** All customers, each at home in one market; known by number, so that none is kept in memory. */
final class Customers {

    private static final long FIRST_NUMBER = 10_001;

    /** Every so many-th customer of a market is a loyal one. */
    private static final int LOYAL = 8;

    private static final int ORDERS_OF_THE_LOYAL = 700;

    private final long seed;
    private final Geography geography;
    private final People people = new People();
    private final long[] firstOfMarket;

    Customers(long seed, Geography geography, Pace pace, DemoCompany.Size size) {
        this.seed = seed;
        this.geography = geography;
        firstOfMarket = new long[geography.markets().size() + 1];
        long orders = 0;
        for (int market = 0; market < geography.markets().size(); market++) {
            orders += pace.orders(market);
            firstOfMarket[market + 1] = Share.upTo(size.customers(), orders, size.orders());
        }
    }

    long count() {
        return firstOfMarket[firstOfMarket.length - 1];
    }

    long count(int market) {
        return firstOfMarket[market + 1] - firstOfMarket[market];
    }

    /** The {@code index}-th customer of a market, in the order of their first orders. */
    Customer get(int market, long index) {
        long number = firstOfMarket[market] + index;
        Dice dice = new Dice(seed, Dice.Topic.CUSTOMER, number);
        Place home = geography.pick(market, dice);
        return people.customer(FIRST_NUMBER + number, Segment.pick(dice), home, dice);
    }

    /** One of a market's first {@code known} customers who comes again, most often a loyal one. */
    static long again(long known, Dice dice) {
        return dice.chance(ORDERS_OF_THE_LOYAL)
                ? LOYAL * dice.below((known + LOYAL - 1) / LOYAL)
                : dice.below(known);
    }
}
