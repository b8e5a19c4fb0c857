package io.millrace.semantics.query;

import java.util.List;

/** What a figure is a fraction of. */
public sealed interface Share {

    /**
     * Of all rows together, or of those together that have the same values in these groupings. What
     * stands in several rows, as an order with several products, is one in the whole.
     *
     * @param within some of the question's groupings; empty for the total
     */
    record OfRows(List<Grouping> within) implements Share {
        public OfRows {
            within = List.copyOf(within);
        }
    }

    /** The part that meets more conditions than the question's own, of all that it is about. */
    record OfWhole(List<Condition> part) implements Share {
        public OfWhole {
            part = List.copyOf(part);
        }
    }
}
