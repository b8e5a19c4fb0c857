package io.millrace.cli;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that needs the databases. */
abstract sealed class PartsCommand implements Callable<Integer>
        permits DemoCommand,
                DatabasesCommand,
                ImportCommand,
                SyncCommand,
                StatusCommand,
                CheckCommand,
                ReconcileCommand,
                SqlCommand,
                RevealCommand,
                AskCommand,
                PartitionsListCommand,
                PartitionsEnsureCommand,
                PartitionsArchiveCommand,
                PartitionsRestoreCommand,
                UsersAddCommand,
                UsersListCommand,
                UsersChangeCommand,
                AuditVerifyCommand,
                AuditListCommand,
                AuditPurgeCommand,
                UsersGateCommand,
                VerifiedListCommand,
                VerifiedApproveCommand,
                VerifiedDeclineCommand {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        MillraceCommand parent = parent();
        GlobalOptions options = parent.options();
        Run run = parent.watchedRun();
        try (Parts parts =
                parent.builder().build(options.home(), options.config(), options.visitor(), run)) {
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
        return parent().options().isJson();
    }

    private MillraceCommand parent() {
        return (MillraceCommand) Objects.requireNonNull(spec).root().userObject();
    }
}
