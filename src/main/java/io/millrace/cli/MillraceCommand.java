package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millrace}: the desktop, and the way to all other commands. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        version = "Millrace 0.1.0",
        description = "Keeps a MySQL warehouse in step with a PostgreSQL shop, and shows it.",
        subcommands = {
            DemoCommand.class,
            DatabasesCommand.class,
            ImportCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            CheckCommand.class,
            ReconcileCommand.class,
            SqlCommand.class,
            RevealCommand.class,
            AskCommand.class,
            VerifiedCommand.class,
            PartitionsCommand.class,
            UsersCommand.class,
            AuditCommand.class,
            ModelsCommand.class,
            TourCommand.class
        })
public final class MillraceCommand implements Callable<Integer> {

    /** Exit codes, as the README lists them. */
    static final int DONE = 0;

    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANNOT_CONNECT = 3;
    static final int NOT_PERMITTED = 4;

    @Mixin private GlobalOptions options = new GlobalOptions();

    private final Parts.Builder builder;

    MillraceCommand(Parts.Builder builder) {
        this.builder = builder;
    }

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    public static int execute(Parts.Builder builder, String... arguments) {
        return new CommandLine(new MillraceCommand(builder))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> explain(failure, line))
                .execute(arguments);
    }

    @Override
    public Integer call() {
        builder.desktop(options.home(), options.config(), java.util.Optional.empty());
        return DONE;
    }

    Parts.Builder builder() {
        return builder;
    }

    GlobalOptions options() {
        return options;
    }

    /** A run whose stages show on stderr, stopped by Ctrl+C. */
    Run watchedRun() {
        return new Run(new ProgressLines(System.err));
    }

    private static int explain(Exception failure, CommandLine line) {
        if (failure instanceof MillraceException known) {
            line.getErr().println(known.getMessage());
            return switch (known.code()) {
                case USAGE, CONFIGURATION -> USAGE;
                case CANNOT_CONNECT -> CANNOT_CONNECT;
                case NOT_PERMITTED -> NOT_PERMITTED;
                case CANCELLED, BAD_DATA, FAILED -> FAILED;
            };
        }
        line.getErr().println("Something unexpected happened: " + failure);
        org.slf4j.LoggerFactory.getLogger(MillraceCommand.class).error("Unexpected", failure);
        return FAILED;
    }
}
