package io.millrace.ask.grammar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number can be, by how it is written. */
final class Numbers {

    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?<money>[$€£])?(?<digits>[\\d,.]+?)(?<suffix>st|nd|rd|th|k|m|mn|bn|\\s?%)?");

    private static final Map<String, BigDecimal> SIZES =
            Map.of(
                    "k", new BigDecimal("1000"),
                    "m", new BigDecimal("1000000"),
                    "mn", new BigDecimal("1000000"),
                    "bn", new BigDecimal("1000000000"));

    private static final Pattern MONTH = Pattern.compile("(\\d{1,2}|\\d{4})/(\\d{1,2}|\\d{4})");

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    private Numbers() {}

    /** Empty for what only looks like a number or a day. */
    static List<Sense> senses(Token token) {
        Matcher iso = ISO.matcher(token.normal());
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher month = MONTH.matcher(token.normal());
        if (month.matches()) {
            return month(month);
        }
        Matcher amount = AMOUNT.matcher(token.normal());
        return amount.matches() ? List.of(number(amount)) : List.of();
    }

    private static List<Sense> month(Matcher month) {
        boolean yearFirst = month.group(1).length() == 4;
        int year = Integer.parseInt(month.group(yearFirst ? 1 : 2));
        int number = Integer.parseInt(month.group(yearFirst ? 2 : 1));
        return number >= 1 && number <= 12
                ? List.of(new Sense.MonthOfYear(YearMonth.of(year, number)))
                : List.of();
    }

    private static List<Sense> day(String year, String month, String day) {
        try {
            return List.of(
                    new Sense.Day(
                            LocalDate.of(
                                    Integer.parseInt(year),
                                    Integer.parseInt(month),
                                    Integer.parseInt(day))));
        } catch (DateTimeException noSuchDay) {
            return List.of();
        }
    }

    private static Sense number(Matcher amount) {
        BigDecimal value = new BigDecimal(amount.group("digits").replace(",", ""));
        String suffix = amount.group("suffix") == null ? "" : amount.group("suffix").strip();
        if (suffix.equals("%")) {
            return new Sense.Numeral(value.movePointLeft(2), Sense.Writing.PERCENT);
        }
        if (SIZES.containsKey(suffix)) {
            value = value.multiply(SIZES.get(suffix));
        } else if (!suffix.isEmpty()) {
            return new Sense.Numeral(value, Sense.Writing.ORDINAL);
        }
        return new Sense.Numeral(
                value, amount.group("money") == null ? Sense.Writing.PLAIN : Sense.Writing.MONEY);
    }
}
