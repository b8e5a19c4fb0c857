package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.ask.words.Plural;
import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Spans of time. */
final class SpanRules {

    /** The calendar of the warehouse ends there. */
    private static final int LAST_YEAR = 9_999;

    private static final int LAST_WEEK = 53;

    private SpanRules() {}

    static Rule<Unit> unit() {
        return Rule.named(List.of(Unit.values()), SpanWords::unit);
    }

    /** Units in the plural, or one in the singular; which of both, the number before tells. */
    private static Rule<Unit> counted() {
        return either(
                List.of(
                        unit(),
                        Rule.named(
                                List.of(Unit.values()), unit -> Plural.of(SpanWords.unit(unit)))));
    }

    static Rule<Month> month() {
        return Rule.named(
                List.of(Month.values()),
                month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /**
     * When, such as "in March 2024" or "since 2024-03-01".
     *
     * @param joint what stands between several
     */
    static Rule<Timespan> when(String joint) {
        return severalOf(
                List.of(
                        words("at any time").as(_ -> new Timespan.Everything()),
                        words("in ").before(wholeUnit()),
                        words("on ").before(day()),
                        ends(),
                        words("in ").before(latest()),
                        relative()),
                joint);
    }

    /** A span by its name, such as "March 2024" or "the time since 2024-03-01". */
    static Rule<Timespan> name() {
        return severalOf(
                List.of(
                        words("all time").as(_ -> new Timespan.Everything()),
                        wholeUnit(),
                        day(),
                        words("the time ").before(ends()),
                        latest(),
                        relative()),
                " and ");
    }

    private static Rule<Timespan> severalOf(List<Rule<? extends Timespan>> one, String joint) {
        return Rule.<Timespan>either(one)
                .joinedBy(joint)
                .as(spans -> spans.size() == 1 ? spans.getFirst() : new Timespan.Several(spans));
    }

    private static Rule<Timespan> day() {
        return RangeRules.day().as(day -> new Timespan.Days(day, day));
    }

    private static Rule<Timespan> ends() {
        Rule<LocalDate> day = RangeRules.day();
        return either(
                List.of(
                        words("since ").before(day).as(from -> new Timespan.Days(from, null)),
                        words("until ").before(day).as(to -> new Timespan.Days(null, to)),
                        words("from ")
                                .before(day)
                                .closedBy(" to ")
                                .then(day, List::of)
                                .when(days -> !days.getLast().isBefore(days.getFirst()))
                                .as(days -> new Timespan.Days(days.getFirst(), days.getLast()))));
    }

    /** A unit of the calendar by its name; days have another preposition. */
    private static Rule<Timespan> wholeUnit() {
        Rule<Integer> year = RangeRules.count(LAST_YEAR);
        return either(
                List.of(
                        words("week ")
                                .before(RangeRules.count(LAST_WEEK))
                                .closedBy(" of ")
                                .then(year, SpanRules::monday)
                                .as(day -> Timespan.Days.of(Unit.WEEK, day)),
                        part(month(), Month::getValue, Unit.MONTH),
                        part(numbered("Q", 4), quarter -> 3 * quarter - 2, Unit.QUARTER),
                        part(numbered("H", 2), half -> 6 * half - 5, Unit.HALF),
                        year.as(number ->
                                Timespan.Days.of(Unit.YEAR, LocalDate.of(number, 1, 1)))));
    }

    private static Rule<Integer> numbered(String letter, int last) {
        return words(letter).before(RangeRules.count(last)).when(number -> number > 0);
    }

    private static <T> Rule<Timespan> part(
            Rule<T> part, Function<T, Integer> firstMonth, Unit unit) {
        return part.closedBy(" ")
                .then(
                        RangeRules.count(LAST_YEAR),
                        (which, year) ->
                                Timespan.Days.of(
                                        unit, LocalDate.of(year, firstMonth.apply(which), 1)));
    }

    private static LocalDate monday(int week, int year) {
        return LocalDate.of(year, 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1)
                .plusWeeks(week - 1L);
    }

    private static Rule<Timespan> latest() {
        return words("the last ")
                .before(RangeRules.count())
                .when(count -> count > 0)
                .closedBy(" ")
                .then(counted(), Timespan.Latest::new);
    }

    private static Rule<Timespan> relative() {
        return either(
                List.of(
                        words("today").as(_ -> new Timespan.Current(Unit.DAY)),
                        words("yesterday").as(_ -> new Timespan.Earlier(Unit.DAY, 1)),
                        words("this ").before(unit()).as(Timespan.Current::new),
                        words("last ").before(unit()).as(unit -> new Timespan.Earlier(unit, 1)),
                        RangeRules.count()
                                .when(count -> count > 1)
                                .closedBy(" ")
                                .then(counted(), (back, unit) -> new Timespan.Earlier(unit, back))
                                .closedBy(" ago")));
    }
}
