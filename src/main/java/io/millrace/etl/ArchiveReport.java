package io.millrace.etl;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What archiving a month did.
 *
 * @param file that holds the month now
 * @param resumed whether the file was there before, from an attempt that did not come to its end
 * @param warehousePartitions how many empty partitions the warehouse gave up
 * @param tablesInUse whose empty partition stays until the month is archived again, because
 *     somebody read them for too long
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
        List<String> tablesInUse,
        SyncReport sync) {

    public ArchiveReport {
        tablesInUse = List.copyOf(tablesInUse);
    }

    /** What is left to do, in a sentence; nothing where all is done. */
    public Optional<String> leftover() {
        return tablesInUse.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Somebody reads %s, so the warehouse keeps an empty partition there; archive %s again to drop it."
                                .formatted(String.join(" and ", tablesInUse), month));
    }
}
