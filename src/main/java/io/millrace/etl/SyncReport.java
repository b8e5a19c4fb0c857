package io.millrace.etl;

import io.millrace.work.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a sync did.
 *
 * @param kind idle, incremental or full
 * @param runId in the run log; 0 for an idle sync, which leaves no trace
 * @param reason why everything was read; blank where that was not so
 * @param remarks what a person should know of how it went, in sentences
 * @param extractedAt the instant that the warehouse shows
 */
public record SyncReport(
        Kind kind,
        long runId,
        String reason,
        long ordersTouched,
        long linesLoaded,
        long linesDeleted,
        long returnsLoaded,
        long rowsQuarantined,
        List<CheckResult> checks,
        Reconciliation reconciliation,
        List<Run.Stage> stages,
        List<String> remarks,
        Instant extractedAt,
        Duration elapsed) {

    /** How much a sync read. */
    public enum Kind {
        /** Nothing had changed. */
        IDLE,
        /** What had changed. */
        INCREMENTAL,
        /** Everything. */
        FULL
    }

    public SyncReport {
        checks = List.copyOf(checks);
        stages = List.copyOf(stages);
        remarks = List.copyOf(remarks);
    }

    static SyncReport idle(Instant extractedAt, Duration elapsed) {
        return new SyncReport(
                Kind.IDLE,
                0,
                "",
                0,
                0,
                0,
                0,
                0,
                List.of(),
                new Reconciliation(List.of()),
                List.of(),
                List.of(),
                extractedAt,
                elapsed);
    }

    SyncReport with(List<Run.Stage> allStages, Duration total) {
        return new SyncReport(
                kind,
                runId,
                reason,
                ordersTouched,
                linesLoaded,
                linesDeleted,
                returnsLoaded,
                rowsQuarantined,
                checks,
                reconciliation,
                allStages,
                remarks,
                extractedAt,
                total);
    }
}
