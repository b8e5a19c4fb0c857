package io.millrace.cli;

import io.millrace.etl.Partitions;
import io.millrace.etl.RestoreReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millrace partitions restore}: brings an archived month back into both sides. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Bring an archived month back into both databases.")
final class PartitionsRestoreCommand extends PartsCommand {

    @Parameters(paramLabel = "FILE", description = "What archive wrote.")
    private Path file = Path.of("");

    @Override
    int execute(Parts parts, Run run, Output out) {
        SyncRequest request =
                SyncRequest.incremental(parts.configuration().sync().monthsAhead(), parts.person());
        RestoreReport report =
                new Partitions(parts.databases(), request, parts.configuration().sync().retries())
                        .restore(file, run);
        if (isJson()) {
            out.json(json(report));
        } else {
            out.line(
                    "%s is back: %,d orders with %,d lines and %,d returns; %,d orders were there already.",
                    report.month(),
                    report.orders(),
                    report.lines(),
                    report.returns(),
                    report.unchanged());
        }
        return MillraceCommand.DONE;
    }

    private static Map<String, Object> json(RestoreReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("month", report.month().toString());
        object.put("file", report.file().toString());
        object.put("orders", report.orders());
        object.put("unchanged", report.unchanged());
        object.put("lines", report.lines());
        object.put("returns", report.returns());
        object.put("sync", SyncWords.json(report.sync()));
        return object;
    }
}
