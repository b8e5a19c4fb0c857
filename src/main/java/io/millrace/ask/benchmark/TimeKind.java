package io.millrace.ask.benchmark;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of time holds. An answer may write it in many ways; here each becomes one number:
 * 2024, 20241 for a quarter, 202401 for a month or a week, 20240131 for a day.
 */
enum TimeKind {
    YEAR(1, 0, 0),
    QUARTER(10, 1, 4),
    MONTH(100, 1, 12),
    WEEK(100, 1, 53),
    DAY(10_000, 101, 1231),
    WEEKDAY(0, 1, 7),
    MONTH_OF_YEAR(0, 1, 12);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int SHORTEST_NAME = 3;

    /** A day, also one with a time of day that is midnight. */
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ]00:00(?::00(?:\\.0+)?)?)?");

    private static final Pattern PART = Pattern.compile("[A-Za-z]+|\\d+");

    private final int scale;
    private final int least;
    private final int most;

    /**
     * @param scale what the year is multiplied with before the part within it is added; 0 without
     *     year
     * @param least and most: what the part can be
     */
    TimeKind(int scale, int least, int most) {
        this.scale = scale;
        this.least = least;
        this.most = most;
    }

    /** By the name of a column of gold. */
    static Optional<TimeKind> ofColumn(String column) {
        return column.endsWith("_day")
                ? Optional.of(DAY)
                : Arrays.stream(values())
                        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(column))
                        .findFirst();
    }

    /** Empty if the value is no such time. */
    OptionalInt number(@Nullable Object value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        String text = value.toString().strip();
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return ofDate(date.group(1));
        }
        return text.matches("\\d{1,8}") ? ofNumber(Integer.parseInt(text)) : ofWords(text);
    }

    /** Of a year and a number or name within it, which stand in two columns. */
    OptionalInt number(@Nullable Object year, @Nullable Object part) {
        OptionalInt found = YEAR.number(year);
        if (scale < 10 || found.isEmpty() || part == null) {
            return OptionalInt.empty();
        }
        return number(found.getAsInt() + " " + name().charAt(0) + " " + part);
    }

    private OptionalInt ofNumber(int number) {
        if (this == YEAR) {
            return isYear(number) ? OptionalInt.of(number) : OptionalInt.empty();
        }
        if (scale == 0) {
            return isPart(number) ? OptionalInt.of(number) : OptionalInt.empty();
        }
        return isYear(number / scale) && isPart(number % scale)
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    /** A longer time is written by its first day. */
    private OptionalInt ofDate(String text) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return OptionalInt.empty();
        }
        int year = date.getYear();
        int month = date.getMonthValue();
        boolean isFirst = date.getDayOfMonth() == 1;
        return switch (this) {
            case YEAR -> date.getDayOfYear() == 1 ? OptionalInt.of(year) : OptionalInt.empty();
            case QUARTER ->
                    isFirst && month % 3 == 1 ? of(year, (month + 2) / 3) : OptionalInt.empty();
            case MONTH -> isFirst ? of(year, month) : OptionalInt.empty();
            case WEEK ->
                    date.getDayOfWeek() == DayOfWeek.MONDAY
                            ? of(
                                    date.get(IsoFields.WEEK_BASED_YEAR),
                                    date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                            : OptionalInt.empty();
            case DAY -> of(year, month * 100 + date.getDayOfMonth());
            case WEEKDAY, MONTH_OF_YEAR -> OptionalInt.empty();
        };
    }

    private OptionalInt ofWords(String text) {
        List<Integer> years = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            if (word.matches("\\d{4}")) {
                years.add(Integer.parseInt(word));
            } else if (word.matches("\\d{1,2}")) {
                parts.add(Integer.parseInt(word));
            } else if (!isWord(word)) {
                OptionalInt named = named(word);
                if (named.isEmpty()) {
                    return OptionalInt.empty();
                }
                parts.add(named.getAsInt());
            }
        }
        if (parts.size() != 1 || years.size() != (scale == 0 ? 0 : 1)) {
            return OptionalInt.empty();
        }
        return scale == 0 ? ofNumber(parts.getFirst()) : of(years.getFirst(), parts.getFirst());
    }

    /** Q, W or week before a number. */
    private boolean isWord(String word) {
        return scale >= 10
                && (word.equalsIgnoreCase(name())
                        || word.equalsIgnoreCase(name().substring(0, 1))
                        || word.equalsIgnoreCase("of"));
    }

    private OptionalInt named(String word) {
        return switch (this) {
            case MONTH, MONTH_OF_YEAR -> place(word, List.of(Month.values()));
            case WEEKDAY -> place(word, List.of(DayOfWeek.values()));
            case YEAR, QUARTER, WEEK, DAY -> OptionalInt.empty();
        };
    }

    /** The place of the name that begins so, from 1. */
    private static OptionalInt place(String word, List<? extends Enum<?>> names) {
        String start = word.toUpperCase(Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            if (start.length() >= SHORTEST_NAME && names.get(i).name().startsWith(start)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt of(int year, int part) {
        return isYear(year) && isPart(part)
                ? OptionalInt.of(year * scale + part)
                : OptionalInt.empty();
    }

    private boolean isPart(int part) {
        return part >= least && part <= most;
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
