package io.millrace.semantics.dashboard;

import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import java.util.List;
import java.util.Set;

/** Charts that compare parts of the business, each with what its marks narrow. */
public enum Chart {
    REGIONS(Facet.REGION, "sales", "profit", 0),
    CATEGORIES(Facet.CATEGORY, "sales", "profit", 0),
    SUBCATEGORIES(Facet.SUBCATEGORY, "sales", "profit", 0),
    PRODUCTS(Facet.PRODUCT, "sales", "profit", 10),
    SHIP_MODES(Facet.SHIP_MODE, "sales", "profit", 0),
    /** By orders of which something came back, and their sales. */
    RETURN_REASONS(Facet.RETURN_REASON, "returned_orders", "returned_sales", 0),
    CUSTOMERS(Facet.CUSTOMER, "sales", "profit", 10);

    private final Facet facet;
    private final String size;
    private final String beside;
    private final int longest;

    Chart(Facet facet, String size, String beside, int longest) {
        this.facet = facet;
        this.size = size;
        this.beside = beside;
        this.longest = longest;
    }

    public Facet facet() {
        return facet;
    }

    /** How far the categories are drilled into. */
    public static Chart ofDrill(DashboardFilter filter) {
        if (filter.pick(Facet.SUBCATEGORY).isPresent()) {
            return PRODUCTS;
        }
        return filter.pick(Facet.CATEGORY).isPresent() ? SUBCATEGORIES : CATEGORIES;
    }

    /** What it shows: all that may be picked in it, whichever is. */
    public DashboardFilter shown(DashboardFilter filter) {
        return filter.without(Set.of(facet));
    }

    Grouping grouping() {
        return new Grouping.By(facet.picked().orElseThrow());
    }

    /** The figure that orders its parts, and the one beside it. */
    List<Named> measures() {
        return List.of(new Named(size), new Named(beside));
    }

    /** How many parts it shows; 0 for all. */
    int longest() {
        return longest;
    }
}
