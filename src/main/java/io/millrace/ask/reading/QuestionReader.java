package io.millrace.ask.reading;

import io.millrace.semantics.query.SemanticQuery;
import org.jspecify.annotations.Nullable;

/** Reads questions in plain English. */
public interface QuestionReader {

    /**
     * Reads one question. The same question with the same data gives the same reading.
     *
     * @param previous what the question before meant, which this one may change; null in a new
     *     conversation
     */
    Reading read(String question, @Nullable SemanticQuery previous);
}
