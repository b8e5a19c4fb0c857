package io.millrace.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code millrace audit}: who did what. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verify, list and purge the record of who did what.",
        subcommands = {AuditVerifyCommand.class, AuditListCommand.class, AuditPurgeCommand.class})
final class AuditCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line, "Say which: " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
