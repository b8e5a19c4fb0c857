package io.millrace.db.jdbc;

import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;

/** What a failed connection means, in a sentence for the person. */
public final class Refusals {

    private Refusals() {}

    /**
     * The exception for a server that let nobody in.
     *
     * @param server what it is called, such as "PostgreSQL"
     */
    public static MillraceException of(String server, ServerSettings settings, SQLException cause) {
        return new MillraceException(
                MillraceException.Code.CANNOT_CONNECT,
                server
                        + " at "
                        + settings.host()
                        + ":"
                        + settings.port()
                        + " "
                        + reason(settings, cause),
                cause);
    }

    private static String reason(ServerSettings settings, SQLException cause) {
        String said = Objects.requireNonNullElse(cause.getMessage(), "").strip();
        String state = Objects.requireNonNullElse(cause.getSQLState(), "");
        if (demandsTls(said)) {
            return "demands encryption, and tls is %s; set it to verify-full or require."
                    .formatted(settings.tls().word());
        }
        if (said.contains("pg_hba.conf")) {
            return "lets nobody in from this machine as %s to %s; its pg_hba.conf has to name them."
                    .formatted(settings.user(), settings.database());
        }
        if (said.contains("Public Key Retrieval")) {
            return "would need the password in the clear; set tls to verify-full or require.";
        }
        if (isAboutTls(said) || mentionsTls(cause)) {
            return "and this machine do not agree on encryption (tls is "
                    + settings.tls().word()
                    + "): "
                    + words(innermost(cause));
        }
        if (state.startsWith("28")) {
            return "refuses the account " + settings.user() + "; check user and password.";
        }
        if (state.equals("3D000") || cause.getErrorCode() == 1049) {
            return "has no database named " + settings.database() + "; create it first.";
        }
        if (state.equals("42000") && cause.getErrorCode() == 1044) {
            return "does not let " + settings.user() + " use " + settings.database() + ".";
        }
        if (state.startsWith("08")) {
            return away(innermost(cause));
        }
        return "refuses the connection: " + said;
    }

    private static String away(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ ->
                    "is nowhere to be found: no machine goes by that name; check host.";
            case ConnectException _ ->
                    "does not answer: nobody listens there; check port, and that it runs.";
            case SocketTimeoutException slow when words(slow).startsWith("Connect") ->
                    "does not answer in time; check host and port, and that no firewall stands between.";
            case SocketTimeoutException _ ->
                    "takes the connection and says nothing; check that this is its port.";
            case Throwable _ ->
                    "does not answer; check host and port, and that it runs ("
                            + words(cause)
                            + ").";
        };
    }

    /** Servers that take nobody in the clear say so in their own words. */
    private static boolean demandsTls(String said) {
        return (said.contains("pg_hba.conf")
                        && (said.contains("no encryption") || said.contains("SSL off")))
                || said.contains("insecure transport");
    }

    /** The drivers say it in words of their own, under the code of a server that is away. */
    private static boolean isAboutTls(String said) {
        return said.contains("SSL")
                || said.contains("caching_sha2_password")
                || said.contains("hostnameverifier");
    }

    private static boolean mentionsTls(Throwable cause) {
        for (Throwable next = cause; next != null; next = next.getCause()) {
            if (next instanceof javax.net.ssl.SSLException
                    || next instanceof java.security.cert.CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable innermost(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last;
    }

    private static String words(Throwable cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
