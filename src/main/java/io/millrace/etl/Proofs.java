package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.List;

/** What one side's sales and returns come to, month by month. */
record Proofs(List<MonthProof> sales, List<MonthProof> returns) {

    static final Proofs NONE = new Proofs(List.of(), List.of());

    /** The shop's side, of everything or of what the snapshot's scope touched. */
    static Proofs ofSource(Snapshot snapshot, boolean everything) {
        try {
            return of(snapshot.sql(), "postgresql", everything);
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The shop's side of the reconciliation could not be read: "
                            + cause.getMessage(),
                    cause);
        }
    }

    /** The warehouse's side, of everything or of the touched orders. */
    static Proofs ofWarehouse(Sql warehouse, boolean everything) throws SQLException {
        return of(warehouse, "mysql", everything);
    }

    /** Puts the warehouse's side beside this one, the shop's. */
    Reconciliation with(Proofs warehouse, Reconciliation.Extent extent) {
        return Reconciliation.of(extent, Reconciliation.Subject.SALES, sales, warehouse.sales)
                .and(
                        Reconciliation.of(
                                extent,
                                Reconciliation.Subject.RETURNS,
                                returns,
                                warehouse.returns));
    }

    private static Proofs of(Sql sql, String server, boolean everything) throws SQLException {
        String folder = server + "/reconcile/" + (everything ? "all" : "changed");
        return new Proofs(
                sql.list(SqlFiles.read(folder + "_sales.sql"), MonthProof::map),
                sql.list(SqlFiles.read(folder + "_returns.sql"), MonthProof::map));
    }
}
