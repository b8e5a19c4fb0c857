package io.millrace.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code millrace partitions}: the months of both sides. */
@Command(
        name = "partitions",
        mixinStandardHelpOptions = true,
        description = "List, make, archive and restore the monthly partitions of both sides.",
        subcommands = {
            PartitionsListCommand.class,
            PartitionsEnsureCommand.class,
            PartitionsArchiveCommand.class,
            PartitionsRestoreCommand.class
        })
final class PartitionsCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        throw new ParameterException(
                line, "Say which: " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
