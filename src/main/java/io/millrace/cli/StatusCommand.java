package io.millrace.cli;

import io.millrace.etl.Status;
import io.millrace.work.Run;
import java.time.Instant;
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
        object.put(
                "last_run",
                status.lastRun()
                        .map(last -> {
                            Map<String, Object> fields = new LinkedHashMap<>();
                            fields.put("run_id", last.runId());
                            fields.put("kind", last.kind());
                            fields.put("status", last.status());
                            fields.put("started_at", last.startedAt().toString());
                            fields.put(
                                    "finished_at",
                                    last.finishedAt().map(Instant::toString).orElse(null));
                            fields.put("lines_loaded", last.linesLoaded());
                            fields.put("message", last.message());
                            return fields;
                        })
                        .orElse(null));
        return object;
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
        status.lastRun()
                .ifPresent(last ->
                        out.line(
                                "Last run: %s, %s, %,d order lines, begun %s.%s",
                                last.kind(),
                                last.status(),
                                last.linesLoaded(),
                                last.startedAt(),
                                last.message().isEmpty() ? "" : " " + last.message()));
    }
}
