package io.millrace.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code millrace verified}: what people propose as verified questions. */
@Command(
        name = "verified",
        mixinStandardHelpOptions = true,
        description =
                "List what people say of answers, and decide what becomes a verified question.",
        subcommands = {
            VerifiedListCommand.class,
            VerifiedApproveCommand.class,
            VerifiedDeclineCommand.class
        })
final class VerifiedCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line, "Say which: " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
