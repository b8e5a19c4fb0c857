package io.millrace.warehouse.company;

import java.util.List;

/**
 * Customers who ordered first in the same quarter.
 *
 * @param quarter of their first order, from 1 to 4
 * @param active how many of them ordered in that quarter and in each one after it, until the last
 *     of the data
 */
public record Cohort(int year, int quarter, List<Long> active) {

    public Cohort {
        active = List.copyOf(active);
    }

    /** How many they are. */
    public long size() {
        return active.getFirst();
    }

    /** The part of them that ordered so many quarters later, 0 to 1. */
    public double retained(int quartersLater) {
        return size() == 0 ? 0 : (double) active.get(quartersLater) / size();
    }
}
