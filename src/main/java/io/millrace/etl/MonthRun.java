package io.millrace.etl;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/**
 * What the run log tells of a month that is archived or restored. From the moment at which the shop
 * has changed until the end it is "unfinished", so that whoever finds it knows what is left to do.
 */
final class MonthRun {

    private final RunLog log;
    private final Run run;
    private long runId;

    MonthRun(RunLog log, Run run) {
        this.log = log;
        this.run = run;
    }

    /** Begins; to be called while the lease is ours, since it gives up who seems to run. */
    void begin(Sql warehouse, String kind, String person, YearMonth month, String message)
            throws SQLException {
        long fence = warehouse.number("SELECT fence FROM etl_fence WHERE fence_id = 1");
        runId = log.begin(kind, person, fence, month, message);
    }

    /** The shop has changed, and the warehouse has not followed to the end. */
    void leave(String message) {
        log.end(runId, "unfinished", message, List.of());
    }

    /** Nothing has changed. */
    void fail(Exception failed) {
        log.fail(runId, failed, run.isCancelled());
    }

    void finish(String message) {
        log.end(runId, "done", message, run.stages());
    }
}
