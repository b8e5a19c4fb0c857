package io.millrace.ask.chips;

import io.millrace.semantics.query.SemanticQuery;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a question as it was read.
 *
 * @param label what it is, such as "by region"
 * @param alternatives what it could be instead; may be empty
 */
public record Chip(Kind kind, String label, List<Alternative> alternatives) {

    /** What a piece is. */
    public enum Kind {
        /** What is measured. */
        MEASURE,
        GROUPING,
        FILTER,
        PERIOD,
        /** The day by which sales are dated. */
        DATE,
        THRESHOLD,
        RANKING,
        ACCUMULATION,
        COMPARISON,
        SHARE,
        /** What a question of a form of its own, such as cohorts, is about. */
        PATTERN;

        /** As it stands in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something else that the piece could be, and the whole question then. */
    public record Alternative(String label, SemanticQuery query) {}

    public Chip {
        alternatives = List.copyOf(alternatives);
    }
}
