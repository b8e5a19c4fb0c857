package io.millrace.ask.prompt;

import io.millrace.semantics.query.SemanticQuery;

/** A question with its right reading. */
public record Example(String question, SemanticQuery query) {}
