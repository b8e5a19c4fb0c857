package io.millrace.cdc;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sync wants to see.
 *
 * @param since the snapshot text of the sync before; empty for everything
 * @param orders ids to look at again although nobody changed them
 * @param products ids, likewise
 * @param customers ids, likewise
 * @param months whose orders are to be read again
 */
public record Scope(
        Optional<String> since,
        List<String> orders,
        List<String> products,
        List<String> customers,
        SortedSet<YearMonth> months) {

    /** Everything there is. */
    public static Scope everything() {
        return new Scope(Optional.empty(), List.of(), List.of(), List.of(), new TreeSet<>());
    }

    /** What changed since a snapshot. */
    public static Scope since(String snapshot) {
        return new Scope(Optional.of(snapshot), List.of(), List.of(), List.of(), new TreeSet<>());
    }

    public boolean isEverything() {
        return since.isEmpty();
    }
}
