package io.millrace.etl;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many sales each location has, and each customer in each region, counted as they pass on their
 * first load.
 */
final class UseCounts {

    private static final int REGION_BITS = 15;

    private final Labels regions;
    private final Tally locations = new Tally();
    private final Tally customers = new Tally();

    /**
     * Begins at nothing.
     *
     * @param regions of places
     */
    UseCounts(Labels regions) {
        this.regions = regions;
    }

    /** Counts a sale by its keys in the warehouse. */
    void add(int customer, int place) {
        locations.add(place);
        customers.add((long) customer << REGION_BITS | regions.of(place));
    }

    /** Rows of the counts in COPY's text format; none if there was more than it can hold. */
    Map<Feed, byte[]> rows() {
        if (regions.isOverfull() || locations.isGivenUp() || customers.isGivenUp()) {
            return Map.of();
        }
        List<String> names = regions.texts();
        Map<Feed, byte[]> rows = new EnumMap<>(Feed.class);
        rows.put(Feed.LOCATION_USE, locations.rows(Long::toString));
        rows.put(Feed.CUSTOMER_USE, customers.rows(use -> customer(use, names)));
        return rows;
    }

    private static String customer(long use, List<String> names) {
        return (use >> REGION_BITS) + "\t" + names.get((int) use & ((1 << REGION_BITS) - 1));
    }
}
