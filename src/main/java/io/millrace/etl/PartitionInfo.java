package io.millrace.etl;

import java.time.YearMonth;
import java.util.Optional;

/**
 * One partition of one table.
 *
 * @param month whose rows it holds; empty for one that takes what has no month of its own
 * @param rows how many
 * @param counted whether the rows were counted; otherwise they are the server's estimate
 * @param bytes on disk, indexes included
 */
public record PartitionInfo(
        Side side,
        String table,
        String name,
        Optional<YearMonth> month,
        long rows,
        boolean counted,
        long bytes) {

    /** Which database it is in. */
    public enum Side {
        /** PostgreSQL, where business is done. */
        SHOP,
        /** The star. */
        WAREHOUSE
    }
}
