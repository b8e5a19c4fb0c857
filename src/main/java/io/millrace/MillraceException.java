package io.millrace;

import org.jspecify.annotations.Nullable;

/** A failure with a sentence for the person: what went wrong, where, and what to do about it. */
public final class MillraceException extends RuntimeException {

    /** What kind of failure it is; decides the exit code and how a window shows it. */
    public enum Code {
        /** A command line or a request that cannot be understood. */
        USAGE,
        /** A setting in env.yaml that is wrong. */
        CONFIGURATION,
        /** A server that cannot be reached or refuses the sign-in. */
        CANNOT_CONNECT,
        /** The account may not do this. */
        NOT_PERMITTED,
        /** The person asked to stop. */
        CANCELLED,
        /** Input or stored data that cannot be used. */
        BAD_DATA,
        /** Anything else that stopped the work. */
        FAILED
    }

    private static final long serialVersionUID = 1L;

    private final Code code;

    /**
     * A failure that Millrace found by itself.
     *
     * @param code what kind of failure it is
     * @param sentence a whole sentence for the person, without secrets
     */
    public MillraceException(Code code, String sentence) {
        this(code, sentence, null);
    }

    /**
     * A failure that something below reported.
     *
     * @param code what kind of failure it is
     * @param sentence a whole sentence for the person, without secrets
     * @param cause what was caught, kept for the log
     */
    public MillraceException(Code code, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
