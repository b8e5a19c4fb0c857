package io.millrace.semantics.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be true of a sale for a question to be about it. Names are the semantic model's. */
public sealed interface Condition {

    /**
     * Its value in a dimension is, or is not, one of these: in the West or the East, not Furniture.
     *
     * @param values as the warehouse has them
     */
    record OneOf(String dimension, List<String> values, boolean negated) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        public static OneOf of(String dimension, String... values) {
            return new OneOf(dimension, List.of(values), false);
        }
    }

    /** A number of the line itself lies in a range: a discount above 30 %, more than 5 pieces. */
    record Numeric(String attribute, Range range, boolean negated) implements Condition {}

    /** Something is, or is not, true of the line: returned, late, sold at a loss. */
    record Flagged(String flag, boolean negated) implements Condition {}

    /**
     * It falls, or does not, on certain parts of the calendar: in Decembers, on weekends.
     *
     * @param values numbers of the cycle
     */
    record Recurring(Cycle cycle, List<Integer> values, boolean negated) implements Condition {
        public Recurring {
            values = List.copyOf(values);
        }
    }

    /** Another day of it than the one the question goes by falls into a span: shipped in 2024. */
    record Dated(DateBasis basis, Timespan span) implements Condition {}

    /**
     * It belongs to a customer, product, order or the like of which something holds: of customers
     * who bought in 2023, of products that were never returned.
     *
     * @param entity a dimension
     * @param quantifier whether some of the entity's sales are like that, none, or all
     */
    record Belonging(String entity, Quantifier quantifier, Deed deed) implements Condition {}

    /** How many of an entity's sales must be like a deed. */
    enum Quantifier {
        SOME,
        NONE,
        /**
         * Each sale in the deed's span meets its conditions, and there is one; without conditions,
         * each sale lies in the span.
         */
        ALL
    }

    /**
     * Sales of an entity, dated by their orders, and perhaps how much they amount to.
     *
     * @param amount what the measure of those sales must come to, such as more than two orders;
     *     null when it is enough that there are any
     */
    record Deed(List<Condition> conditions, Timespan span, @Nullable Threshold amount) {
        public Deed {
            conditions = List.copyOf(conditions);
        }
    }
}
