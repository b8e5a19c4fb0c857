package io.millrace.ask.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Ends one attempt; what is said about it depends on the server. Never leaves the package. */
final class TroubleException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    TroubleException(Trouble trouble, @Nullable Throwable cause) {
        super(trouble.toString(), cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
