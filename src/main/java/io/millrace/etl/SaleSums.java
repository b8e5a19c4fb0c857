package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The monthly sums of sales, added up exactly as the sales pass by on their first load. A cell is a
 * month, a place's market and region, a customer's segment and a product's subcategory; an order
 * counts once in each cell that it has lines in. Gives up where there is more than it can hold:
 * then the shop has to be asked.
 */
final class SaleSums {

    private static final int ORDER = Feed.SALES.columns().indexOf("order_id");
    private static final int DATE = Feed.SALES.columns().indexOf("order_date_key");
    private static final int QUANTITY = Feed.SALES.columns().indexOf("quantity");
    private static final int SALES = Feed.SALES.columns().indexOf("sales");
    private static final int PROFIT = Feed.SALES.columns().indexOf("profit");
    private static final int SHIPPING = Feed.SALES.columns().indexOf("shipping_cost");

    private static final int LABEL_BITS = 15;
    private static final int SCALE = 4;

    /** Orders of a shop with six million lines. */
    private static final int MEGABYTES_OF_ORDERS = 64;

    private static final int MOST_CELLS = 1_000_000;

    private static final class Cell {
        private long sales;
        private long profit;
        private long quantity;
        private long lines;
        private long shipping;
        private long orders;
    }

    private final Labels segments;
    private final Labels products;
    private final Labels places;

    /** By the number of a subcategory: its category, and the bits of all of that category. */
    private final List<String> categories = new ArrayList<>();

    private final int[] categoryOf;
    private final long[] kinOf;

    private final KeyTable orders = new KeyTable(MEGABYTES_OF_ORDERS);

    /** By the number of an order: a bit for each subcategory that was seen in it. */
    private long[] seenIn = new long[1 << 10];

    private final Map<Long, Cell> cells = new HashMap<>();
    private final Map<Long, Cell> orderCells = new HashMap<>();
    private boolean givenUp;

    /**
     * Begins at nothing.
     *
     * @param segments of customers
     * @param products their subcategory and category
     * @param places their market and region
     */
    SaleSums(Labels segments, Labels products, Labels places) {
        this.segments = segments;
        this.products = products;
        this.places = places;
        List<String> kinds = products.texts();
        categoryOf = new int[kinds.size()];
        kinOf = new long[kinds.size()];
        givenUp =
                kinds.size() > Long.SIZE
                        || segments.isOverfull()
                        || products.isOverfull()
                        || places.isOverfull();
        if (!givenUp) {
            learnCategories(kinds.stream().map(kind -> kind.split("\t", -1)[1]).toList());
        }
    }

    private void learnCategories(List<String> categoryOfKind) {
        categoryOfKind.stream().distinct().forEach(categories::add);
        for (int kind = 0; kind < categoryOfKind.size(); kind++) {
            categoryOf[kind] = categories.indexOf(categoryOfKind.get(kind));
            for (int other = 0; other < categoryOfKind.size(); other++) {
                if (categoryOfKind.get(other).equals(categoryOfKind.get(kind))) {
                    kinOf[kind] |= 1L << other;
                }
            }
        }
    }

    /** Adds a sale with its keys in the warehouse. */
    void add(RowFields sale, int customer, int product, int place) {
        if (givenUp) {
            return;
        }
        try {
            count(sale, segments.of(customer), products.of(product), places.of(place));
        } catch (ArithmeticException beyond) {
            givenUp = true;
        }
    }

    /** The rows of the monthly sums in COPY's text format; nothing if it gave up. */
    Optional<Map<Feed, byte[]>> rows() {
        if (givenUp) {
            return Optional.empty();
        }
        Map<Feed, byte[]> rows = new EnumMap<>(Feed.class);
        rows.put(Feed.SALES_BY_MONTH, salesByMonth());
        rows.put(Feed.ORDERS_BY_MONTH, ordersByMonth());
        return Optional.of(rows);
    }

    private void count(RowFields sale, int segment, int kind, int place) {
        long above = ((number(sale, DATE, 0) / 100) << LABEL_BITS | place) << LABEL_BITS | segment;
        Cell cell = cell(cells, above << LABEL_BITS | kind);
        cell.sales = Math.addExact(cell.sales, number(sale, SALES, SCALE));
        cell.profit = Math.addExact(cell.profit, number(sale, PROFIT, SCALE));
        cell.shipping = Math.addExact(cell.shipping, number(sale, SHIPPING, SCALE));
        cell.quantity = Math.addExact(cell.quantity, number(sale, QUANTITY, 0));
        cell.lines++;
        int order = order(sale);
        long seen = seenIn[order];
        if ((seen & (1L << kind)) == 0) {
            cell.orders++;
            if ((seen & kinOf[kind]) == 0) {
                cell(orderCells, above << LABEL_BITS | (categoryOf[kind] + 1)).orders++;
            }
            if (seen == 0) {
                cell(orderCells, above << LABEL_BITS).orders++;
            }
            seenIn[order] = seen | (1L << kind);
        }
    }

    private static Cell cell(Map<Long, Cell> cells, long key) {
        Cell cell = cells.computeIfAbsent(key, _ -> new Cell());
        if (cells.size() > MOST_CELLS) {
            throw new ArithmeticException("too many cells");
        }
        return cell;
    }

    /** The number of the order, from 1 on. */
    private int order(RowFields sale) {
        int known = orders.key(sale.bytes(), sale.start(ORDER), sale.end(ORDER));
        if (known != KeyTable.NONE) {
            return known;
        }
        int number = orders.size() + 1;
        if (!orders.add(sale.bytes(), sale.start(ORDER), sale.end(ORDER), number)) {
            throw new ArithmeticException("too many orders");
        }
        if (number == seenIn.length) {
            seenIn = Arrays.copyOf(seenIn, 2 * number);
        }
        return number;
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

    private byte[] salesByMonth() {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        cells.forEach((key, cell) -> {
            String[] kind = products.texts().get(label(key, 0)).split("\t", -1);
            write(
                    rows,
                    above(key),
                    kind[1],
                    kind[0],
                    money(cell.sales),
                    money(cell.profit),
                    Long.toString(cell.quantity),
                    Long.toString(cell.lines),
                    money(cell.shipping),
                    Long.toString(cell.orders));
        });
        return rows.toByteArray();
    }

    private byte[] ordersByMonth() {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        orderCells.forEach((key, cell) -> {
            int category = label(key, 0);
            write(
                    rows,
                    above(key),
                    category == 0 ? "" : categories.get(category - 1),
                    Long.toString(cell.orders));
        });
        return rows.toByteArray();
    }

    /** Month, market, region and segment. */
    private String above(long key) {
        return String.join(
                "\t",
                Long.toString(key >> (3 * LABEL_BITS)),
                places.texts().get(label(key, 2)),
                segments.texts().get(label(key, 1)));
    }

    private static int label(long key, int place) {
        return (int) (key >> (place * LABEL_BITS)) & ((1 << LABEL_BITS) - 1);
    }

    private static String money(long amount) {
        return BigDecimal.valueOf(amount, SCALE).toPlainString();
    }

    private static void write(ByteArrayOutputStream rows, String... fields) {
        rows.writeBytes((String.join("\t", fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
