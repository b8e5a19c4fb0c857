package io.millrace.etl;

import java.time.LocalDate;

/** The numbers of one sale after the other, exact; what is no plain number is refused. */
final class SaleAmounts {

    /** Decimals of money. */
    static final int SCALE = 4;

    private static final int DATE = Feed.SALES.columns().indexOf("order_date_key");
    private static final int SHIP_DATE = Feed.SALES.columns().indexOf("ship_date_key");
    private static final int QUANTITY = Feed.SALES.columns().indexOf("quantity");
    private static final int SALES = Feed.SALES.columns().indexOf("sales");
    private static final int PROFIT = Feed.SALES.columns().indexOf("profit");
    private static final int SHIPPING = Feed.SALES.columns().indexOf("shipping_cost");

    private int dateKey;
    private int weekday;
    private long sales;
    private long profit;
    private long shipping;
    private long quantity;
    private long shippingDays;

    /**
     * Turns to another sale.
     *
     * @throws ArithmeticException if a number is not written as the shop writes it
     * @throws java.time.DateTimeException if a day is none
     */
    void read(RowFields sale) {
        dateKey = Math.toIntExact(number(sale, DATE, 0));
        LocalDate ordered = day(dateKey);
        weekday = ordered.getDayOfWeek().getValue();
        long shipped = day(Math.toIntExact(number(sale, SHIP_DATE, 0))).toEpochDay();
        shippingDays = shipped - ordered.toEpochDay();
        quantity = number(sale, QUANTITY, 0);
        sales = number(sale, SALES, SCALE);
        profit = number(sale, PROFIT, SCALE);
        shipping = number(sale, SHIPPING, SCALE);
    }

    /** The day of the order, yyyymmdd. */
    int dateKey() {
        return dateKey;
    }

    /** 1 is Monday. */
    int weekday() {
        return weekday;
    }

    /** In the ten-thousandth part of the currency, as all money here. */
    long sales() {
        return sales;
    }

    long profit() {
        return profit;
    }

    long shipping() {
        return shipping;
    }

    long quantity() {
        return quantity;
    }

    long shippingDays() {
        return shippingDays;
    }

    private static LocalDate day(int key) {
        return LocalDate.of(key / 10_000, key / 100 % 100, key % 100);
    }

    /** The field's number without its point: as many decimals as {@code scale} says. */
    private static long number(RowFields row, int field, int scale) {
        byte[] bytes = row.bytes();
        boolean isNegative = bytes[row.start(field)] == '-';
        long number = 0;
        int decimals = -1;
        for (int i = row.start(field) + (isNegative ? 1 : 0); i < row.end(field); i++) {
            if (bytes[i] == '.' && decimals < 0) {
                decimals = 0;
            } else if (bytes[i] >= '0' && bytes[i] <= '9') {
                number = Math.addExact(Math.multiplyExact(number, 10L), bytes[i] - '0');
                decimals += decimals < 0 ? 0 : 1;
            } else {
                throw new ArithmeticException("no plain number");
            }
        }
        if (Math.max(decimals, 0) != scale) {
            throw new ArithmeticException("another number of decimals");
        }
        return isNegative ? -number : number;
    }
}
