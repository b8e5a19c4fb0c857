package io.millrace.db.jdbc;

import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
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
        if (said.contains("Public Key Retrieval")) {
            return "would need the password in the clear; set tls to verify-full or require.";
        }
        if (isAboutTls(said) || mentionsTls(cause)) {
            return "and this machine do not agree on encryption (tls is "
                    + settings.tls().word()
                    + "): "
                    + innermost(cause);
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
            return "does not answer; check host and port, and that it runs ("
                    + innermost(cause)
                    + ").";
        }
        return "refuses the connection: " + said;
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

    private static String innermost(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return Objects.requireNonNullElse(last.getMessage(), last.toString());
    }
}
