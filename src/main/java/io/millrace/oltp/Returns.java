package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.OrderBook.Saved;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What comes back: taken, corrected and cancelled by a person, under the person's own account. No
 * line of an order comes back twice, so the same return sent again is stored once.
 */
public final class Returns {

    private static final String FOLDER = "postgresql/returns/";

    private final ShopWork work;

    /**
     * Works on the shop.
     *
     * @param shop under the person's account; stays open
     */
    public Returns(Database shop) {
        work = new ShopWork(shop);
    }

    /**
     * Takes a return of an order that the person may see.
     *
     * @throws MillraceException with code BAD_DATA if a line came back already or a check fails;
     *     CANNOT_CONNECT if nobody knows whether it was stored: send it again
     */
    public Saved take(ReturnEntry entry) {
        return work.write("the return was being saved", sql -> take(sql, entry));
    }

    private static Saved take(Sql sql, ReturnEntry entry) throws SQLException {
        StoredOrder order = locked(sql, entry.orderId());
        ReturnEntry wanted = entry.settled(order.order());
        if (order.returns().stream().anyMatch(wanted::isStoredAs)) {
            return Saved.BEFORE;
        }
        requirePossible(order, wanted, order.returns());
        sql.update(
                SqlFiles.read(FOLDER + "insert_return.sql"),
                wanted.orderId(),
                order.order().orderDate(),
                wanted.returnDate(),
                wanted.status(),
                order.order().shipTo().region(),
                wanted.reason(),
                wanted.lineArray());
        refuseFaults(sql, wanted.orderId());
        return Saved.NOW;
    }

    /**
     * Corrects a return that the person took.
     *
     * @param loaded as the person saw it
     */
    public Saved change(OrderReturn loaded, ReturnEntry entry) {
        return work.write("the return was being saved", sql -> change(sql, loaded, entry));
    }

    private static Saved change(Sql sql, OrderReturn loaded, ReturnEntry entry)
            throws SQLException {
        StoredOrder order = locked(sql, loaded.orderId());
        ReturnEntry wanted = entry.settled(order.order());
        OrderReturn stored = stored(order, loaded).orElseThrow(() -> gone(loaded));
        if (wanted.isStoredAs(stored)) {
            return Saved.BEFORE;
        }
        requireSame(loaded, stored);
        requirePossible(
                order,
                wanted,
                order.returns().stream()
                        .filter(other -> other.returnId() != loaded.returnId())
                        .toList());
        sql.update(
                SqlFiles.read(FOLDER + "update_return.sql"),
                wanted.returnDate(),
                wanted.status(),
                wanted.reason(),
                wanted.lineArray(),
                loaded.returnId(),
                order.order().orderDate());
        refuseFaults(sql, wanted.orderId());
        return Saved.NOW;
    }

    /**
     * Takes the person's own return back.
     *
     * @param loaded as the person saw it
     * @return false if it was gone already
     */
    public boolean cancel(OrderReturn loaded) {
        return work.write("the return was being cancelled", sql -> cancel(sql, loaded));
    }

    private static boolean cancel(Sql sql, OrderReturn loaded) throws SQLException {
        StoredOrder order = locked(sql, loaded.orderId());
        Optional<OrderReturn> stored = stored(order, loaded);
        if (stored.isEmpty()) {
            return false;
        }
        requireSame(loaded, stored.get());
        return sql.update(
                        SqlFiles.read(FOLDER + "delete_return.sql"),
                        loaded.returnId(),
                        order.order().orderDate())
                > 0;
    }

    /** The order and its returns, which nobody else returns until the transaction ends. */
    private static StoredOrder locked(Sql sql, String orderId) throws SQLException {
        sql.list(SqlFiles.read(FOLDER + "lock.sql"), row -> true, orderId);
        return StoredOrders.read(sql, orderId)
                .orElseThrow(() ->
                        new MillraceException(
                                Code.BAD_DATA,
                                "There is no order %s that you may see; search for it again."
                                        .formatted(orderId)));
    }

    private static Optional<OrderReturn> stored(StoredOrder order, OrderReturn loaded) {
        return order.returns().stream()
                .filter(back -> back.returnId() == loaded.returnId())
                .findFirst();
    }

    private static void requireSame(OrderReturn loaded, OrderReturn stored) {
        if (!stored.own()) {
            throw new MillraceException(
                    Code.NOT_PERMITTED,
                    "Return %d was taken by somebody else, who alone changes it."
                            .formatted(stored.returnId()));
        }
        if (!stored.equals(loaded)) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "Return %d was changed meanwhile, in another window or by a file. Open it again and repeat your change."
                            .formatted(stored.returnId()));
        }
    }

    private static MillraceException gone(OrderReturn loaded) {
        return new MillraceException(
                Code.BAD_DATA,
                "Return %d is not there any more; it was cancelled meanwhile."
                        .formatted(loaded.returnId()));
    }

    private static void requirePossible(
            StoredOrder order, ReturnEntry wanted, List<OrderReturn> others) {
        if (wanted.returnDate().isBefore(order.order().orderDate())) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "Order %s is of %s; it cannot come back on %s, before that day."
                            .formatted(
                                    wanted.orderId(),
                                    order.order().orderDate(),
                                    wanted.returnDate()));
        }
        if (wanted.status().equals(OrderReturn.REJECTED)) {
            return;
        }
        for (OrderLine line : order.order().lines()) {
            if (wanted.lines().isEmpty() || wanted.lines().contains(line.number())) {
                requireNotBack(order, line, others);
            }
        }
    }

    private static void requireNotBack(
            StoredOrder order, OrderLine line, List<OrderReturn> others) {
        for (OrderReturn other : others) {
            if (other.covers(line.number())) {
                Product product = order.products().get(line.productId());
                throw new MillraceException(
                        Code.BAD_DATA,
                        "Line %d, %s, came back already on %s, with return %d."
                                .formatted(
                                        line.number(),
                                        product == null ? line.productId() : product.name(),
                                        other.returnDate(),
                                        other.returnId()));
            }
        }
    }

    private static void refuseFaults(Sql sql, String orderId) throws SQLException {
        EntryFaults.refuse(sql, "order", orderId, "The return was not saved.");
    }

    /**
     * Returns of orders that the person may see, the newest first.
     *
     * @param most how many at most
     */
    public List<ReturnSummary> search(OrderFilter filter, int most, Run run) {
        return work.read(
                "returns were being searched",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read(FOLDER + "search.sql"),
                                row ->
                                        new ReturnSummary(
                                                StoredOrders.orderReturn(row),
                                                row.getObject("order_date", LocalDate.class),
                                                row.getString("customer_name")),
                                filter.text(),
                                filter.ownOnly(),
                                filter.customerId().orElse(null),
                                most));
    }
}
