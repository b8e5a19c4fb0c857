package io.millrace.oltp;

import java.util.List;
import java.util.Map;

/**
 * What there is to choose from at entry.
 *
 * @param daysToShip how many days each ship mode usually takes, where any was used lately
 * @param reasons why things came back so far, the most frequent first
 */
public record EntryChoices(
        List<String> priorities,
        List<String> shipModes,
        Map<String, Integer> daysToShip,
        List<String> returnStatuses,
        List<String> reasons,
        List<String> segments,
        List<Family> families,
        List<Area> areas) {

    /** Nothing yet. */
    public static final EntryChoices NONE =
            new EntryChoices(
                    List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());

    /** A subcategory within its category. */
    public record Family(String category, String subcategory) {}

    /**
     * A region.
     *
     * @param market empty where no order says
     */
    public record Area(String region, String market) {}

    public EntryChoices {
        priorities = List.copyOf(priorities);
        shipModes = List.copyOf(shipModes);
        daysToShip = Map.copyOf(daysToShip);
        returnStatuses = List.copyOf(returnStatuses);
        reasons = List.copyOf(reasons);
        segments = List.copyOf(segments);
        families = List.copyOf(families);
        areas = List.copyOf(areas);
    }

    /** The names of the regions. */
    public List<String> regions() {
        return areas.stream().map(Area::region).distinct().toList();
    }

    /** The names of the markets. */
    public List<String> markets() {
        return areas.stream()
                .map(Area::market)
                .filter(market -> !market.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
