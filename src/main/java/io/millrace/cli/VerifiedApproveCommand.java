package io.millrace.cli;

import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code millrace verified approve}: makes a proposal a verified question. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Make a proposal a verified question, as a file in the home.")
final class VerifiedApproveCommand extends PartsCommand {

    @Parameters(paramLabel = "ID", description = "The number, as 'verified list' shows it.")
    private long id;

    @Override
    int execute(Parts parts, Run run, Output out) {
        Path file = VerifiedDeclineCommand.proposals(parts).approve(id);
        if (isJson()) {
            out.json(Map.of("id", id, "file", file.toString()));
        } else {
            out.line("%s", "It is verified: " + file);
        }
        return MillraceCommand.DONE;
    }
}
