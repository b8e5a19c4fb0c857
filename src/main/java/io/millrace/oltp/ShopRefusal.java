package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What it means for the person that the shop's database did not do what was asked. */
final class ShopRefusal {

    /** After a clash of keys, another look shows whose row was there first. */
    private static final Set<String> IN_EACH_OTHERS_WAY = Set.of("40001", "40P01", "23505");

    private static final Set<String> GOING_AWAY = Set.of("57P01", "57P02", "57P03");

    private ShopRefusal() {}

    static boolean isWorthAnotherTry(SQLException cause) {
        return IN_EACH_OTHERS_WAY.contains(state(cause));
    }

    /** Whether nobody knows if the server still did it. */
    static boolean isLost(SQLException cause) {
        return state(cause).startsWith("08")
                || GOING_AWAY.contains(state(cause))
                || cause instanceof SQLTransientConnectionException;
    }

    /**
     * The exception with a sentence.
     *
     * @param doing in words that complete "while …"
     */
    static MillraceException of(String doing, Run run, SQLException cause) {
        if (run.isCancelled()) {
            return new MillraceException(Code.CANCELLED, "Cancelled; nothing was changed.", cause);
        }
        if (isLost(cause)) {
            return new MillraceException(
                    Code.CANNOT_CONNECT,
                    "The shop's database could not be reached while %s. Nothing you typed is lost; try again when it is back."
                            .formatted(doing),
                    cause);
        }
        return switch (state(cause)) {
            case "42501" ->
                    new MillraceException(
                            Code.NOT_PERMITTED,
                            "Your account has no right to this; it was refused while %s: %s."
                                    .formatted(doing, said(cause)),
                            cause);
            case "23505" ->
                    new MillraceException(
                            Code.BAD_DATA,
                            "Something of that number is there already; it was noticed while %s."
                                    .formatted(doing),
                            cause);
            case String state when state.startsWith("22") || state.startsWith("23") ->
                    new MillraceException(
                            Code.BAD_DATA,
                            "The shop refused it while %s: %s.".formatted(doing, said(cause)),
                            cause);
            case String _ ->
                    new MillraceException(
                            Code.FAILED,
                            "The shop's database failed while %s: %s."
                                    .formatted(doing, said(cause)),
                            cause);
        };
    }

    private static String state(SQLException cause) {
        return Objects.requireNonNullElse(cause.getSQLState(), "");
    }

    /** The server's own words, without the place in the statement. */
    private static String said(SQLException cause) {
        ServerErrorMessage server =
                cause instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String words = server == null ? cause.getMessage() : server.getMessage();
        return Objects.requireNonNullElse(words, "no reason given");
    }
}
