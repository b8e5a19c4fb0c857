package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * What the warehouse's rows come to. A server adds up on one core for each connection, so many rows
 * are shared by two: the second reads what the first has not committed, which nobody else changes
 * while the sync holds its lease.
 */
final class WarehouseSide {

    /** Adding them up takes several times as long as to connect. */
    private static final long MANY_ROWS = 20_000;

    private final ShopSide shopSide;
    private final Databases databases;
    private final Sql warehouse;
    private final Worker worker;
    private final Run run;

    /**
     * Reads nothing yet.
     *
     * @param shopSide says where half of the rows is
     */
    WarehouseSide(ShopSide shopSide, Databases databases, Sql warehouse, Worker worker, Run run) {
        this.shopSide = shopSide;
        this.databases = databases;
        this.warehouse = warehouse;
        this.worker = worker;
        this.run = run;
    }

    /** Adds up. */
    Proofs proofs(Proofs.Extent extent) throws SQLException {
        if (!(extent instanceof Proofs.Extent.Everything)) {
            return Proofs.ofWarehouse(warehouse, extent);
        }
        Proofs shop = shopSide.proofs();
        return shop.rows() < MANY_ROWS
                ? Proofs.ofWarehouse(warehouse, extent)
                : halves(shop.monthOfHalf() * 100);
    }

    private Proofs halves(int half) throws SQLException {
        CompletableFuture<Proofs> later = worker.submit(() -> beside(half));
        try {
            return Proofs.ofWarehouse(warehouse, Integer.MIN_VALUE, half - 1)
                    .and(ShopSide.await(later));
        } finally {
            later.exceptionally(_ -> Proofs.NONE).join();
        }
    }

    private Proofs beside(int firstDay) {
        try (Connection other = databases.connectLoader()) {
            other.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            return Proofs.ofWarehouse(new Sql(other, run), firstDay, Integer.MAX_VALUE);
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The warehouse's side of the reconciliation could not be read: "
                            + cause.getMessage(),
                    cause);
        }
    }
}
