package io.millrace.warehouse.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What was sold in a region of a market, in a period and in the one before.
 *
 * @param before nothing sold where the data does not reach back
 */
public record Place(String market, String region, Sold now, Sold before) {

    /** Growth of sales as a fraction; nothing where there were none before. */
    public Optional<BigDecimal> salesGrowth() {
        return growth(before.sales(), now.sales());
    }

    /** Growth as a fraction; nothing from nothing, or from a loss. */
    public static Optional<BigDecimal> growth(BigDecimal before, BigDecimal now) {
        return before.signum() <= 0
                ? Optional.empty()
                : Optional.of(now.subtract(before).divide(before, MathContext.DECIMAL64));
    }

    Place plus(Place other) {
        return new Place(market, region, now.plus(other.now), before.plus(other.before));
    }
}
