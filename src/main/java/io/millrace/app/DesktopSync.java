package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.etl.AutomaticSync;
import io.millrace.etl.Status;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncHistory;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncExtent;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.work.NoteFile;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's syncs, by hand and by themselves, each on a cycle that keeps its connections. */
final class DesktopSync implements SyncControl {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopSync.class);

    private final Databases databases;
    private final SyncSettings settings;
    private final String person;
    private final SyncCycle cycle;
    private final AutomaticSync automatic;
    private final SyncHistory history;
    private final NoteFile<AutomaticSwitch> note;

    /**
     * Syncs nothing yet.
     *
     * @param retention how long records are kept, as it holds at that time
     * @param notes the folder in which it is kept how the automatic sync was left
     */
    DesktopSync(
            Databases databases,
            SyncSettings settings,
            Supplier<RetentionSettings> retention,
            String person,
            Path notes) {
        this.note =
                new NoteFile<>(
                        notes.resolve("automatic-sync.json"),
                        AutomaticSwitch.class,
                        "How the automatic sync was left");
        this.databases = databases;
        this.settings = settings;
        this.person = person;
        this.cycle = new SyncCycle(databases, settings.retries(), retention);
        this.automatic = new AutomaticSync(databases, settings, retention, person);
        this.history = new SyncHistory(databases.warehouse());
    }

    /** Syncs by itself from now on, if it was left so or, where nobody switched it, by settings. */
    void begin() {
        AutomaticSwitch left = left();
        if (left.on()) {
            automatic.follow(left.interval());
        } else {
            automatic.stop(left.interval());
        }
    }

    private AutomaticSwitch left() {
        try {
            return note.read().orElseGet(() -> AutomaticSwitch.of(settings));
        } catch (MillraceException lost) {
            LOG.warn("The automatic sync is as the settings want it", lost);
            return AutomaticSwitch.of(settings);
        }
    }

    @Override
    public void keepAutomatic() {
        // A sync holds the lock of this object for as long as it takes.
        synchronized (note) {
            note.write(new AutomaticSwitch(automatic.isOn(), automatic.interval().toMillis()));
        }
    }

    @Override
    public SyncOutcome syncNow(Run run) {
        return sync(SyncExtent.CHANGES, run);
    }

    @Override
    public synchronized SyncOutcome sync(SyncExtent extent, Run run) {
        SyncRequest changes = SyncRequest.incremental(settings.monthsAhead(), person);
        SyncReport report =
                cycle.sync(
                        switch (extent) {
                            case CHANGES -> changes;
                            case EVERYTHING -> changes.asFull();
                            case ALL_MONTHS -> changes.comparing(SyncRequest.Comparison.ALL_MONTHS);
                        },
                        run);
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
    public long loadedRun() {
        return history.loadedRun();
    }

    @Override
    public Optional<AutomaticSync> automatic() {
        return Optional.of(automatic);
    }

    @Override
    public void close() {
        automatic.close();
        cycle.close();
    }
}
