package io.millrace.demo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * One walk over all orders by date. It remembers counts only, however many orders there are, and
 * hands out exactly as many orders, lines and first orders as the size says.
 */
final class Orders implements Iterator<Order> {

    private static final int SHIPPED_HOME = 720;
    private static final int DELAYED = 65;
    private static final int DELAYED_BEFORE_CHRISTMAS = 130;
    private static final int SPLIT = 90;

    private final long seed;
    private final Geography geography;
    private final Customers customers;
    private final Pace pace;

    private final int[] numberInYear;
    private final long[] ordersLeft;
    private final long[] customersMet;
    private final long orders;
    private final long lines;
    private long index;
    private long linesGiven;
    private int day;
    private int market;
    private int today;
    private LocalDate date = Pace.FIRST_DAY;

    Orders(long seed, Geography geography, Customers customers, Pace pace, DemoCompany.Size size) {
        this.seed = seed;
        this.geography = geography;
        this.customers = customers;
        this.pace = pace;
        orders = size.orders();
        lines = size.lines();
        int markets = geography.markets().size();
        numberInYear = new int[markets];
        customersMet = new long[markets];
        ordersLeft = new long[markets];
        Arrays.setAll(ordersLeft, pace::orders);
    }

    @Override
    public boolean hasNext() {
        return index < orders;
    }

    @Override
    public Order next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        while (today == pace.orders(market, day)) {
            turnPage();
        }
        today++;
        Order order = order(new Dice(seed, Dice.Topic.ORDER, index));
        index++;
        linesGiven += order.lines();
        return order;
    }

    private void turnPage() {
        today = 0;
        market++;
        if (market == geography.markets().size()) {
            market = 0;
            day++;
            date = date.plusDays(1);
            if (date.getDayOfYear() == 1) {
                Arrays.fill(numberInYear, 0);
            }
        }
    }

    private Order order(Dice dice) {
        Market here = geography.markets().get(market);
        Customer customer = customer(dice);
        boolean home = dice.chance(SHIPPED_HOME);
        Place place = home ? customer.home() : geography.pick(market, dice);
        Priority priority = Priority.pick(dice);
        ShipMode mode = priority.mode(dice);
        int count = lines(dice);
        return new Order(
                index,
                linesGiven,
                count,
                here,
                date,
                ++numberInYear[market],
                customer,
                place,
                home ? customer.postalCode() : place.postalCode(dice),
                here.associates().pick(dice),
                priority,
                mode,
                mode.days(dice) + delay(mode, dice),
                count > 1 && dice.chance(SPLIT) ? dice.between(1, 4) : 0);
    }

    /** Drawn as lots are, new customers from what is left of them, so that each gets a turn. */
    private Customer customer(Dice dice) {
        long met = customersMet[market];
        long toMeet = customers.count(market) - met;
        boolean first = met == 0 || dice.below(ordersLeft[market]) < toMeet;
        ordersLeft[market]--;
        if (first) {
            customersMet[market]++;
            return customers.get(market, met);
        }
        return customers.get(market, Customers.again(met, dice));
    }

    /** One line, and from the lines left over as many as fall to this order. */
    private int lines(Dice dice) {
        long ordersAfter = orders - index - 1;
        long spare = lines - linesGiven - 1 - ordersAfter;
        int count = 1;
        while (spare > 0 && dice.below(spare + ordersAfter) < spare) {
            spare--;
            count++;
        }
        return count;
    }

    private int delay(ShipMode mode, Dice dice) {
        if (mode == ShipMode.SAME_DAY) {
            return dice.chance(80) ? 1 : 0;
        }
        boolean rush = date.getMonthValue() >= 11;
        return dice.chance(rush ? DELAYED_BEFORE_CHRISTMAS : DELAYED) ? dice.between(3, 8) : 0;
    }
}
