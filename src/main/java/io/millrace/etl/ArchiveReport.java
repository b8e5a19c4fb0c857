package io.millrace.etl;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * What archiving a month did.
 *
 * @param file that holds the month now
 * @param resumed whether the file was there before, from an attempt that did not come to its end
 * @param warehousePartitions how many empty partitions the warehouse gave up; one that somebody
 *     reads for long stays, empty, until the month is archived again
 * @param sync that took the month out of the warehouse
 */
public record ArchiveReport(
        YearMonth month,
        Path file,
        long bytes,
        long orders,
        long lines,
        long returns,
        boolean resumed,
        int warehousePartitions,
        SyncReport sync) {}
