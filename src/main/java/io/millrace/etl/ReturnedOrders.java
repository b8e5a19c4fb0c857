package io.millrace.etl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The orders of which something came back, with the warehouse's key of the first return of each.
 */
final class ReturnedOrders {

    private static final int ORDER = Feed.SALES.columns().indexOf("order_id");
    private static final int DAY = Feed.SALES.columns().indexOf("order_date_key");

    private final KeyTable returnKeys = new KeyTable();
    private byte[] name = new byte[64];

    /**
     * Adds an order.
     *
     * @param orderId as COPY writes it
     * @param day of the order, yyyymmdd
     * @return whether there was room
     */
    boolean add(String orderId, int day, int returnKey) {
        byte[] bytes = (orderId + "\t" + day).getBytes(StandardCharsets.UTF_8);
        return returnKeys.add(bytes, 0, bytes.length, returnKey);
    }

    /** The first return of a sale's order, or {@link KeyTable#NONE}. */
    int returnKey(RowFields sale) {
        int order = sale.end(ORDER) - sale.start(ORDER);
        int length = order + 1 + sale.end(DAY) - sale.start(DAY);
        if (length > name.length) {
            name = Arrays.copyOf(name, 2 * length);
        }
        System.arraycopy(sale.bytes(), sale.start(ORDER), name, 0, order);
        name[order] = '\t';
        System.arraycopy(sale.bytes(), sale.start(DAY), name, order + 1, length - order - 1);
        return returnKeys.key(name, 0, length);
    }
}
