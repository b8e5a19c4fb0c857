package io.millrace.app;

import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.etl.Status;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.work.Run;

/** The desktop's Sync now, on one cycle that keeps its connections. */
final class DesktopSync implements SyncControl, AutoCloseable {

    private final Databases databases;
    private final SyncSettings settings;
    private final String person;
    private final SyncCycle cycle;

    DesktopSync(
            Databases databases,
            SyncSettings settings,
            RetentionSettings retention,
            String person) {
        this.databases = databases;
        this.settings = settings;
        this.person = person;
        this.cycle = new SyncCycle(databases, settings.retries(), retention);
    }

    @Override
    public synchronized SyncOutcome syncNow(Run run) {
        SyncReport report =
                cycle.sync(SyncRequest.incremental(settings.monthsAhead(), person), run);
        return new SyncOutcome(
                report.linesLoaded(),
                report.linesDeleted(),
                report.returnsLoaded(),
                report.rowsQuarantined(),
                report.reconciliation().isEqual(),
                report.elapsed());
    }

    @Override
    public Freshness freshness() {
        return freshness(Status.read(databases.oltp(), databases.warehouse()));
    }

    /** As the window says it. */
    static Freshness freshness(Status status) {
        if (status.extractedAt().isEmpty()) {
            return new Freshness.Never();
        }
        Freshness.Verdict verdict =
                status.isReconciled()
                        .map(equal ->
                                equal ? Freshness.Verdict.RECONCILED : Freshness.Verdict.DIFFERENT)
                        .orElse(Freshness.Verdict.NOT_COMPARED);
        return new Freshness.Known(status.behind(), verdict, status.waitingRows());
    }

    @Override
    public void close() {
        cycle.close();
    }
}
