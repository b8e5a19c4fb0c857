package io.millrace.cli;

import io.millrace.access.FeedbackLog;
import io.millrace.ask.feedback.Proposals;
import io.millrace.work.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code millrace verified list}: proposals that wait, and what people say is wrong. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the proposals that wait, and the answers that people call wrong.")
final class VerifiedListCommand extends PartsCommand {

    @Override
    int execute(Parts parts, Run run, Output out) {
        Proposals proposals = VerifiedDeclineCommand.proposals(parts);
        List<FeedbackLog.Entry> open = proposals.open();
        List<FeedbackLog.Entry> wrong = proposals.complaints();
        if (isJson()) {
            out.json(
                    Map.of(
                            "proposals", open.stream().map(VerifiedListCommand::json).toList(),
                            "wrong", wrong.stream().map(VerifiedListCommand::json).toList()));
            return MillraceCommand.DONE;
        }
        open.forEach(entry ->
                out.line(
                        "%d  %s asked: %s (read as: %s)",
                        entry.id(), entry.person(), entry.question(), entry.reading()));
        wrong.forEach(entry ->
                out.line(
                        "wrong, says %s: %s (read as: %s) %s",
                        entry.person(), entry.question(), entry.reading(), entry.comment()));
        if (open.isEmpty()) {
            out.line("No proposal waits.");
        }
        return MillraceCommand.DONE;
    }

    private static Map<String, Object> json(FeedbackLog.Entry entry) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", entry.id());
        object.put("at", entry.at().toString());
        object.put("person", entry.person());
        object.put("question", entry.question());
        object.put("engine", entry.engine());
        object.put("reading", entry.reading());
        object.put("sql", entry.form().isEmpty() ? entry.sql() : entry.form());
        object.put("comment", entry.comment());
        return object;
    }
}
