package io.millrace.warehouse.company;

import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.util.Comparator;
import java.util.List;

/**
 * The company in a period, read in one snapshot of the warehouse.
 *
 * @param isComparable whether the data reaches back to the period before
 * @param places by market, then by sales, largest first
 */
public record Company(
        Extent extent,
        Period period,
        boolean isComparable,
        List<Place> places,
        ProfitBridge bridge,
        List<DiscountBand> discounts) {

    public Company {
        places = List.copyOf(places);
        discounts = List.copyOf(discounts);
    }

    /** All places together. */
    public Place total() {
        return places.stream().reduce(new Place("", "", Sold.NOTHING, Sold.NOTHING), Place::plus);
    }

    /** The regions of each market together, by sales, largest first. */
    public List<Place> markets() {
        return places.stream()
                .map(Place::market)
                .distinct()
                .map(this::market)
                .sorted(
                        Comparator.comparing(
                                (Place market) -> market.now().sales(), Comparator.reverseOrder()))
                .toList();
    }

    /** The regions of a market, by sales, largest first. */
    public List<Place> regions(String market) {
        return places.stream().filter(place -> place.market().equals(market)).toList();
    }

    private Place market(String market) {
        return regions(market).stream()
                .reduce(new Place(market, "", Sold.NOTHING, Sold.NOTHING), Place::plus);
    }
}
