package io.millrace.ask.prompt;

/**
 * What came of asking a model.
 *
 * @param <T> what comes of a proposal that can be carried out
 */
public sealed interface ModelVerdict<T> {

    /** What it took. */
    Effort effort();

    /** It proposed what could be carried out. */
    record Used<T>(T result, Effort effort) implements ModelVerdict<T> {}

    /**
     * It proposed nothing of use.
     *
     * @param sentence for the person; never in the model's words
     */
    record Unused<T>(Reason reason, String sentence, Effort effort) implements ModelVerdict<T> {}

    /** Why a proposal is of no use. */
    enum Reason {
        /** The model says that the form cannot say it. */
        OUTSIDE,
        /** The model says that the warehouse does not know. */
        NOT_KNOWN,
        /** The model keeps to no form, or names what does not exist. */
        UNREADABLE,
        /** The guard does not let its statement through. */
        REFUSED,
        /** The database refuses its statement. */
        FAILED;

        /** Whether the model may do better when it hears what was wrong. */
        boolean isMendable() {
            return this != OUTSIDE && this != NOT_KNOWN;
        }
    }
}
