package io.millrace.semantics.query;

/** Which figure of a measure is meant, where a comparison or a share gives it several. */
public enum Figure {
    VALUE,
    /** What a comparison's later or first value has more than the other. */
    DIFFERENCE,
    /** The difference as a fraction of the size of the other value. */
    GROWTH,
    SHARE
}
