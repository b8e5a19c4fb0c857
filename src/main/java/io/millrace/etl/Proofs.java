package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What one side's sales and returns come to, month by month. */
record Proofs(List<MonthProof> sales, List<MonthProof> returns) {

    static final Proofs NONE = new Proofs(List.of(), List.of());

    /** What is compared. */
    sealed interface Extent {
        /** All rows. */
        record Everything() implements Extent {}

        /** The orders that the sync touched. */
        record TouchedOrders() implements Extent {}

        /** All rows of these months. */
        record Months(SortedSet<YearMonth> months) implements Extent {}
    }

    /** The shop's side. */
    static Proofs ofShop(Snapshot snapshot, Extent extent) {
        try {
            if (!(extent instanceof Extent.TouchedOrders)) {
                snapshot.planForTables();
            }
            return of(snapshot.sql(), "postgresql", extent);
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The shop's side of the reconciliation could not be read: "
                            + cause.getMessage(),
                    cause);
        }
    }

    /** The warehouse's side. */
    static Proofs ofWarehouse(Sql warehouse, Extent extent) throws SQLException {
        return of(warehouse, "mysql", extent);
    }

    /**
     * The warehouse's side of some days.
     *
     * @param firstDay yyyymmdd, as the last
     */
    static Proofs ofWarehouse(Sql warehouse, int firstDay, int lastDay) throws SQLException {
        return ofDays(warehouse, "mysql/reconcile/", firstDay, lastDay);
    }

    /** These, and those of other months. */
    Proofs and(Proofs others) {
        return new Proofs(
                Stream.concat(sales.stream(), others.sales.stream()).toList(),
                Stream.concat(returns.stream(), others.returns.stream()).toList());
    }

    /** How many sales there are. */
    long rows() {
        return sales.stream().mapToLong(MonthProof::rows).sum();
    }

    /** The months, yyyymm, that end a part when the sales are cut into so many equal ones. */
    List<Integer> ends(int parts) {
        List<Integer> ends = new ArrayList<>();
        long before = 0;
        for (MonthProof month : byTime()) {
            long reached = before + month.rows();
            if (reached * parts / rows() > before * parts / rows()) {
                ends.add(month.monthKey());
            }
            before = reached;
        }
        return ends;
    }

    private List<MonthProof> byTime() {
        return sales.stream().sorted(Comparator.comparingInt(MonthProof::monthKey)).toList();
    }

    /** Puts the warehouse's side beside this one, the shop's. */
    Reconciliation with(Proofs warehouse, Extent extent) {
        Reconciliation.Extent written =
                switch (extent) {
                    case Extent.TouchedOrders() -> Reconciliation.Extent.ORDERS;
                    case Extent.Everything(), Extent.Months(_) -> Reconciliation.Extent.MONTH;
                };
        return Reconciliation.of(written, Reconciliation.Subject.SALES, sales, warehouse.sales)
                .and(
                        Reconciliation.of(
                                written,
                                Reconciliation.Subject.RETURNS,
                                returns,
                                warehouse.returns));
    }

    private static Proofs of(Sql sql, String server, Extent extent) throws SQLException {
        String folder = server + "/reconcile/";
        return switch (extent) {
            case Extent.Everything() ->
                    new Proofs(
                            sql.list(SqlFiles.read(folder + "all_sales.sql"), MonthProof::map),
                            sql.list(SqlFiles.read(folder + "all_returns.sql"), MonthProof::map));
            case Extent.TouchedOrders() ->
                    new Proofs(
                            sql.list(SqlFiles.read(folder + "changed_sales.sql"), MonthProof::map),
                            sql.list(
                                    SqlFiles.read(folder + "changed_returns.sql"),
                                    MonthProof::map));
            case Extent.Months(SortedSet<YearMonth> months) -> ofMonths(sql, folder, months);
        };
    }

    /** Month by month, so that each reads its own partition alone. */
    private static Proofs ofMonths(Sql sql, String folder, SortedSet<YearMonth> months)
            throws SQLException {
        Proofs proofs = NONE;
        for (YearMonth month : months) {
            int before = month.getYear() * 10_000 + month.getMonthValue() * 100;
            proofs = proofs.and(ofDays(sql, folder, before + 1, before + month.lengthOfMonth()));
        }
        return proofs;
    }

    private static Proofs ofDays(Sql sql, String folder, int firstDay, int lastDay)
            throws SQLException {
        return new Proofs(
                sql.list(
                        SqlFiles.read(folder + "month_sales.sql"),
                        MonthProof::map,
                        firstDay,
                        lastDay),
                sql.list(
                        SqlFiles.read(folder + "month_returns.sql"),
                        MonthProof::map,
                        firstDay,
                        lastDay));
    }
}
