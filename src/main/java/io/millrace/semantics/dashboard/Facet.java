package io.millrace.semantics.dashboard;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By what a dashboard can be narrowed. */
public enum Facet {
    /** Days within the period, which become the period. */
    SPAN("Days"),
    REGION("Region", "region"),
    CATEGORY("Category", "category"),
    SUBCATEGORY("Sub-category", "subcategory"),
    /** By the product's key, since two may have the same name. */
    PRODUCT("Product", "product"),
    SHIP_MODE("Ship mode", "ship_mode"),
    RETURN_REASON("Return reason", "return_reason"),
    /** 1 is Monday. */
    WEEKDAY("Weekday", Cycle.WEEKDAY),
    /** 1 is January, of whichever year. */
    MONTH("Month", Cycle.MONTH_OF_YEAR),
    /** By the customer's key. */
    CUSTOMER("Customer", "customer");

    private final String title;
    private final Optional<String> dimension;
    private final Optional<Cycle> cycle;

    Facet(String title) {
        this(title, Optional.empty(), Optional.empty());
    }

    Facet(String title, String dimension) {
        this(title, Optional.of(dimension), Optional.empty());
    }

    Facet(String title, Cycle cycle) {
        this(title, Optional.empty(), Optional.of(cycle));
    }

    Facet(String title, Optional<String> dimension, Optional<Cycle> cycle) {
        this.title = title;
        this.dimension = dimension;
        this.cycle = cycle;
    }

    /** As people say it. */
    public String title() {
        return title;
    }

    /** The dimension whose values people read; nothing for parts of the calendar. */
    Optional<String> dimension() {
        return dimension;
    }

    /** Those that make no sense without it. */
    Set<Facet> narrower() {
        return switch (this) {
            case CATEGORY -> Set.of(SUBCATEGORY, PRODUCT);
            case SUBCATEGORY -> Set.of(PRODUCT);
            case SPAN, REGION, PRODUCT, SHIP_MODE, RETURN_REASON, WEEKDAY, MONTH, CUSTOMER ->
                    Set.of();
        };
    }

    /** The dimension whose values are picked; nothing for parts of the calendar. */
    Optional<String> picked() {
        return switch (this) {
            case PRODUCT, CUSTOMER -> dimension.map(DimensionDefinition::nameOfKey);
            case SPAN, REGION, CATEGORY, SUBCATEGORY, SHIP_MODE, RETURN_REASON, WEEKDAY, MONTH ->
                    dimension;
        };
    }

    /** What must be true of a sale; nothing for days, which are no condition but the period. */
    Optional<Condition> condition(String value) {
        return picked().<Condition>map(name -> Condition.OneOf.of(name, value))
                .or(() ->
                        cycle.map(part ->
                                new Condition.Recurring(
                                        part, List.of(Integer.valueOf(value)), false)));
    }
}
