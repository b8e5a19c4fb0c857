package io.millrace.cli;

import io.millrace.access.FeedbackLog;
import io.millrace.ask.feedback.Proposals;
import io.millrace.ask.guard.ReadOnlyExecutor;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millrace verified decline}: leaves a proposal as it is. */
@Command(
        name = "decline",
        mixinStandardHelpOptions = true,
        description = "Let nothing become of a proposal.")
final class VerifiedDeclineCommand extends PartsCommand {

    @Parameters(paramLabel = "ID", description = "The number, as 'verified list' shows it.")
    private long id;

    @Override
    int execute(Parts parts, Run run, Output out) {
        proposals(parts).decline(id);
        if (isJson()) {
            out.json(Map.of("id", id, "declined", true));
        } else {
            out.line("Nothing becomes of it.");
        }
        return MillraceCommand.DONE;
    }

    /** Under the account of who decides. */
    static Proposals proposals(Parts parts) {
        Database mart = parts.mart();
        return new Proposals(
                new FeedbackLog(mart),
                new ReadOnlyExecutor(mart),
                parts.configuration().home().resolve(VerifiedQuestions.FOLDER));
    }
}
