package io.millrace.ask.words;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Range;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Ranges of numbers in words, with every digit that they have. */
public final class RangeWords {

    private RangeWords() {}

    /** Such as "over 10,000", "between 10% and 20%" or "at least 3 and under 5". */
    public static String of(Range range, Format format) {
        Range.Bound low = range.low();
        Range.Bound high = range.high();
        if (low == null) {
            return high == null ? "" : high(high, format);
        }
        if (high == null) {
            return low(low, format);
        }
        if (!low.included() || !high.included()) {
            return low(low, format) + " and " + high(high, format);
        }
        return low.equals(high)
                ? "exactly " + number(low.value(), format)
                : "between %s and %s"
                        .formatted(number(low.value(), format), number(high.value(), format));
    }

    private static String low(Range.Bound bound, Format format) {
        return (bound.included() ? "at least " : "over ") + number(bound.value(), format);
    }

    private static String high(Range.Bound bound, Format format) {
        return (bound.included() ? "at most " : "under ") + number(bound.value(), format);
    }

    /** A number with all its digits, such as 1,234.5, 12.5% or, as a day, 2024-03-05. */
    public static String number(BigDecimal value, Format format) {
        return switch (format) {
            case PERCENT -> grouped(value.movePointRight(2)) + "%";
            case DATE -> day(value);
            case MONEY, NUMBER, DECIMAL, DAYS, TEXT -> grouped(value);
        };
    }

    private static String day(BigDecimal key) {
        try {
            int number = key.intValueExact();
            return LocalDate.of(number / 10_000, number / 100 % 100, number % 100).toString();
        } catch (ArithmeticException | DateTimeException _) {
            return grouped(key);
        }
    }

    private static String grouped(BigDecimal value) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(value.scale(), 0));
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        return format.format(value);
    }
}
