package io.millrace.ui.tiles;

import io.millrace.ui.widgets.Mood;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How a figure moved against the period before.
 *
 * @param direction −1 down, 0 the same, 1 up
 * @param amount by how much, without a sign, such as "12.5%"
 */
public record Change(int direction, String amount, Mood mood) {

    /** Of a product that hardly sold before, the exact percentage says nothing. */
    private static final String BEYOND_COUNTING = "over ";

    /** A relative change; of money that was not positive before, the difference. */
    public static Change ofAmount(BigDecimal before, BigDecimal now, Formats formats) {
        BigDecimal difference = now.subtract(before);
        if (before.signum() <= 0) {
            return of(difference.signum(), formats.money(difference.abs()), true);
        }
        BigDecimal fraction = shown(difference.divide(before, MathContext.DECIMAL64));
        return of(
                fraction.signum(),
                fraction.compareTo(BigDecimal.TEN) > 0
                        ? BEYOND_COUNTING + formats.wholePercent(10)
                        : formats.percent(fraction.abs()),
                true);
    }

    public static Optional<Change> ofCount(long before, long now, Formats formats) {
        return before == 0
                ? Optional.empty()
                : Optional.of(
                        ofAmount(BigDecimal.valueOf(before), BigDecimal.valueOf(now), formats));
    }

    /** A change of two rates, in percentage points. */
    public static Change ofRate(
            BigDecimal before, BigDecimal now, boolean upIsGood, Formats formats) {
        BigDecimal difference = shown(now.subtract(before));
        return of(difference.signum(), formats.points(difference.abs()), upIsGood);
    }

    /** A change of lengths of time, in days; longer is worse. */
    public static Change ofDays(BigDecimal before, BigDecimal now, Formats formats) {
        BigDecimal difference = now.subtract(before).setScale(2, RoundingMode.HALF_UP);
        return of(difference.signum(), formats.decimal(difference.abs()) + " d", false);
    }

    /** As exact as it is written: what reads 0.0% did not move. */
    private static BigDecimal shown(BigDecimal fraction) {
        return fraction.setScale(3, RoundingMode.HALF_UP);
    }

    private static Change of(int direction, String amount, boolean upIsGood) {
        return new Change(
                direction,
                amount,
                direction == 0 ? Mood.NEUTRAL : direction > 0 == upIsGood ? Mood.GOOD : Mood.BAD);
    }

    /** Such as "up 12.5%". */
    public String inWords() {
        return direction == 0 ? "unchanged" : (direction > 0 ? "up " : "down ") + amount;
    }
}
