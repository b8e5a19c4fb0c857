package io.millrace.cli;

import io.millrace.config.SyncSettings;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncLoop;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code millrace sync}: brings the warehouse to where the shop is. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = "Carry what changed in the shop into the warehouse.")
final class SyncCommand extends PartsCommand {

    @Option(names = "--full", description = "Compare and reload everything.")
    private boolean full;

    @Option(
            names = "--watch",
            description = "Go on: sync whenever something changes, until stopped.")
    private boolean watch;

    @Override
    int execute(Parts parts, Run run, Output out) {
        SyncSettings settings = parts.configuration().sync();
        SyncRequest request = SyncRequest.incremental(settings.monthsAhead(), parts.person());
        try (SyncCycle cycle =
                new SyncCycle(
                        parts.databases(),
                        settings.retries(),
                        () -> parts.configuration().retention())) {
            SyncReport report = cycle.sync(full ? request.asFull() : request, run);
            print(report, out);
            if (watch) {
                new SyncLoop(cycle, request.onNews(), settings.interval())
                        .follow(run, next -> print(next, out));
            }
            return report.reconciliation().isEqual()
                    ? MillraceCommand.DONE
                    : MillraceCommand.FAILED;
        }
    }

    private void print(SyncReport report, Output out) {
        if (isJson()) {
            out.json(SyncWords.json(report));
        } else {
            SyncWords.lines(report).forEach(out::line);
        }
    }
}
