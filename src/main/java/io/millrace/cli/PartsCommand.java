package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A command that needs the databases. */
abstract sealed class PartsCommand implements Callable<Integer>
        permits DemoCommand,
                DatabasesCommand,
                ImportCommand,
                SyncCommand,
                StatusCommand,
                CheckCommand,
                ReconcileCommand,
                SqlCommand {

    @Mixin private GlobalOptions options = new GlobalOptions();

    @ParentCommand private @org.jspecify.annotations.Nullable MillraceCommand millrace;

    @Override
    public final Integer call() {
        MillraceCommand parent = java.util.Objects.requireNonNull(millrace);
        Run run = parent.watchedRun();
        try (Parts parts = parent.builder().build(options.home(), options.config(), run)) {
            return execute(parts, run, new Output());
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "A database refused: " + cause.getMessage(),
                    cause);
        }
    }

    /** Does the work and says the exit code. */
    abstract int execute(Parts parts, Run run, Output out) throws SQLException;

    boolean isJson() {
        return options.isJson();
    }
}
