package io.millrace.etl.archive;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * What some rows come to: equal tallies, equal rows, in whatever order.
 *
 * @param rows how many
 * @param hashSum the sum of the 48-bit hashes of the rows
 */
public record Tally(long rows, BigDecimal hashSum) {

    static Tally of(Sql shop, String query) throws SQLException {
        return shop.first(
                        SqlFiles.read("postgresql/archive/tally.sql").formatted(query),
                        row -> new Tally(row.getLong(1), row.getBigDecimal(2)))
                .orElseThrow();
    }
}
