package io.millrace.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/** How many orders each market takes on each day: growth, seasons and the week's rhythm. */
final class Pace {

    static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

    private static final int DAYS = (int) (LAST_DAY.toEpochDay() - FIRST_DAY.toEpochDay()) + 1;
    private static final double DAYS_A_YEAR = 365.25;

    /** January to December, in percent. */
    private static final int[] SEASON = {76, 72, 92, 90, 94, 102, 88, 98, 130, 102, 142, 150};

    /** Monday to Sunday, in percent. */
    private static final int[] WEEK = {118, 122, 120, 116, 106, 32, 22};

    private final int[][] orders;
    private final long[] total;

    Pace(long seed, List<Market> markets, long orders) {
        long[] cells = new long[markets.size() * DAYS];
        for (int cell = 0; cell < cells.length; cell++) {
            Market market = markets.get(cell / DAYS);
            cells[cell] = weight(market, cell % DAYS, new Dice(seed, Dice.Topic.PACE, cell));
        }
        long weights = 0;
        for (long weight : cells) {
            weights += weight;
        }
        this.orders = new int[markets.size()][DAYS];
        total = new long[markets.size()];
        long weight = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            long before = Share.upTo(orders, weight, weights);
            weight += cells[cell];
            long here = Share.upTo(orders, weight, weights) - before;
            this.orders[cell / DAYS][cell % DAYS] = (int) here;
            total[cell / DAYS] += here;
        }
    }

    int days() {
        return DAYS;
    }

    int orders(int market, int day) {
        return orders[market][day];
    }

    /** Of all days. */
    long orders(int market) {
        return total[market];
    }

    private static long weight(Market market, int day, Dice dice) {
        LocalDate date = FIRST_DAY.plusDays(day);
        double grown = StrictMath.pow(market.growth() / 100.0, day / DAYS_A_YEAR);
        long season =
                SEASON[date.getMonthValue() - 1] * (long) WEEK[date.getDayOfWeek().getValue() - 1];
        long chance = 82L + dice.below(37);
        double weight = market.start() * grown * season * chance / 100;
        return (long) (weight * holiday(date) / 100);
    }

    private static int holiday(LocalDate date) {
        int day = date.getDayOfMonth();
        if (date.getMonth() == Month.NOVEMBER && day >= 23 && day <= 29) {
            return date.getDayOfWeek() == DayOfWeek.FRIDAY ? 240 : 120;
        }
        if (date.getMonth() == Month.DECEMBER && day >= 24 && day <= 26) {
            return 25;
        }
        return 100;
    }
}
