package io.millrace.demo;

import java.time.LocalDate;

/**
 * What there is to find in the demo company beyond its seasons. More lie in the lists: EMEA shrinks
 * while APAC booms (markets.csv), and tables lose money (subcategories.csv).
 */
final class Stories {

    /** In one quarter this region gave away its profit. */
    static final String CARELESS_REGION = "South America";

    private static final LocalDate CARELESS_FROM = LocalDate.of(2024, 4, 1);
    private static final LocalDate CARELESS_BEFORE = LocalDate.of(2024, 7, 1);

    /** Hardly sold for three years, then everybody wanted one. */
    static final String STAR = "Kestrelix Loop Conference Phone, Graphite";

    private static final int STAR_PRICE = 14_999;
    private static final int STAR_COST = 9_599;
    private static final int STAR_YEAR = 2025;

    /**
     * How readily an order comes back, by days from order to shipping; the last one for all later.
     */
    private static final int[] REGRET = {10, 10, 11, 12, 13, 15, 17, 23, 34, 44, 52};

    private static final int LATE = 7;

    private Stories() {}

    static Product star(String id, Subcategory subcategory) {
        return new Product(id, STAR, subcategory, STAR_PRICE, STAR_COST, 900, 110);
    }

    /** Lines of a thousand that are about the star product alone. */
    static int starPerMille(LocalDate date) {
        return date.getYear() < STAR_YEAR ? 0 : 1 + 2 * date.getMonthValue();
    }

    static boolean careless(Place place, LocalDate date) {
        return place.region().equals(CARELESS_REGION)
                && !date.isBefore(CARELESS_FROM)
                && date.isBefore(CARELESS_BEFORE);
    }

    static int regret(int daysToShip) {
        return REGRET[Math.min(daysToShip, REGRET.length - 1)];
    }

    static boolean late(int daysToShip) {
        return daysToShip >= LATE;
    }
}
