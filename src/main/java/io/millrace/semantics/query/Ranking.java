package io.millrace.semantics.query;

import java.util.List;

/**
 * Orders the rows by a figure, and may cut the list. Rows that are equal in it go by name.
 *
 * @param descending the highest first
 * @param limit how many rows; 0 keeps all of them
 * @param within the groupings inside each of whose values the limit counts: the top 3 products of
 *     each region; empty overall
 */
public record Ranking(
        Measure by, Figure figure, boolean descending, int limit, List<Grouping> within) {

    public Ranking {
        within = List.copyOf(within);
        if (limit < 0) {
            throw new IllegalArgumentException("A list is not cut after " + limit + " rows");
        }
    }

    public static Ranking top(Measure by, int limit) {
        return new Ranking(by, Figure.VALUE, true, limit, List.of());
    }

    public static Ranking bottom(Measure by, int limit) {
        return new Ranking(by, Figure.VALUE, false, limit, List.of());
    }
}
