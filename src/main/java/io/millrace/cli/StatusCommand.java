package io.millrace.cli;

import io.millrace.etl.Status;
import io.millrace.work.Run;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace status}: how fresh and how right the warehouse is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Say how far behind the shop the warehouse is.")
final class StatusCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        Status status = Status.read(parts.databases());
        if (isJson()) {
            out.json(json(status));
        } else {
            lines(status, out);
        }
        return MillraceCommand.DONE;
    }

    private static Map<String, Object> json(Status status) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("extracted_at", status.extractedAt().map(Instant::toString).orElse(null));
        object.put("has_news", status.hasNews());
        object.put("behind_seconds", status.behind().toSeconds());
        object.put("rows_quarantined", status.waitingRows());
        object.put("reconciled", status.isReconciled().orElse(null));
        object.put("last_run", status.lastRun().map(StatusCommand::json).orElse(null));
        object.put("runs", status.runs().stream().map(StatusCommand::json).toList());
        object.put("leftovers", status.leftovers().stream().map(StatusCommand::json).toList());
        return object;
    }

    private static Map<String, Object> json(Status.LoggedRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run_id", run.runId());
        fields.put("kind", run.kind());
        fields.put("status", run.status());
        fields.put("month", run.month().map(YearMonth::toString).orElse(null));
        fields.put("started_at", run.startedAt().toString());
        fields.put("finished_at", run.finishedAt().map(Instant::toString).orElse(null));
        fields.put("lines_loaded", run.linesLoaded());
        fields.put("message", run.message());
        return fields;
    }

    private static void lines(Status status, Output out) {
        if (status.extractedAt().isEmpty()) {
            out.line("The warehouse was never loaded. Load it with: millrace sync");
            return;
        }
        out.line(
                status.hasNews()
                        ? "The warehouse is %,d s behind the shop."
                                .formatted(status.behind().toSeconds())
                        : "The warehouse is level with the shop.");
        out.line("It shows the shop of %s.", status.extractedAt().get());
        status.isReconciled()
                .ifPresent(equal ->
                        out.line(
                                equal
                                        ? "Both sides were equal at the last comparison."
                                        : "Both sides differed at the last comparison; see:"
                                                + " millrace reconcile"));
        out.line("%,d rows wait in quarantine.", status.waitingRows());
        status.leftovers().forEach(run -> out.line("Left over: %s", words(run)));
        if (!status.runs().isEmpty()) {
            out.line("The last runs:");
            status.runs().forEach(run -> out.line("  %s", words(run)));
        }
    }

    private static String words(Status.LoggedRun run) {
        return "%s of %s, %s, begun %s.%s"
                .formatted(
                        run.kind(),
                        run.month()
                                .map(YearMonth::toString)
                                .orElseGet(() -> "%,d order lines".formatted(run.linesLoaded())),
                        run.status(),
                        run.startedAt(),
                        run.message().isEmpty() ? "" : " " + run.message());
    }
}
