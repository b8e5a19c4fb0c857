package io.millrace.access;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people say of the answers they got, beside the questions in the query log. */
public final class FeedbackLog {

    /** What the warehouse signals by itself, in a sentence for the person. */
    private static final String SIGNALLED = "45000";

    /** What MySQL and MariaDB say to somebody without the right to a procedure. */
    private static final int NO_RIGHT = 1370;

    /**
     * What somebody said of an answer.
     *
     * @param sql that made the answer
     * @param form what the question was understood as, as JSON; empty where there is none
     * @param comment what was wrong; may be empty
     * @param decision whether an executive approved it; empty before
     */
    public record Entry(
            long id,
            Instant at,
            String person,
            String question,
            String engine,
            String sql,
            boolean isRight,
            String reading,
            String form,
            String comment,
            Optional<Boolean> decision) {}

    /** Work on the warehouse, given the schema of the star. */
    @FunctionalInterface
    private interface Work<T> {
        T apply(Sql sql, String star) throws SQLException;
    }

    private final Database mart;

    /** Works under the account of who speaks. */
    public FeedbackLog(Database mart) {
        this.mart = mart;
    }

    /**
     * Says of the last answer to a question whether it was right.
     *
     * @param reading how it was understood, said back
     * @param form the same as JSON; empty where there is none
     * @param comment what was wrong; may be empty
     * @throws MillraceException with code USAGE if this person has not asked it
     */
    public void give(
            String question, boolean isRight, String reading, String form, String comment) {
        on((sql, star) ->
                sql.update(
                        "CALL `" + star + "`.feedback_give(?, ?, ?, ?, ?)",
                        question,
                        isRight,
                        reading,
                        form,
                        comment));
    }

    /**
     * What people said, the newest first.
     *
     * @throws MillraceException with code NOT_PERMITTED for all but executives
     */
    public List<Entry> list(int limit) {
        return on((sql, star) ->
                sql.list("CALL `" + star + "`.feedback_list(?)", FeedbackLog::map, limit));
    }

    /**
     * Says once and for all what becomes of a proposal.
     *
     * @throws MillraceException with code NOT_PERMITTED for all but executives, USAGE if there is
     *     none, or if it was decided
     */
    public void decide(long id, boolean isApproved) {
        on((sql, star) -> sql.update("CALL `" + star + "`.feedback_decide(?, ?)", id, isApproved));
    }

    /** Has it in the audit whether somebody lets questions go to a model outside the house. */
    public void chooseModel(String address, boolean isAllowed) {
        on((sql, star) -> sql.update("CALL `" + star + "`.model_choice(?, ?)", address, isAllowed));
    }

    private static Entry map(ResultSet row) throws SQLException {
        boolean isApproved = row.getBoolean("is_approved");
        @Nullable Boolean decision = row.wasNull() ? null : Boolean.valueOf(isApproved);
        return new Entry(
                row.getLong("feedback_id"),
                row.getObject("given_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("person"),
                row.getString("question"),
                row.getString("engine"),
                row.getString("sql_text"),
                row.getBoolean("is_right"),
                row.getString("reading"),
                row.getString("form"),
                row.getString("comment"),
                Optional.ofNullable(decision));
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = mart.connect()) {
            Sql sql = new Sql(connection, new Run());
            return work.apply(sql, Audit.star(sql));
        } catch (SQLException cause) {
            throw refused(cause);
        }
    }

    private static MillraceException refused(SQLException cause) {
        if (SIGNALLED.equals(cause.getSQLState())) {
            return new MillraceException(
                    MillraceException.Code.USAGE, String.valueOf(cause.getMessage()), cause);
        }
        if (cause.getErrorCode() == NO_RIGHT) {
            return new MillraceException(
                    MillraceException.Code.NOT_PERMITTED,
                    "Executives decide what becomes a verified question; your account may not.",
                    cause);
        }
        return new MillraceException(
                MillraceException.Code.FAILED,
                "What was said of the answer could not be written or read: " + cause.getMessage(),
                cause);
    }
}
