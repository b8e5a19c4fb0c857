package io.millrace.etl;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a comparison, month by month.
 *
 * @param months in order of time, sales before returns
 */
public record Reconciliation(List<Month> months) {

    /** What is compared. */
    public enum Subject {
        SALES,
        RETURNS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How much of a month was compared. */
    public enum Extent {
        /** The orders that a sync touched. */
        ORDERS,
        /** All of it. */
        MONTH;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One month of one subject on both sides. */
    public record Month(
            Subject subject, Extent extent, int monthKey, MonthProof source, MonthProof warehouse) {

        public boolean isEqual() {
            return source.equalsAmount(warehouse);
        }
    }

    public Reconciliation {
        months = List.copyOf(months);
    }

    public boolean isEqual() {
        return months.stream().allMatch(Month::isEqual);
    }

    /** The months that differ. */
    public List<Month> differences() {
        return months.stream().filter(month -> !month.isEqual()).toList();
    }

    /** Puts the two sides side by side. */
    static Reconciliation of(
            Extent extent, Subject subject, List<MonthProof> source, List<MonthProof> warehouse) {
        TreeMap<Integer, MonthProof> left = new TreeMap<>();
        TreeMap<Integer, MonthProof> right = new TreeMap<>();
        source.forEach(proof -> left.put(proof.monthKey(), proof));
        warehouse.forEach(proof -> right.put(proof.monthKey(), proof));
        TreeMap<Integer, Month> months = new TreeMap<>();
        for (TreeMap<Integer, MonthProof> side : List.of(left, right)) {
            for (int key : side.keySet()) {
                months.put(
                        key,
                        new Month(
                                subject,
                                extent,
                                key,
                                left.getOrDefault(key, MonthProof.none(key)),
                                right.getOrDefault(key, MonthProof.none(key))));
            }
        }
        return new Reconciliation(List.copyOf(months.values()));
    }

    Reconciliation and(Reconciliation other) {
        List<Month> both = new ArrayList<>(months);
        both.addAll(other.months);
        return new Reconciliation(both);
    }

    /** Stores the comparison; {@code runId} is null outside a sync. */
    void write(Sql warehouse, @Nullable Long runId) throws SQLException {
        if (months.isEmpty()) {
            return;
        }
        try (PreparedStatement insert =
                warehouse
                        .connection()
                        .prepareStatement(SqlFiles.read("mysql/reconcile/write.sql"))) {
            for (Month month : months) {
                insert.setObject(1, runId);
                insert.setString(2, month.extent().key());
                insert.setString(3, month.subject().key());
                insert.setInt(4, month.monthKey());
                insert.setLong(5, month.source().rows());
                insert.setLong(6, month.warehouse().rows());
                insert.setLong(7, month.source().quantity());
                insert.setLong(8, month.warehouse().quantity());
                insert.setBigDecimal(9, month.source().sales());
                insert.setBigDecimal(10, month.warehouse().sales());
                insert.setBigDecimal(11, month.source().profit());
                insert.setBigDecimal(12, month.warehouse().profit());
                insert.setBigDecimal(13, month.source().shippingCost());
                insert.setBigDecimal(14, month.warehouse().shippingCost());
                insert.setBigDecimal(15, month.source().hashSum());
                insert.setBigDecimal(16, month.warehouse().hashSum());
                insert.setBoolean(17, month.isEqual());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
