package io.millrace.oltp.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates: ISO, three numbers in either order, month names of seven languages, two-digit years
 * (70 to 99 are of the 20th century), a time of day that is left out.
 */
public final class Dates {

    private static final Pattern TIME =
            Pattern.compile(
                    "[T ,]+\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?\\s*([AaPp]\\.?[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$");
    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}{2,12}\\.?,\\s*");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,4})\\s?([-./])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{1,4})\\.?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final String GAP = "[\\s.,/-]*";
    private static final Pattern DAY_NAME_YEAR =
            Pattern.compile(
                    "(\\d{1,2})(?:st|nd|rd|th|er|º)?%1$s(?:de |of )?(\\p{L}+)%1$s(?:de )?(\\d{4}|\\d{2})"
                            .formatted(GAP));
    private static final Pattern NAME_DAY_YEAR =
            Pattern.compile(
                    "(\\p{L}+)%1$s(\\d{1,2})(?:st|nd|rd|th)?[\\s,./-]+(\\d{4}|\\d{2})"
                            .formatted(GAP));
    private static final Pattern YEAR_NAME_DAY =
            Pattern.compile("(\\d{4})%1$s(\\p{L}+)%1$s(\\d{1,2})".formatted(GAP));
    private static final int FIRST_YEAR_OF_THE_20TH = 70;
    private static final int MOST_REMEMBERED = 20_000;

    private final DateOrder order;
    private final Map<String, Optional<LocalDate>> remembered = new HashMap<>();

    /**
     * A reader for one file.
     *
     * @param order how the file writes dates of three numbers
     */
    public Dates(DateOrder order) {
        this.order = order;
    }

    /** The date that the text means, or nothing if it is none. */
    public Optional<LocalDate> read(String text) {
        Optional<LocalDate> known = remembered.get(text);
        if (known == null) {
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            known = Optional.ofNullable(parse(text, order));
            remembered.put(text, known);
        }
        return known;
    }

    /** Whether it is three numbers of which the last is the year, so that the order matters. */
    static boolean dependsOnOrder(String text) {
        Matcher numbers = NUMBERS.matcher(withoutTime(text));
        return numbers.matches() && length(numbers, 1) <= 2;
    }

    static boolean isDotted(String text) {
        Matcher numbers = NUMBERS.matcher(withoutTime(text));
        return numbers.matches() && ".".equals(numbers.group(2));
    }

    /** Whether the year is written with two digits. */
    static boolean hasShortYear(String text) {
        Matcher numbers = NUMBERS.matcher(withoutTime(text));
        return numbers.matches() && length(numbers, 1) <= 2 && length(numbers, 4) <= 2;
    }

    static boolean hasTime(String text) {
        return TIME.matcher(text).find();
    }

    static @Nullable LocalDate parse(String text, DateOrder order) {
        String plain = WEEKDAY.matcher(withoutTime(text)).replaceFirst("");
        Matcher numbers = NUMBERS.matcher(plain);
        if (numbers.matches()) {
            return ofNumbers(numbers, order);
        }
        Matcher compact = COMPACT.matcher(plain);
        if (compact.matches()) {
            return date(compact.group(1), number(compact, 2), number(compact, 3));
        }
        return ofName(plain);
    }

    private static @Nullable LocalDate ofNumbers(Matcher numbers, DateOrder order) {
        if (length(numbers, 1) == 4 && length(numbers, 4) <= 2) {
            return date(numbers.group(1), number(numbers, 3), number(numbers, 4));
        }
        if (length(numbers, 1) > 2) {
            return null;
        }
        int first = number(numbers, 1);
        int second = number(numbers, 3);
        return order == DateOrder.DAY_FIRST
                ? date(numbers.group(4), second, first)
                : date(numbers.group(4), first, second);
    }

    private static @Nullable LocalDate ofName(String plain) {
        Matcher dayFirst = DAY_NAME_YEAR.matcher(plain);
        if (dayFirst.matches()) {
            return date(dayFirst.group(3), Months.named(dayFirst.group(2)), number(dayFirst, 1));
        }
        Matcher nameFirst = NAME_DAY_YEAR.matcher(plain);
        if (nameFirst.matches()) {
            return date(nameFirst.group(3), Months.named(nameFirst.group(1)), number(nameFirst, 2));
        }
        Matcher yearFirst = YEAR_NAME_DAY.matcher(plain);
        if (yearFirst.matches()) {
            return date(yearFirst.group(1), Months.named(yearFirst.group(2)), number(yearFirst, 3));
        }
        return null;
    }

    private static @Nullable LocalDate date(String year, int month, int day) {
        if (year.length() != 2 && year.length() != 4) {
            return null;
        }
        try {
            return LocalDate.of(wholeYear(year), month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int wholeYear(String year) {
        int number = Integer.parseInt(year);
        if (year.length() == 4) {
            return number;
        }
        return number < FIRST_YEAR_OF_THE_20TH ? 2000 + number : 1900 + number;
    }

    private static String withoutTime(String text) {
        return text.indexOf(':') < 0 ? text : TIME.matcher(text).replaceFirst("");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int length(Matcher matcher, int group) {
        return matcher.end(group) - matcher.start(group);
    }
}
