package io.millrace.access;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What a person has asked, as long as the query log keeps it. */
public final class QuestionHistory {

    /** The server looks for no longer pieces. */
    private static final int LONGEST_PART = 200;

    /**
     * A question, as it was asked last.
     *
     * @param outcome answered, clarify, unknown, refused or error
     */
    public record Asked(String question, Instant at, String outcome, long rows) {}

    private final Database mart;

    /** Of whoever the account belongs to. */
    public QuestionHistory(Database mart) {
        this.mart = mart;
    }

    /**
     * Questions that have a piece of text in them, each once, the newest first.
     *
     * @param part in any case; empty for all
     * @param most how many at most
     * @throws MillraceException if the log cannot be read, or with code CANCELLED
     */
    public List<Asked> find(String part, int most, Run run) {
        try (Connection connection = mart.connect()) {
            Sql log = new Sql(connection, run);
            return log.list(
                    "CALL `" + Audit.star(log) + "`.own_questions(?, ?)",
                    row ->
                            new Asked(
                                    row.getString("question"),
                                    Instant.ofEpochSecond(row.getLong("asked_at")),
                                    row.getString("outcome"),
                                    row.getLong("row_count")),
                    part.length() <= LONGEST_PART ? part : part.substring(0, LONGEST_PART),
                    most);
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "Your questions of before could not be read. Check that the warehouse's server is running, then try again.",
                    cause);
        }
    }
}
