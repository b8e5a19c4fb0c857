package io.millrace.access;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What the servers' refusals mean to an administrator. */
final class AdministrationFaults {

    /** Of MySQL: to a schema, at all, to make somebody by a grant. */
    private static final Set<Integer> NEEDS_MORE = Set.of(1044, 1227, 1410);

    private AdministrationFaults() {}

    /**
     * The exception for a change that was not made.
     *
     * @param failure what did not happen, without the full stop
     */
    static MillraceException of(String failure, SQLException cause) {
        String state = Objects.requireNonNullElse(cause.getSQLState(), "");
        if (NEEDS_MORE.contains(cause.getErrorCode())) {
            return because(
                    Code.CONFIGURATION,
                    failure,
                    "the owner of the warehouse may not make accounts there; the README says under"
                            + " \"Servers of your own\" what its server has to grant ("
                            + said(cause)
                            + ")",
                    cause);
        }
        return switch (state) {
            case "42501" ->
                    because(
                            Code.NOT_PERMITTED,
                            failure,
                            "only an administrator may do this",
                            cause);
            case "23505" -> because(Code.USAGE, failure, "somebody has this name already", cause);
            case "42710" ->
                    because(
                            Code.USAGE,
                            failure,
                            "the PostgreSQL server has an account of this name already; choose"
                                    + " another",
                            cause);
            case "P0002", "22023", "55000", "45000" ->
                    because(Code.USAGE, failure, said(cause), cause);
            case "55P03" ->
                    because(
                            Code.FAILED,
                            failure,
                            "somebody is trying to sign in under this name at this moment; try"
                                    + " again",
                            cause);
            default -> because(Code.FAILED, failure, said(cause), cause);
        };
    }

    static MillraceException nobody(String name) {
        return new MillraceException(Code.USAGE, "There is nobody named " + name + ".");
    }

    private static MillraceException because(
            Code code, String failure, String reason, SQLException cause) {
        String end = reason.endsWith(".") ? "" : ".";
        return new MillraceException(code, failure + ": " + reason + end, cause);
    }

    /** The server's sentence without what the driver puts around it. */
    private static String said(SQLException cause) {
        String message = Objects.requireNonNullElse(cause.getMessage(), "no reason was given");
        return message.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
    }
}
