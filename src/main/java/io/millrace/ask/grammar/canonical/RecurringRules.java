package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Parts of the calendar that come round again. */
final class RecurringRules {

    private RecurringRules() {}

    /** Such as "not on Mondays or Fridays" or "in March of any year". */
    static Rule<Condition> recurring() {
        Rule<Condition.Recurring> positive =
                either(
                        List.of(
                                ofAnyYear(Cycle.QUARTER_OF_YEAR, numbered("Q", 4)),
                                ofAnyYear(
                                        Cycle.MONTH_OF_YEAR, SpanRules.month().as(Month::getValue)),
                                ofAnyYear(Cycle.WEEK_OF_YEAR, numbered("week ", 53)),
                                on(Cycle.DAY_OF_MONTH, numbered("day ", 31))
                                        .closedBy(" of any month"),
                                on(Cycle.WEEKDAY, weekdays()),
                                on(Cycle.PART_OF_WEEK, partsOfTheWeek())));
        return either(
                List.of(
                        positive,
                        words("not ")
                                .before(positive)
                                .as(some ->
                                        new Condition.Recurring(
                                                some.cycle(), some.values(), true))));
    }

    private static Rule<Condition.Recurring> ofAnyYear(Cycle cycle, Rule<Integer> part) {
        return each("in ", cycle, part).closedBy(" of any year");
    }

    private static Rule<Condition.Recurring> on(Cycle cycle, Rule<Integer> part) {
        return each("on ", cycle, part);
    }

    private static Rule<Condition.Recurring> each(
            String preposition, Cycle cycle, Rule<Integer> part) {
        return words(preposition)
                .before(part.joinedBy(" or "))
                .as(values -> new Condition.Recurring(cycle, values, false));
    }

    private static Rule<Integer> numbered(String word, int last) {
        return words(word).before(RangeRules.count(last)).when(number -> number > 0);
    }

    private static Rule<Integer> weekdays() {
        return Rule.named(
                        List.of(DayOfWeek.values()),
                        day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
                .as(DayOfWeek::getValue);
    }

    private static Rule<Integer> partsOfTheWeek() {
        return Rule.named(List.of(1, 2), part -> part == 1 ? "weekdays" : "weekends");
    }
}
