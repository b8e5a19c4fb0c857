package io.millrace.ask.words;

import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spans of time in words. */
public final class SpanWords {

    private SpanWords() {}

    /** A unit of the calendar, such as half-year. */
    public static String unit(Unit unit) {
        return switch (unit) {
            case DAY -> "day";
            case WEEK -> "week";
            case MONTH -> "month";
            case QUARTER -> "quarter";
            case HALF -> "half-year";
            case YEAR -> "year";
        };
    }

    /** What the steps of rows are called, such as month; "step" where there are none. */
    public static String finest(List<Grouping> groupings) {
        return groupings.reversed().stream()
                .flatMap(grouping ->
                        grouping instanceof Grouping.Steps(Unit unit)
                                ? Stream.of(unit(unit))
                                : Stream.empty())
                .findFirst()
                .orElse("step");
    }

    /** When, such as "in March 2024" or "since 2024-03-01"; empty for all the time there is. */
    public static String when(Timespan span) {
        return when(span, " and ");
    }

    static String when(Timespan span, String joint) {
        return switch (span) {
            case Timespan.Everything() -> "";
            case Timespan.Days days -> when(days);
            case Timespan.Current(Unit unit) -> unit == Unit.DAY ? "today" : "this " + unit(unit);
            case Timespan.Earlier(Unit unit, int back) -> earlier(unit, back);
            case Timespan.Latest latest -> "in " + latest(latest);
            case Timespan.Several several -> several(several, joint, part -> dated(part, joint));
        };
    }

    /** When, where something must be said also of all the time there is. */
    static String dated(Timespan span, String joint) {
        String when = when(span, joint);
        return when.isEmpty() ? "at any time" : when;
    }

    /** A span by its name, such as "March 2024" or "the time since 2024-03-01". */
    public static String name(Timespan span) {
        return switch (span) {
            case Timespan.Everything() -> "all time";
            case Timespan.Days days -> name(days);
            case Timespan.Current current -> when(current);
            case Timespan.Earlier earlier -> when(earlier);
            case Timespan.Latest latest -> latest(latest);
            case Timespan.Several several -> several(several, " and ", SpanWords::name);
        };
    }

    private static String several(
            Timespan.Several several, String joint, Function<Timespan, String> words) {
        return several.spans().stream().map(words).collect(Collectors.joining(joint));
    }

    private static String latest(Timespan.Latest latest) {
        return "the last " + Plural.counted(latest.count(), unit(latest.unit()));
    }

    private static String earlier(Unit unit, int back) {
        if (back > 1) {
            return Plural.counted(back, unit(unit)) + " ago";
        }
        return unit == Unit.DAY ? "yesterday" : "last " + unit(unit);
    }

    private static String when(Timespan.Days days) {
        String unit = wholeUnit(days);
        if (unit != null) {
            return (days.from() == null || days.from().equals(days.to()) ? "on " : "in ") + unit;
        }
        return ends(days);
    }

    private static String name(Timespan.Days days) {
        String unit = wholeUnit(days);
        if (unit != null) {
            return unit;
        }
        String ends = ends(days);
        return ends.isEmpty() ? "all time" : "the time " + ends;
    }

    private static String ends(Timespan.Days days) {
        if (days.from() == null) {
            return days.to() == null ? "" : "until " + days.to();
        }
        return days.to() == null
                ? "since " + days.from()
                : "from " + days.from() + " to " + days.to();
    }

    /** The name of the unit of the calendar that the days are; null if they are none. */
    private static @Nullable String wholeUnit(Timespan.Days days) {
        LocalDate from = days.from();
        if (from == null || days.to() == null) {
            return null;
        }
        for (Unit unit : Unit.values()) {
            if (days.equals(Timespan.Days.of(unit, from))) {
                return named(unit, from);
            }
        }
        return null;
    }

    private static String named(Unit unit, LocalDate from) {
        int year = from.getYear();
        return switch (unit) {
            case DAY -> from.toString();
            case WEEK ->
                    "week %d of %d"
                            .formatted(
                                    from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                    from.get(IsoFields.WEEK_BASED_YEAR));
            case MONTH ->
                    from.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year;
            case QUARTER -> "Q%d %d".formatted(from.get(IsoFields.QUARTER_OF_YEAR), year);
            case HALF -> "H%d %d".formatted(from.getMonthValue() <= 6 ? 1 : 2, year);
            case YEAR -> String.valueOf(year);
        };
    }
}
