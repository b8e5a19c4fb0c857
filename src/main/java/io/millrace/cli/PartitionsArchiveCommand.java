package io.millrace.cli;

import io.millrace.etl.ArchiveReport;
import io.millrace.etl.Partitions;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace partitions archive}: moves a month out of both sides into a verified file. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Move a month out of both databases into a file that is read back first.")
final class PartitionsArchiveCommand extends PartsCommand {

    @Parameters(paramLabel = "YYYY-MM", description = "The month.")
    private YearMonth month = YearMonth.of(1970, 1);

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the file goes (usual: archive in the home).")
    private @Nullable Path out;

    @Override
    int execute(Parts parts, Run run, Output output) {
        SyncRequest request =
                SyncRequest.incremental(parts.configuration().sync().monthsAhead(), parts.person());
        Path folder = out == null ? parts.configuration().home().resolve("archive") : out;
        ArchiveReport report =
                new Partitions(parts.databases(), request, parts.configuration().sync().retries())
                        .archive(month, folder, run);
        if (isJson()) {
            output.json(json(report));
        } else {
            output.line(
                    "%s is in %s: %,d orders, %,d lines, %,d returns, verified; both databases gave it"
                            + " up.",
                    report.month(),
                    report.file(),
                    report.orders(),
                    report.lines(),
                    report.returns());
            report.leftover().ifPresent(output::line);
        }
        return MillraceCommand.DONE;
    }

    private static Map<String, Object> json(ArchiveReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("month", report.month().toString());
        object.put("file", report.file().toString());
        object.put("bytes", report.bytes());
        object.put("orders", report.orders());
        object.put("lines", report.lines());
        object.put("returns", report.returns());
        object.put("resumed", report.resumed());
        object.put("leftover", report.leftover().orElse(null));
        object.put("sync", SyncWords.json(report.sync()));
        return object;
    }
}
