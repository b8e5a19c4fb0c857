package io.millrace.etl;

import java.nio.file.Path;
import java.time.YearMonth;

/**
 * What restoring a month did.
 *
 * @param orders that came back
 * @param unchanged orders of the archive that were in the shop already, with the same content
 * @param names customers and products that had to come back with them
 * @param sync that took the month into the warehouse
 */
public record RestoreReport(
        YearMonth month,
        Path file,
        long orders,
        long unchanged,
        long lines,
        long returns,
        long names,
        SyncReport sync) {}
