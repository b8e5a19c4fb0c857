package io.millrace.ask.prompt;

import io.millrace.semantics.query.SemanticQuery;

/**
 * Carries out what a model proposes. What is wrong with the proposal is told as a {@link
 * io.millrace.MillraceException} with code USAGE, which the model may mend; any other failure ends
 * the question.
 *
 * @param <T> what comes of it
 */
public interface Trial<T> {

    /** Compiles and runs a question that the model understood. */
    T query(SemanticQuery query);

    /**
     * Runs a statement that the model wrote.
     *
     * @param sql as the guard wrote it anew
     */
    T statement(String sql);
}
