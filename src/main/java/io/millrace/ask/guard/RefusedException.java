package io.millrace.ask.guard;

import java.io.Serial;

/** Ends the look at a statement; never leaves the guard. */
final class RefusedException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final String reason;

    RefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Of something at a place; {@code start} counts from 0, the sentence from 1. */
    static RefusedException at(int start, String what, String because) {
        return new RefusedException(
                "%s (position %d) %s".formatted(Token.shortened(what), start + 1, because));
    }

    String reason() {
        return reason;
    }
}
