package io.millrace.ask.prompt;

import java.io.Serial;

/** Ends the look at a proposal of a model; never leaves the reader. */
final class UnusableException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final ModelVerdict.Reason reason;
    private final String fault;

    /**
     * A fault that the model may mend.
     *
     * @param fault a sentence
     */
    UnusableException(ModelVerdict.Reason reason, String fault) {
        super(fault);
        this.reason = reason;
        this.fault = fault;
    }

    ModelVerdict.Reason reason() {
        return reason;
    }

    String fault() {
        return fault;
    }
}
