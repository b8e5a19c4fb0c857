package io.millrace.cli;

import io.millrace.etl.Reconciliation;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace reconcile}: compares both sides month by month, in one snapshot. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Bring the warehouse level, then compare both sides month by month: rows, sums and the sum"
                    + " of row hashes.",
            "Without --all, the months touched since they were last compared as a whole."
        })
final class ReconcileCommand extends PartsCommand {

    @Option(names = "--all", description = "Compare every month.")
    private boolean all;

    @Override
    int execute(Parts parts, Run run, Output out) {
        SyncRequest request =
                SyncRequest.incremental(parts.configuration().sync().monthsAhead(), parts.person())
                        .comparing(
                                all
                                        ? SyncRequest.Comparison.ALL_MONTHS
                                        : SyncRequest.Comparison.DUE_MONTHS);
        try (SyncCycle cycle =
                new SyncCycle(
                        parts.databases(),
                        parts.configuration().sync().retries(),
                        () -> parts.configuration().retention())) {
            SyncReport report = cycle.sync(request, run);
            print(report, out);
            return report.reconciliation().isEqual()
                    ? MillraceCommand.DONE
                    : MillraceCommand.FAILED;
        }
    }

    private void print(SyncReport report, Output out) {
        Reconciliation reconciliation = report.reconciliation();
        if (isJson()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("equal", reconciliation.isEqual());
            object.put("lines_loaded", report.linesLoaded());
            object.put("rows_quarantined", report.rowsQuarantined());
            object.put("months", reconciliation.months().stream().map(SyncWords::json).toList());
            object.put("elapsed_ms", report.elapsed().toMillis());
            out.json(object);
        } else {
            SyncWords.lines(reconciliation).forEach(out::line);
        }
    }
}
