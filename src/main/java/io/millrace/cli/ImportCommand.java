package io.millrace.cli;

import io.millrace.oltp.CsvImport;
import io.millrace.oltp.ImportOptions;
import io.millrace.oltp.ImportReport;
import io.millrace.oltp.Reject;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace import}: orders and returns from CSV files. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import orders or returns from CSV files, each in one transaction.",
            "Rows that cannot be used go to a rejects file beside it; importing a file again changes"
                    + " only what differs."
        })
final class ImportCommand extends PartsCommand {

    private static final int SHOWN = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in this order.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "orders or returns; otherwise seen from the header.")
    private CsvImport.@Nullable Kind kind;

    @Option(names = "--dry-run", description = "Do everything, then take it back.")
    private boolean dryRun;

    @Option(names = "--rejects", paramLabel = "FILE", description = "Where rejected rows go.")
    private @Nullable Path rejects;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "day_first or month_first; for a file whose dates can be read both ways.")
    private @Nullable DateOrder dateOrder;

    @Option(
            names = "--decimal-mark",
            paramLabel = "MARK",
            description = "point or comma; for a file whose amounts can be read both ways.")
    private @Nullable DecimalMark decimalMark;

    @Override
    int execute(Parts parts, Run run, Output out) throws SQLException {
        List<ImportReport> reports = new ArrayList<>();
        for (Path file : files) {
            try (Connection shop = parts.databases().oltp().connect()) {
                ImportReport report = new CsvImport(shop, run).load(file, options());
                reports.add(report);
                if (!isJson()) {
                    lines(report, out);
                }
            }
        }
        if (isJson()) {
            out.json(Map.of("files", reports.stream().map(ImportCommand::json).toList()));
        }
        return MillraceCommand.DONE;
    }

    private ImportOptions options() {
        ImportOptions options = ImportOptions.automatic().asDryRun(dryRun);
        if (kind != null) {
            options = options.withKind(kind);
        }
        if (dateOrder != null) {
            options = options.withDateOrder(dateOrder);
        }
        if (decimalMark != null) {
            options = options.withDecimalMark(decimalMark);
        }
        return rejects == null ? options : options.withRejects(rejects);
    }

    private static Map<String, Object> json(ImportReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", report.file().toString());
        object.put("kind", report.kind().name().toLowerCase(Locale.ROOT));
        object.put("dry_run", report.dryRun());
        object.put("read", report.read());
        object.put("loaded", report.loaded());
        object.put("changed", report.changed());
        object.put("unchanged", report.unchanged());
        object.put("rejected", report.rejected());
        object.put("rejects", report.rejects().map(Path::toString).orElse(null));
        object.put(
                "first_rejects",
                report.firstRejects().stream()
                        .map(reject ->
                                Map.of(
                                        "line",
                                        reject.line(),
                                        "column",
                                        reject.column(),
                                        "value",
                                        reject.value(),
                                        "reason",
                                        reject.reason()))
                        .toList());
        object.put("written", report.written());
        object.put("remarks", report.remarks());
        return object;
    }

    private static String sentence(Reject reject) {
        return "Line %,d, %s \"%s\": %s"
                .formatted(reject.line(), reject.column(), reject.value(), reject.reason());
    }

    private static void few(List<String> sentences, Output out) {
        sentences.stream().limit(SHOWN).forEach(sentence -> out.line("  %s", sentence));
        if (sentences.size() > SHOWN) {
            out.line("  … and %,d more; all of them with --json", sentences.size() - SHOWN);
        }
    }

    private static void lines(ImportReport report, Output out) {
        out.line(
                "%s: %,d rows read, %,d loaded (%,d of them changed), %,d unchanged, %,d rejected.%s",
                report.file().getFileName(),
                report.read(),
                report.loaded(),
                report.changed(),
                report.unchanged(),
                report.rejected(),
                report.dryRun() ? " Dry run: nothing was stored." : "");
        few(report.remarks(), out);
        few(report.firstRejects().stream().map(ImportCommand::sentence).toList(), out);
        report.rejects()
                .ifPresent(file -> out.line("  All rejected rows with their reasons: %s", file));
    }
}
