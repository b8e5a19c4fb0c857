package io.millrace.etl;

import io.millrace.cdc.Identity;
import io.millrace.cdc.Scope;
import io.millrace.cdc.Structure;
import io.millrace.cdc.Watermark;
import java.time.YearMonth;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a sync is going to do, decided before it reads.
 *
 * @param scope what is read
 * @param reason why everything is read; blank otherwise
 * @param identity of the shop's database
 * @param structure of its tables
 * @param before the watermark it starts from
 */
record Plan(
        Scope scope,
        String reason,
        Identity identity,
        Structure structure,
        Optional<Watermark> before) {

    SyncReport.Kind kind() {
        return scope.isEverything() ? SyncReport.Kind.FULL : SyncReport.Kind.INCREMENTAL;
    }

    SortedSet<YearMonth> monthsToRepair() {
        return scope.months();
    }
}
