package io.millrace.etl;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;

/**
 * How both sides of a month compared last.
 *
 * @param extent what that comparison took in
 * @param allRows how many rows the month had when all of it was compared; empty if that never was
 */
public record ComparedMonth(
        YearMonth month,
        Reconciliation.Subject subject,
        Reconciliation.Extent extent,
        boolean isEqual,
        Instant at,
        Side shop,
        Side warehouse,
        Optional<Long> allRows) {

    /** One side of it. */
    public record Side(long rows, BigDecimal sales, BigDecimal profit, BigDecimal hashSum) {

        private static Side map(ResultSet row, String side) throws SQLException {
            return new Side(
                    row.getLong(side + "_rows"),
                    row.getBigDecimal(side + "_sales"),
                    row.getBigDecimal(side + "_profit"),
                    row.getBigDecimal(side + "_hash_sum"));
        }
    }

    static ComparedMonth map(ResultSet row) throws SQLException {
        return new ComparedMonth(
                Status.month(row.getInt("month_key")),
                Reconciliation.Subject.valueOf(upper(row, "subject")),
                Reconciliation.Extent.valueOf(upper(row, "extent")),
                row.getBoolean("is_equal"),
                row.getTimestamp("checked_at").toInstant(),
                Side.map(row, "source"),
                Side.map(row, "warehouse"),
                Optional.ofNullable(row.getObject("all_rows", Long.class)));
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
