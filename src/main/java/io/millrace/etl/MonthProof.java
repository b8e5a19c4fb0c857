package io.millrace.etl;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the rows of one month come to on one side.
 *
 * @param monthKey yyyymm of the order date
 * @param rows how many
 * @param hashSum the sum of the 48-bit hashes of the rows
 */
public record MonthProof(
        int monthKey,
        long rows,
        long quantity,
        BigDecimal sales,
        BigDecimal profit,
        BigDecimal shippingCost,
        BigDecimal hashSum) {

    /** Nothing, for a month that one side does not have. */
    static MonthProof none(int monthKey) {
        return new MonthProof(
                monthKey, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static MonthProof map(ResultSet row) throws SQLException {
        return new MonthProof(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7));
    }

    boolean equalsAmount(MonthProof other) {
        return rows == other.rows
                && quantity == other.quantity
                && sales.compareTo(other.sales) == 0
                && profit.compareTo(other.profit) == 0
                && shippingCost.compareTo(other.shippingCost) == 0
                && hashSum.compareTo(other.hashSum) == 0;
    }
}
