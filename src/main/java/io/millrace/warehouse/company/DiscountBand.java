package io.millrace.warehouse.company;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What lines of about the same discount brought in.
 *
 * @param band 0 without discount, 1 up to 10%, 2 up to 20%, and so on
 */
public record DiscountBand(int band, BigDecimal sales, BigDecimal profit, long lines) {

    /** Profit as a fraction of sales; nothing where nothing was paid. */
    public Optional<BigDecimal> margin() {
        return sales.signum() == 0
                ? Optional.empty()
                : Optional.of(profit.divide(sales, MathContext.DECIMAL64));
    }
}
