package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings files of orders or returns into the shop. A file is one transaction; it adds and changes,
 * and never deletes. The same file again changes nothing, a corrected one only what differs.
 *
 * <p>An order is its Order ID. A line is found again within its order by its product, then by its
 * values, then by its place (the file's own Order Line, where it has one, comes before all); a new
 * line's number is its place among the order's rows by Row ID. A return is its order and day; a
 * single one whose day differs is the same with its day corrected.
 */
public final class CsvImport {

    /** What a file holds. */
    public enum Kind {
        ORDERS,
        RETURNS
    }

    /** SQLState of a privilege that is missing. */
    private static final String NOT_PERMITTED = "42501";

    private final Connection oltp;
    private final Run run;

    /**
     * An importer that works on one connection.
     *
     * @param oltp in autocommit; each import makes its own transaction on it, and leaves it in
     *     autocommit. Stays open
     * @param run hears of the stages and may cancel the import, which then leaves nothing behind
     */
    public CsvImport(Connection oltp, Run run) {
        this.oltp = oltp;
        this.run = run;
    }

    /**
     * Finds out how a file is written, without a database and without loading anything. Reads the
     * whole file, since only all its rows together say how dates and amounts are meant.
     *
     * @throws MillraceException with code BAD_DATA if it cannot be read or has no header
     */
    public static Detected detect(Path file, ImportOptions options, Run run) {
        return look(file, options, run).detected();
    }

    private static SourceFile look(Path file, ImportOptions options, Run run) {
        return run.stage("Look at the file", () -> SourceFile.open(file, options, run));
    }

    /**
     * Imports a file.
     *
     * @return what was done; bad rows are in the rejects file and stop nothing
     * @throws MillraceException with code BAD_DATA if the file as a whole cannot be read as orders
     *     or returns, CANCELLED if the run was, FAILED if the database stopped it; then nothing was
     *     changed
     */
    public ImportReport load(Path file, ImportOptions options) {
        SourceFile source = look(file, options, run);
        List<String> problems = source.problems();
        if (!problems.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "%s was not imported. %s".formatted(file, String.join(" ", problems)));
        }
        RejectsFile rejects = new RejectsFile(source, options.rejects());
        try {
            return inTransaction(source, rejects, options.dryRun());
        } catch (SQLException cause) {
            throw stopped(file, cause);
        }
    }

    private ImportReport inTransaction(SourceFile source, RejectsFile rejects, boolean dryRun)
            throws SQLException {
        oltp.setAutoCommit(false);
        try {
            ImportReport report = load(source, rejects, dryRun);
            run.check();
            if (dryRun) {
                oltp.rollback();
            } else {
                oltp.commit();
            }
            oltp.setAutoCommit(true);
            return report;
        } catch (SQLException | RuntimeException failed) {
            takeBack(failed);
            throw failed;
        }
    }

    private void takeBack(Exception failed) {
        try {
            oltp.rollback();
            oltp.setAutoCommit(true);
        } catch (SQLException lost) {
            // A connection that is gone has taken its transaction with it.
            failed.addSuppressed(lost);
        }
    }

    private MillraceException stopped(Path file, SQLException cause) {
        if (run.isCancelled()) {
            return new MillraceException(
                    MillraceException.Code.CANCELLED, "Cancelled; nothing was changed.", cause);
        }
        return new MillraceException(
                NOT_PERMITTED.equals(cause.getSQLState())
                        ? MillraceException.Code.NOT_PERMITTED
                        : MillraceException.Code.FAILED,
                "The database stopped the import of %s; nothing was changed: %s"
                        .formatted(file, cause.getMessage()),
                cause);
    }

    private ImportReport load(SourceFile source, RejectsFile rejects, boolean dryRun)
            throws SQLException {
        Sql sql = new Sql(oltp, run);
        Loading loading =
                switch (source.kind()) {
                    case ORDERS -> new OrderLoading(sql, run, source);
                    case RETURNS -> new ReturnLoading(sql, run, source);
                };
        Loading.Outcome outcome = loading.load();
        List<Reject> first = new ArrayList<>();
        Optional<Path> written =
                outcome.rejected() == 0
                        ? Optional.empty()
                        : Optional.of(
                                run.stage(
                                        "Write the rejected rows",
                                        () ->
                                                rejects.write(
                                                        oltp, run, loading.rejectsQuery(), first)));
        source.requireUnchanged();
        List<String> remarks = new ArrayList<>(outcome.remarks());
        rejects.staleRemark(written).ifPresent(remarks::add);
        return new ImportReport(
                source.path(),
                source.kind(),
                dryRun,
                source.detected(),
                source.survey().rows(),
                outcome.added() + outcome.changed(),
                outcome.changed(),
                outcome.unchanged(),
                outcome.rejected(),
                written,
                List.copyOf(first),
                outcome.written(),
                List.copyOf(remarks));
    }
}
