package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Sums by cell, each of which a number stands for. */
final class SumCells {

    private static final int MOST = 1_000_000;

    /** What the sales of one cell come to; exact, or an {@link ArithmeticException}. */
    static final class Cell {
        private long sales;
        private long profit;
        private long quantity;
        private long lines;
        private long shipping;
        private long days;
        private long orders;
        private long returned;

        void add(SaleAmounts sale) {
            sales = Math.addExact(sales, sale.sales());
            profit = Math.addExact(profit, sale.profit());
            shipping = Math.addExact(shipping, sale.shipping());
            quantity = Math.addExact(quantity, sale.quantity());
            days = Math.addExact(days, sale.shippingDays());
            lines++;
        }

        void count(boolean isReturned) {
            orders++;
            returned += isReturned ? 1 : 0;
        }

        String sales() {
            return money(sales);
        }

        String profit() {
            return money(profit);
        }

        String shipping() {
            return money(shipping);
        }

        long quantity() {
            return quantity;
        }

        long lines() {
            return lines;
        }

        long days() {
            return days;
        }

        long orders() {
            return orders;
        }

        long returned() {
            return returned;
        }

        private static String money(long amount) {
            return BigDecimal.valueOf(amount, SaleAmounts.SCALE).toPlainString();
        }
    }

    private final NumberTable numbers = new NumberTable(MOST);

    /** By the places of their numbers. */
    private final List<Cell> cells = new ArrayList<>();

    /** A new one where there was none. */
    Cell of(long number) {
        int place = numbers.place(number);
        if (place == NumberTable.NONE) {
            throw new ArithmeticException("too many cells");
        }
        if (place == cells.size()) {
            cells.add(new Cell());
        }
        return cells.get(place);
    }

    /**
     * Rows in COPY's text format, in the order of their numbers, so that neighbours go in together.
     *
     * @param row the fields of a cell with its number, split by tabs
     */
    byte[] rows(BiFunction<Long, Cell, String> row) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        numbers.inOrder()
                .mapToObj(place -> row.apply(numbers.number(place), cells.get(place)) + "\n")
                .forEach(text -> rows.writeBytes(text.getBytes(StandardCharsets.UTF_8)));
        return rows.toByteArray();
    }
}
