package io.millrace.ask.prompt;

import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question, and what is known when it is asked.
 *
 * @param previous what the question before meant; null in a new conversation
 * @param values the names in the person's mart
 * @param extent the days of which there is data
 * @param readable how the built-in engine reads another question; empty where it does not
 */
public record Asked(
        String question,
        @Nullable SemanticQuery previous,
        ValueDictionary values,
        Extent extent,
        Function<String, Optional<SemanticQuery>> readable) {}
