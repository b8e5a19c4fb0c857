package io.millrace.warehouse;

import java.util.List;
import java.util.Optional;

/**
 * The figures of a period, read in one snapshot of the warehouse.
 *
 * @param extent the days of which there is data
 * @param before the figures of {@link Period#previous()}; nothing where the data does not reach
 *     back
 * @param regions by sales, largest first
 * @param categories by sales, largest first
 */
public record Overview(
        Extent extent,
        Period period,
        Figures figures,
        Optional<Figures> before,
        Trend trend,
        List<Share> regions,
        List<Share> categories) {

    public Overview {
        regions = List.copyOf(regions);
        categories = List.copyOf(categories);
    }
}
