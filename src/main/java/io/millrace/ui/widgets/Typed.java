package io.millrace.ui.widgets;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Figures and days between a person's fingers and the program, as people type them in a locale. */
public final class Typed {

    private static final Pattern DECORATION = Pattern.compile("[\\s\u00a0\u202f$€£¥%’']");
    private static final int MOST_DECIMALS = 4;

    private final Locale locale;
    private final char mark;
    private final Pattern number;
    private final List<DateTimeFormatter> days;

    public Typed(Locale locale) {
        this.locale = locale;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        mark = symbols.getDecimalSeparator();
        String group = Pattern.quote(String.valueOf(symbols.getGroupingSeparator()));
        number =
                Pattern.compile(
                        "[+-]?(\\d{1,3}(%1$s\\d{2,3})*%1$s\\d{3}|\\d*)(%2$s\\d*)?"
                                .formatted(group, Pattern.quote(String.valueOf(mark))));
        days =
                List.of(
                        DateTimeFormatter.ofPattern("d MMM uuuu", locale),
                        DateTimeFormatter.ISO_LOCAL_DATE,
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(locale),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }

    /** As the person's own machine writes. */
    public static Typed ofDesktop() {
        return new Typed(Locale.getDefault(Locale.Category.FORMAT));
    }

    /** What the text says as a number; signs of money and percent around it do not matter. */
    public Optional<BigDecimal> number(String text) {
        String plain = DECORATION.matcher(text).replaceAll("").replace('−', '-');
        if (plain.chars().noneMatch(Character::isDigit) || !number.matcher(plain).matches()) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == mark) {
                digits.append('.');
            } else if (Character.isDigit(c) || c == '-') {
                digits.append(c);
            }
        }
        return Optional.of(new BigDecimal(digits.toString()));
    }

    /** A whole number above 0 of at most nine digits. */
    public Optional<Integer> count(String text) {
        return number(text)
                .filter(value -> value.signum() > 0 && value.precision() - value.scale() <= 9)
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValueExact);
    }

    /** A number to go on typing at: without groups, with no more decimals than it needs. */
    public String plain(BigDecimal value) {
        return plain(value, 0);
    }

    /** Money to go on typing at, with cents. */
    public String money(BigDecimal value) {
        return plain(value, 2);
    }

    private String plain(BigDecimal value, int decimals) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(value);
    }

    /** Such as 31 Dec 2025. */
    public String day(LocalDate day) {
        return days.getFirst().format(day);
    }

    /** A day as it is shown, in the locale's short form, or as 2025-12-31. */
    public Optional<LocalDate> day(String text) {
        return days.stream().flatMap(format -> parse(text.strip(), format)).findFirst();
    }

    private static Stream<LocalDate> parse(String text, DateTimeFormatter format) {
        try {
            return Stream.of(LocalDate.parse(text, format));
        } catch (DateTimeException notThisWay) {
            return Stream.empty();
        }
    }
}
