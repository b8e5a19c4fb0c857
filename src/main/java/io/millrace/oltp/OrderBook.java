package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Orders as a person enters, changes and cancels them, under the person's own account: the servers
 * say which orders that account sees and changes. Each call is one transaction.
 */
public final class OrderBook {

    /** How a submission came true. */
    public enum Saved {
        /** It was stored. */
        NOW,
        /** It was stored already, though the answer was lost. */
        BEFORE
    }

    private static final String FOLDER = "postgresql/orders/";

    private final ShopWork work;

    /**
     * Works on the shop.
     *
     * @param shop under the person's account; stays open
     */
    public OrderBook(Database shop) {
        work = new ShopWork(shop);
    }

    /** A number that no other order has or gets. */
    public String newOrderId() {
        return work.write(
                "a number was being taken",
                sql ->
                        sql.first("SELECT oltp.new_order_id()", row -> row.getString(1))
                                .orElseThrow());
    }

    /**
     * Stores an order with all its lines, or nothing. Sent again after a lost answer, it is stored
     * once.
     *
     * @throws MillraceException with code BAD_DATA if a check of the data fails, or if somebody
     *     changed the order meanwhile; CANNOT_CONNECT if nobody knows whether it was stored: send
     *     it again
     */
    public Saved save(Submission submission) {
        return work.write("the order was being saved", sql -> save(sql, submission));
    }

    private static Saved save(Sql sql, Submission submission) throws SQLException {
        Order wanted = submission.wanted();
        Optional<StoredOrder> stored = lockOwn(sql, wanted.orderId());
        if (stored.map(StoredOrder::order).filter(wanted::equals).isPresent()) {
            return Saved.BEFORE;
        }
        requireKnown(submission, stored);
        if (submission.newCustomer().isPresent()) {
            CustomerRows.put(sql, submission.newCustomer().get());
        }
        if (stored.isPresent()) {
            change(sql, stored.get(), wanted);
        } else {
            insert(sql, wanted);
        }
        EntryFaults.refuse(sql, "order", wanted.orderId(), "The order was not saved.");
        return Saved.NOW;
    }

    private static void requireKnown(Submission submission, Optional<StoredOrder> stored) {
        String id = submission.wanted().orderId();
        if (stored.isEmpty() && submission.loaded().isPresent()) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "Order %s is not there any more, or not yours: somebody cancelled it meanwhile."
                            .formatted(id));
        }
        if (stored.map(StoredOrder::order).filter(order -> !submission.knows(order)).isPresent()) {
            throw changedMeanwhile(id);
        }
    }

    private static MillraceException changedMeanwhile(String id) {
        return new MillraceException(
                Code.BAD_DATA,
                "Order %s was changed meanwhile, in another window or by a file. Open it again and repeat your change."
                        .formatted(id));
    }

    private static Optional<StoredOrder> lockOwn(Sql sql, String id) throws SQLException {
        return sql.first(SqlFiles.read(FOLDER + "lock_own.sql"), row -> row.getString(1), id)
                        .isPresent()
                ? StoredOrders.read(sql, id)
                : Optional.empty();
    }

    private static void insert(Sql sql, Order order) throws SQLException {
        ShipTo to = order.shipTo();
        sql.update(
                SqlFiles.read(FOLDER + "insert_order.sql"),
                order.orderId(),
                order.orderDate(),
                order.priority(),
                order.customerId(),
                to.country(),
                to.state(),
                to.city(),
                to.postalCode(),
                to.region(),
                to.market());
        insertLines(sql, order);
    }

    private static void insertLines(Sql sql, Order order) throws SQLException {
        sql.update(
                SqlFiles.read(FOLDER + "insert_lines.sql"),
                order.orderId(),
                order.orderDate(),
                LinesJson.of(order.lines()));
    }

    private static void change(Sql sql, StoredOrder stored, Order wanted) throws SQLException {
        requireBeforeReturns(stored, wanted.orderDate());
        if (wanted.orderDate().isAfter(stored.order().orderDate())) {
            sql.update(
                    SqlFiles.read(FOLDER + "postpone_shipping.sql"),
                    wanted.orderId(),
                    wanted.orderDate());
        }
        ShipTo to = wanted.shipTo();
        sql.update(
                SqlFiles.read(FOLDER + "update_order.sql"),
                wanted.orderId(),
                wanted.orderDate(),
                wanted.priority(),
                wanted.customerId(),
                to.country(),
                to.state(),
                to.city(),
                to.postalCode(),
                to.region(),
                to.market());
        String lines = LinesJson.of(wanted.lines());
        sql.update(
                SqlFiles.read(FOLDER + "delete_lines.sql"),
                wanted.orderId(),
                wanted.orderDate(),
                lines);
        sql.update(
                SqlFiles.read(FOLDER + "update_lines.sql"),
                lines,
                wanted.orderId(),
                wanted.orderDate());
        insertLines(sql, wanted);
    }

    private static void requireBeforeReturns(StoredOrder stored, LocalDate wanted) {
        for (OrderReturn back : stored.returns()) {
            if (back.returnDate().isBefore(wanted)) {
                throw new MillraceException(
                        Code.BAD_DATA,
                        "Order %s was returned on %s, so it cannot be of %s."
                                .formatted(back.orderId(), back.returnDate(), wanted));
            }
        }
    }

    /** An order that the person may see. */
    public Optional<StoredOrder> find(String orderId, Run run) {
        return work.read("the order was being read", run, sql -> StoredOrders.read(sql, orderId));
    }

    /**
     * Takes the person's own order back, lines and all.
     *
     * @param loaded as the person saw it
     * @return false if it was gone already
     * @throws MillraceException with code BAD_DATA if it was changed meanwhile, or has returns
     */
    public boolean cancel(Order loaded) {
        return work.write("the order was being cancelled", sql -> cancel(sql, loaded));
    }

    private static boolean cancel(Sql sql, Order loaded) throws SQLException {
        Optional<StoredOrder> stored = lockOwn(sql, loaded.orderId());
        if (stored.isEmpty()) {
            return false;
        }
        if (!stored.get().order().equals(loaded)) {
            throw changedMeanwhile(loaded.orderId());
        }
        if (!stored.get().returns().isEmpty()) {
            throw new MillraceException(
                    Code.BAD_DATA,
                    "Order %s has returns; cancel them before the order."
                            .formatted(loaded.orderId()));
        }
        return sql.update(SqlFiles.read(FOLDER + "delete_own.sql"), loaded.orderId()) > 0;
    }

    /**
     * Orders that the person may see, the newest first.
     *
     * @param most how many at most
     */
    public List<OrderSummary> search(OrderFilter filter, int most, Run run) {
        return work.read(
                "orders were being searched",
                run,
                sql ->
                        sql.list(
                                SqlFiles.read(FOLDER + "search.sql"),
                                OrderBook::summary,
                                filter.text(),
                                filter.ownOnly(),
                                filter.customerId().orElse(null),
                                most));
    }

    private static OrderSummary summary(ResultSet row) throws SQLException {
        return new OrderSummary(
                row.getString("order_id"),
                row.getObject("order_date", LocalDate.class),
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getString("ship_city"),
                row.getString("region"),
                row.getLong("lines"),
                row.getBigDecimal("sales"),
                row.getLong("returned"),
                row.getBoolean("own"));
    }
}
