package io.millrace.ask;

/** Which engines a question goes to, and in what order. */
public enum Route {
    /** The built-in engine, and a model for what it cannot read. */
    USUAL,
    /** A model, and the built-in engine where that is of no use. */
    MODEL_FIRST,
    /** A model and nobody else. */
    MODEL_ONLY,
    /** Never a model. */
    BUILT_IN_ONLY
}
