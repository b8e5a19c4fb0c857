package io.millrace.semantics.query;

/** What there is: the first and the last day of data, and how many orders, lines and so on. */
public record Coverage(Subject subject) implements SemanticQuery {
    @Override
    public Coverage about(Subject other) {
        return new Coverage(other);
    }
}
