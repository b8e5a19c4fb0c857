package io.millrace.demo;

import java.util.ArrayList;
import java.util.List;

/** What is on an order. */
final class Lines {

    private static final int SAME_AGAIN = 2;

    private static final int[] LIGHT = {5, 10, 15, 20};
    private static final int[] HEAVY = {30, 40, 50, 60, 70};
    private static final Weights LIGHT_SHARES = Weights.of(10, 30, 25, 35);
    private static final Weights HEAVY_SHARES = Weights.of(28, 36, 21, 10, 5);
    private static final int CARELESS_LIGHT = 180;
    private static final int CARELESS_HEAVY = 760;

    /** Pieces that cost more than this are bought few at a time; cents. */
    private static final int EXPENSIVE = 20_000;

    private static final int HANDLING = 90;
    private static final int CENTS_A_KILOGRAM = 105;

    private final long seed;
    private final Catalogue catalogue;
    private final DemoCompany.Size size;

    Lines(long seed, Catalogue catalogue, DemoCompany.Size size) {
        this.seed = seed;
        this.catalogue = catalogue;
        this.size = size;
    }

    List<Line> of(Order order) {
        Dice dice = new Dice(seed, Dice.Topic.LINES, order.index());
        List<Line> lines = new ArrayList<>(order.lines());
        for (int i = 0; i < order.lines(); i++) {
            Product product = product(order, lines, dice);
            int quantity = quantity(order, product, dice);
            int days = i == order.lines() - 1 ? order.daysToShipAll() : order.daysToShip();
            lines.add(
                    new Line(
                            i + 1,
                            product,
                            quantity,
                            discount(order, product.subcategory(), dice),
                            order.date().plusDays(days),
                            order.mode(),
                            shippingCost(order, product.grams() * quantity, dice)));
        }
        return lines;
    }

    /** Now and then the next product in turn, so that each is sold; else what people ask for. */
    private Product product(Order order, List<Line> before, Dice dice) {
        long line = order.firstLine() + before.size();
        long turn = Share.upTo(size.products(), line, size.lines());
        if (turn < Share.upTo(size.products(), line + 1, size.lines())) {
            return catalogue.inTurn(turn);
        }
        if (dice.chance(Stories.starPerMille(order.date()))) {
            return catalogue.star();
        }
        if (!before.isEmpty() && dice.chance(SAME_AGAIN)) {
            return before.getLast().product();
        }
        return catalogue.pick(order.date().getMonthValue() - 1, dice);
    }

    private static int quantity(Order order, Product product, Dice dice) {
        int quantity = order.customer().segment().quantity(dice);
        return product.price() > EXPENSIVE ? (quantity + 1) / 2 : quantity;
    }

    private static int discount(Order order, Subcategory subcategory, Dice dice) {
        boolean careless = Stories.careless(order.place(), order.date());
        int heavy = careless ? CARELESS_HEAVY : subcategory.heavy() * order.market().heavy() / 100;
        int light = careless ? CARELESS_LIGHT : subcategory.light() * order.market().light() / 100;
        int fate = dice.below(1000);
        if (fate < heavy) {
            return HEAVY[HEAVY_SHARES.pick(dice)];
        }
        return fate < heavy + light ? LIGHT[LIGHT_SHARES.pick(dice)] : 0;
    }

    private static long shippingCost(Order order, int grams, Dice dice) {
        long cents = HANDLING + (long) grams * CENTS_A_KILOGRAM / 1000;
        long hurried = cents * order.mode().cost() * order.priority().cost() / 10_000;
        return hurried * order.market().shipping() * dice.between(85, 115) / 10_000;
    }
}
