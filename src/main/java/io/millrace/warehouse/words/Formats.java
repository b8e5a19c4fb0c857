package io.millrace.warehouse.words;

import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures, times and periods as people write them in a locale. */
public final class Formats {

    private static final BigDecimal LONG_FROM = BigDecimal.valueOf(10_000);
    private static final BigDecimal CENTS_BELOW = BigDecimal.valueOf(1_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String DASH = " – ";

    private final Locale locale;
    private final @Nullable Currency currency;

    /**
     * A way of writing.
     *
     * @param currency of all money; null to write it as mere numbers
     */
    public Formats(Locale locale, @Nullable Currency currency) {
        this.locale = locale;
        this.currency = currency;
    }

    /**
     * The person's own way of writing.
     *
     * @param currency of all money; null to write it as mere numbers
     */
    public static Formats ofDesktop(@Nullable Currency currency) {
        return new Formats(Locale.getDefault(Locale.Category.FORMAT), currency);
    }

    public Locale locale() {
        return locale;
    }

    /** Such as 4,231. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Money at a glance in three digits, such as $12.3M, $9,872 or $458.61. */
    public String money(BigDecimal amount) {
        BigDecimal size = amount.abs();
        if (size.compareTo(LONG_FROM) >= 0) {
            int digits = compactDigits(size);
            return signed(amount, compact(size, digits, digits));
        }
        return amount(amount);
    }

    /** Money in a sentence, such as $1,234,568 or $458.61. */
    public String amount(BigDecimal amount) {
        boolean hasCents = amount.abs().compareTo(CENTS_BELOW) < 0 && !isWhole(amount);
        return exactly(amount, hasCents ? 2 : 0);
    }

    /** Money on an axis, with no more digits than it needs, such as $50K. */
    public String moneyOnAxis(BigDecimal amount) {
        return signed(amount, compact(amount.abs(), 0, 2));
    }

    private String compact(BigDecimal size, int leastDigits, int mostDigits) {
        NumberFormat format =
                NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMinimumFractionDigits(leastDigits);
        format.setMaximumFractionDigits(mostDigits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(size.doubleValue());
    }

    /** Money to the cent, such as $1,234,567.89. */
    public String moneyInFull(BigDecimal amount) {
        return exactly(amount, 2);
    }

    /** A number with two decimals at most, such as 3.96 or -12. */
    public String decimal(BigDecimal number) {
        return plain(number, 0, 2);
    }

    /** A fraction as a percentage with one decimal, such as 12.5%. */
    public String percent(BigDecimal fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(fraction);
    }

    /** A fraction as a percentage rounded down, such as 62%: what is not done is never 100%. */
    public String wholePercent(double fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setRoundingMode(RoundingMode.DOWN);
        return format.format(fraction);
    }

    /** A difference of two fractions in percentage points, such as 1.2 pts. */
    public String points(BigDecimal fraction) {
        return plain(fraction.multiply(HUNDRED), 1, 1) + " pts";
    }

    /** An amount of storage, such as 48 kB, 3.2 MB or 4.7 GB. */
    public String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return count(bytes / 1_000) + " kB";
        }
        return bytes < 1_000_000_000
                ? plain(BigDecimal.valueOf(bytes, 6), 1, 1) + " MB"
                : plain(BigDecimal.valueOf(bytes, 9), 1, 1) + " GB";
    }

    /** A length of time in its largest unit, such as 4 s, 3 min, 5 h or 2 days. */
    public String duration(Duration duration) {
        if (duration.toMinutes() < 2) {
            return count(duration.toSeconds()) + " s";
        }
        if (duration.toHours() < 2) {
            return count(duration.toMinutes()) + " min";
        }
        return duration.toDays() < 2
                ? count(duration.toHours()) + " h"
                : count(duration.toDays()) + " days";
    }

    /** How long work took, such as 0.4 s or 12 s. */
    public String elapsed(Duration duration) {
        if (duration.toSeconds() >= 10) {
            return duration(duration);
        }
        return plain(BigDecimal.valueOf(duration.toMillis(), 3), 1, 1) + " s";
    }

    /** Such as 21:17. */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(time);
    }

    /** Such as 31 Dec 2025, 21:17, where the person is. */
    public String moment(Instant instant) {
        LocalDateTime here = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
        return day(here.toLocalDate()) + ", " + time(here.toLocalTime());
    }

    /** Such as December 2025. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(month);
    }

    /** Such as 31 Dec 2025. */
    public String day(LocalDate day) {
        return date(day, "d MMM uuuu");
    }

    /** As briefly as it is exact: 2025, Dec 2025, Jan – Mar 2025, or days. */
    public String period(Period period) {
        return period.isWholeMonths() ? months(period) : days(period);
    }

    /** A step of a trend, such as Dec 2025 or 31 Dec. */
    public String step(Step step, LocalDate from) {
        return switch (step) {
            case DAY, WEEK -> date(from, "d MMM");
            case MONTH -> date(from, "MMM uuuu");
        };
    }

    private String months(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        boolean fromJanuary = from.getMonthValue() == 1;
        if (fromJanuary && to.getMonthValue() == 12) {
            String first = date(from, "uuuu");
            return from.getYear() == to.getYear() ? first : first + DASH + date(to, "uuuu");
        }
        if (YearMonth.from(from).equals(YearMonth.from(to))) {
            return date(from, "MMM uuuu");
        }
        String first = date(from, from.getYear() == to.getYear() ? "MMM" : "MMM uuuu");
        return first + DASH + date(to, "MMM uuuu");
    }

    private String days(Period period) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from.equals(to)) {
            return day(from);
        }
        String pattern =
                YearMonth.from(from).equals(YearMonth.from(to))
                        ? "d"
                        : from.getYear() == to.getYear() ? "d MMM" : "d MMM uuuu";
        return date(from, pattern) + DASH + day(to);
    }

    private String date(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }

    private String exactly(BigDecimal amount, int digits) {
        return signed(amount, plain(amount.abs(), digits, digits));
    }

    private String plain(BigDecimal number, int leastDigits, int mostDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(leastDigits);
        format.setMaximumFractionDigits(mostDigits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** Puts the currency where the locale has it, which a compact format cannot do by itself. */
    private String signed(BigDecimal amount, String size) {
        if (currency == null) {
            return amount.signum() < 0 ? "−" + size : size;
        }
        DecimalFormat money = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
        money.setCurrency(currency);
        return amount.signum() < 0
                ? "−" + money.getPositivePrefix() + size + money.getPositiveSuffix()
                : money.getPositivePrefix() + size + money.getPositiveSuffix();
    }

    private static int compactDigits(BigDecimal size) {
        int digitsBeforeUnit = (size.precision() - size.scale() - 1) % 3 + 1;
        return digitsBeforeUnit == 3 ? 0 : digitsBeforeUnit == 2 ? 1 : 2;
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0;
    }
}
