package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Snapshot;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
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
        return new Proofs(
                warehouse.list(
                        SqlFiles.read("mysql/reconcile/month_sales.sql"),
                        MonthProof::map,
                        firstDay,
                        lastDay),
                warehouse.list(
                        SqlFiles.read("mysql/reconcile/month_returns.sql"),
                        MonthProof::map,
                        firstDay,
                        lastDay));
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

    /** The first month, yyyymm, with which half of the sales or more are in; there are some. */
    int monthOfHalf() {
        long before = 0;
        Iterator<MonthProof> months =
                sales.stream().sorted(Comparator.comparingInt(MonthProof::monthKey)).iterator();
        MonthProof month = months.next();
        while ((before + month.rows()) * 2 < rows()) {
            before += month.rows();
            month = months.next();
        }
        return month.monthKey();
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
            case Extent.Months(SortedSet<YearMonth> months) ->
                    new Proofs(
                            ofMonths(sql, SqlFiles.read(folder + "month_sales.sql"), months),
                            ofMonths(sql, SqlFiles.read(folder + "month_returns.sql"), months));
        };
    }

    /** Month by month, so that each reads its own partition alone. */
    private static List<MonthProof> ofMonths(Sql sql, String statement, SortedSet<YearMonth> months)
            throws SQLException {
        List<MonthProof> proofs = new ArrayList<>();
        for (YearMonth month : months) {
            int before = month.getYear() * 10_000 + month.getMonthValue() * 100;
            proofs.addAll(
                    sql.list(
                            statement,
                            MonthProof::map,
                            before + 1,
                            before + month.lengthOfMonth()));
        }
        return proofs;
    }
}
