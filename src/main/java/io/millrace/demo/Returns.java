package io.millrace.demo;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Picks exactly as many orders as the size says, the late ones more readily than the others. */
final class Returns {

    private static final int LATEST = 45;
    private static final int REFUNDED = 130;
    private static final int STILL_PENDING = 550;
    private static final LocalDate PENDING_FROM = Pace.LAST_DAY.minusDays(20);

    private static final String LATE_REASON = "Arrived late";
    private static final int BECAUSE_LATE = 620;
    private static final Choice<String> REASONS =
            Choice.parse(
                    "Changed mind:30|Not as described:26|Damaged:22|Wrong item:16|Arrived late:6",
                    "\\|");

    private final long seed;
    private final Supplier<Iterator<Order>> orders;
    private final long count;
    private final long offset;
    private final long regret;

    /**
     * Walks over all orders once to weigh them.
     *
     * @param orders a new walk over the same orders, each time
     */
    Returns(long seed, Supplier<Iterator<Order>> orders, long count) {
        this.seed = seed;
        this.orders = orders;
        this.count = count;
        long sum = 0;
        for (Iterator<Order> walk = orders.get(); walk.hasNext(); ) {
            sum += Stories.regret(walk.next().daysToShipAll());
        }
        regret = sum;
        offset = new Dice(seed, Dice.Topic.RETURN, -1).below(regret);
    }

    /** A walk over all orders, each with its return if there is one. */
    Iterator<Optional<Return>> walk() {
        Iterator<Order> walk = orders.get();
        return new Iterator<>() {
            private long passed;
            private long returned;

            @Override
            public boolean hasNext() {
                return walk.hasNext();
            }

            @Override
            public Optional<Return> next() {
                Order order = walk.next();
                passed += Stories.regret(order.daysToShipAll());
                // Equal steps through the summed weights: no order is long enough for two of them.
                if (passed * count + offset < (returned + 1) * regret) {
                    return Optional.empty();
                }
                returned++;
                return Optional.of(comeBack(order, returned));
            }
        };
    }

    private Return comeBack(Order order, long id) {
        Dice dice = new Dice(seed, Dice.Topic.RETURN, order.index());
        int days = order.daysToShipAll();
        int one = dice.between(1, LATEST);
        int other = dice.between(1, LATEST);
        LocalDate date = order.date().plusDays(days).plusDays(Math.min(one, other));
        String reason =
                Stories.late(days) && dice.chance(BECAUSE_LATE) ? LATE_REASON : REASONS.pick(dice);
        String enteredBy = order.market().associates().pick(dice);
        return new Return(id, order, date, status(date, dice), reason, enteredBy);
    }

    /** Only what came back of late still waits. */
    private static String status(LocalDate date, Dice dice) {
        if (date.isAfter(PENDING_FROM) && dice.chance(STILL_PENDING)) {
            return "Pending";
        }
        return dice.chance(REFUNDED) ? "Refunded" : "Returned";
    }

    static List<String> reasons() {
        return REASONS.things();
    }
}
