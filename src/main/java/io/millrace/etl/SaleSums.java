package io.millrace.etl;

import io.millrace.etl.SumCells.Cell;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The monthly sums of sales, added up exactly as the sales pass by on their first load. An order
 * counts once in each cell that it has lines in. Gives up where there is more than it can hold:
 * then the shop has to be asked.
 */
final class SaleSums {

    private static final int ORDER = Feed.SALES.columns().indexOf("order_id");
    private static final int SHIP_MODE = Feed.SALES.columns().indexOf("ship_mode");

    private static final int LABEL_BITS = 15;
    private static final int WEEKDAY_BITS = 3;
    private static final int MODE_BITS = 6;

    /** Orders of a shop with six million lines. */
    private static final int MEGABYTES_OF_ORDERS = 64;

    /** Beside the modes that were seen in an order: whether something of it came back. */
    private static final long RETURNED = Long.MIN_VALUE;

    private final Labels segments;
    private final Labels products;
    private final Labels places;
    private final ReturnedOrders returned;

    /** By the number of a subcategory: its category, and the bits of all of that category. */
    private final List<String> categories = new ArrayList<>();

    private final int[] categoryOf;
    private final long[] kinOf;

    /** By the number of a place: the number of its region. */
    private final List<String> regions = new ArrayList<>();

    private final int[] regionOf;

    private final KeyTable modes = new KeyTable(1);
    private final List<String> modeNames = new ArrayList<>();
    private final KeyTable orders = new KeyTable(MEGABYTES_OF_ORDERS);

    /** By the number of an order: a bit for each subcategory, and each mode, seen in it. */
    private long[] kindsIn = new long[1 << 10];

    private long[] modesIn = new long[1 << 10];

    private final SaleAmounts amounts = new SaleAmounts();
    private final SumCells ofSales = new SumCells();
    private final SumCells ofOrders = new SumCells();
    private final SumCells ofShips = new SumCells();
    private final SumCells ofWeekdays = new SumCells();
    private boolean givenUp;

    /**
     * Begins at nothing.
     *
     * @param segments of customers
     * @param products their subcategory and category
     * @param places their market and region
     * @param returned the orders of which something came back
     */
    SaleSums(Labels segments, Labels products, Labels places, ReturnedOrders returned) {
        this.segments = segments;
        this.products = products;
        this.places = places;
        this.returned = returned;
        List<String> kinds = products.texts();
        categoryOf = new int[kinds.size()];
        kinOf = new long[kinds.size()];
        regionOf = new int[places.texts().size()];
        givenUp =
                kinds.size() > Long.SIZE
                        || segments.isOverfull()
                        || products.isOverfull()
                        || places.isOverfull();
        if (!givenUp) {
            learnCategories(kinds.stream().map(kind -> kind.split("\t", -1)[1]).toList());
            learnRegions(places.texts().stream().map(place -> place.split("\t", -1)[1]).toList());
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

    private void learnRegions(List<String> regionOfPlace) {
        regionOfPlace.stream().distinct().forEach(regions::add);
        for (int place = 0; place < regionOf.length; place++) {
            regionOf[place] = regions.indexOf(regionOfPlace.get(place));
        }
    }

    /** Adds a sale with its keys in the warehouse. */
    void add(RowFields sale, int customer, int product, int place) {
        if (givenUp) {
            return;
        }
        try {
            count(sale, segments.of(customer), products.of(product), places.of(place));
        } catch (ArithmeticException | DateTimeException beyond) {
            givenUp = true;
        }
    }

    /** Whether there was more than it can hold. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** The rows of the monthly sums in COPY's text format; none if it gave up. */
    Map<Feed, byte[]> rows() {
        if (givenUp) {
            return Map.of();
        }
        Map<Feed, byte[]> rows = new EnumMap<>(Feed.class);
        rows.put(Feed.SALES_BY_MONTH, ofSales.rows(this::sales));
        rows.put(Feed.ORDERS_BY_MONTH, ofOrders.rows(this::orders));
        rows.put(Feed.SHIPS_BY_MONTH, ofShips.rows(this::ships));
        rows.put(Feed.WEEKDAYS_BY_MONTH, ofWeekdays.rows(this::weekdays));
        return rows;
    }

    private void count(RowFields sale, int segment, int kind, int place) {
        amounts.read(sale);
        int mode = mode(sale);
        int order = order(sale);
        long month = amounts.dateKey() / 100;
        long above = (month << LABEL_BITS | place) << LABEL_BITS | segment;
        Cell sold = ofSales.of(above << LABEL_BITS | kind);
        Cell shipped = ofShips.of((month << LABEL_BITS | regionOf[place]) << MODE_BITS | mode);
        sold.add(amounts);
        shipped.add(amounts);
        ofWeekdays.of(weekday(month, place, kind) << MODE_BITS | mode).add(amounts);
        boolean isReturned = (modesIn[order] & RETURNED) != 0;
        if ((modesIn[order] & (1L << mode)) == 0) {
            modesIn[order] |= 1L << mode;
            shipped.count(isReturned);
        }
        long seen = kindsIn[order];
        if ((seen & (1L << kind)) == 0) {
            kindsIn[order] = seen | (1L << kind);
            sold.count(isReturned);
            if ((seen & kinOf[kind]) == 0) {
                ofOrders.of(above << LABEL_BITS | (categoryOf[kind] + 1)).count(isReturned);
            }
            if (seen == 0) {
                ofOrders.of(above << LABEL_BITS).count(isReturned);
            }
        }
    }

    private long weekday(long month, int place, int kind) {
        return ((month << WEEKDAY_BITS | amounts.weekday()) << LABEL_BITS | regionOf[place])
                        << LABEL_BITS
                | categoryOf[kind];
    }

    /** The number of the ship mode, from 0 on. */
    private int mode(RowFields sale) {
        int start = sale.start(SHIP_MODE);
        int end = sale.end(SHIP_MODE);
        int known = modes.key(sale.bytes(), start, end);
        if (known != KeyTable.NONE) {
            return known - 1;
        }
        int number = modes.size();
        if (number == Long.SIZE - 1 || !modes.add(sale.bytes(), start, end, number + 1)) {
            throw new ArithmeticException("too many ship modes");
        }
        modeNames.add(new String(sale.bytes(), start, end - start, StandardCharsets.UTF_8));
        return number;
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
        if (number == kindsIn.length) {
            kindsIn = Arrays.copyOf(kindsIn, 2 * number);
            modesIn = Arrays.copyOf(modesIn, 2 * number);
        }
        modesIn[number] = returned.returnKey(sale) == KeyTable.NONE ? 0 : RETURNED;
        return number;
    }

    private String sales(long key, Cell cell) {
        String[] kind = products.texts().get(label(key)).split("\t", -1);
        return row(
                above(key >> LABEL_BITS),
                kind[1],
                kind[0],
                cell.sales(),
                cell.profit(),
                cell.quantity(),
                cell.lines(),
                cell.shipping(),
                cell.orders(),
                cell.days(),
                cell.returned());
    }

    private String orders(long key, Cell cell) {
        int category = label(key);
        return row(
                above(key >> LABEL_BITS),
                category == 0 ? "" : categories.get(category - 1),
                cell.orders(),
                cell.returned());
    }

    private String ships(long key, Cell cell) {
        return row(
                key >> (LABEL_BITS + MODE_BITS),
                regions.get(label(key >> MODE_BITS)),
                mode(key),
                cell.sales(),
                cell.profit(),
                cell.quantity(),
                cell.lines(),
                cell.shipping(),
                cell.days(),
                cell.orders(),
                cell.returned());
    }

    private String weekdays(long key, Cell cell) {
        long day = key >> (MODE_BITS + 2 * LABEL_BITS);
        return row(
                day >> WEEKDAY_BITS,
                day & ((1 << WEEKDAY_BITS) - 1),
                regions.get(label(key >> (MODE_BITS + LABEL_BITS))),
                categories.get(label(key >> MODE_BITS)),
                mode(key),
                cell.sales(),
                cell.profit(),
                cell.quantity(),
                cell.lines());
    }

    /** Month, market, region and segment. */
    private String above(long key) {
        return row(
                key >> (2 * LABEL_BITS),
                places.texts().get(label(key >> LABEL_BITS)),
                segments.texts().get(label(key)));
    }

    private String mode(long key) {
        return modeNames.get((int) key & ((1 << MODE_BITS) - 1));
    }

    private static int label(long key) {
        return (int) key & ((1 << LABEL_BITS) - 1);
    }

    private static String row(Object... fields) {
        StringBuilder row = new StringBuilder();
        for (Object field : fields) {
            row.append(row.isEmpty() ? "" : "\t").append(field);
        }
        return row.toString();
    }
}
