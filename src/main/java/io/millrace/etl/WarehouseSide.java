package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse's rows come to. A server adds up on one core for each connection, so many rows
 * are shared by two, part by part: the second begins while the first is still at work and reads
 * what that has not committed, which nobody else changes while the sync holds its lease.
 */
final class WarehouseSide {

    /** Adding them up takes several times as long as to connect. */
    private static final long MANY_ROWS = 20_000;

    /** So many that both connections come to their end at about the same time. */
    private static final int PARTS = 12;

    private record Days(int first, int last) {}

    private final ShopSide shopSide;
    private final Databases databases;
    private final Sql warehouse;
    private final Worker worker;
    private final Run run;
    private final Queue<Days> open = new ConcurrentLinkedQueue<>();
    private @Nullable CompletableFuture<Proofs> beside;

    /**
     * Reads nothing yet.
     *
     * @param shopSide says where the rows are
     */
    WarehouseSide(ShopSide shopSide, Databases databases, Sql warehouse, Worker worker, Run run) {
        this.shopSide = shopSide;
        this.databases = databases;
        this.warehouse = warehouse;
        this.worker = worker;
        this.run = run;
    }

    /** Begins to add up all rows, if they are many; all facts are in. */
    void begin() {
        Proofs shop = shopSide.proofs();
        if (shop.rows() >= MANY_ROWS) {
            int first = Integer.MIN_VALUE;
            for (int month : shop.ends(PARTS)) {
                open.add(new Days(first, month * 100 + 99));
                first = (month + 1) * 100;
            }
            open.add(new Days(first, Integer.MAX_VALUE));
            beside = worker.submit(this::openBeside);
        }
    }

    /** Adds up, or what is left of it. */
    Proofs proofs(Proofs.Extent extent) throws SQLException {
        return beside == null
                ? Proofs.ofWarehouse(warehouse, extent)
                : open(warehouse).and(ShopSide.await(beside));
    }

    /** Waits until nothing is read any more, whatever became of it. */
    void settle() {
        open.clear();
        if (beside != null) {
            beside.exceptionally(_ -> Proofs.NONE).join();
        }
    }

    private Proofs open(Sql sql) throws SQLException {
        Proofs proofs = Proofs.NONE;
        Days days = open.poll();
        while (days != null) {
            proofs = proofs.and(Proofs.ofWarehouse(sql, days.first, days.last));
            days = open.poll();
        }
        return proofs;
    }

    private Proofs openBeside() {
        try (Connection other = databases.connectLoader()) {
            other.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            return open(new Sql(other, run));
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The warehouse's side of the reconciliation could not be read: "
                            + cause.getMessage(),
                    cause);
        }
    }
}
