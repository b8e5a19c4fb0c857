package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.either;
import static io.millrace.ask.grammar.canonical.Rule.words;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Range;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and days, and ranges of them. */
final class RangeRules {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,10}");
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})*(?:\\.[0-9]+)?");

    private RangeRules() {}

    /** A day such as 2024-03-05. */
    static Rule<LocalDate> day() {
        return Rule.matching(
                DAY,
                found -> {
                    try {
                        return Optional.of(LocalDate.parse(found.group()));
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                });
    }

    /** A whole number without separators, up to a highest one. */
    static Rule<Integer> count(int highest) {
        return Rule.matching(
                COUNT,
                found ->
                        Optional.of(Long.parseLong(found.group()))
                                .filter(number -> number <= highest)
                                .map(Long::intValue));
    }

    static Rule<Integer> count() {
        return count(Integer.MAX_VALUE);
    }

    /** A number such as 1,234.5, 12.5% or, as a day, 2024-03-05. */
    static Rule<BigDecimal> number(Format format) {
        return switch (format) {
            case PERCENT -> plain().closedBy("%").as(number -> number.movePointLeft(2));
            case DATE -> either(List.of(day().as(RangeRules::key), plain()));
            case MONEY, NUMBER, DECIMAL, DAYS, TEXT -> plain();
        };
    }

    private static Rule<BigDecimal> plain() {
        return Rule.matching(
                NUMBER, found -> Optional.of(new BigDecimal(found.group().replace(",", ""))));
    }

    private static BigDecimal key(LocalDate day) {
        return BigDecimal.valueOf(
                day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
    }

    /** A range such as "over 10,000", "between 10% and 20%" or "at least 3 and under 5". */
    static Rule<Range> range(Format format) {
        Rule<BigDecimal> number = number(format);
        Rule<Range.Bound> low =
                either(List.of(bound("at least ", true, number), bound("over ", false, number)));
        Rule<Range.Bound> high =
                either(List.of(bound("at most ", true, number), bound("under ", false, number)));
        return either(
                List.of(
                        low.as(bound -> new Range(bound, null)),
                        high.as(bound -> new Range(null, bound)),
                        low.closedBy(" and ").then(high, Range::new),
                        words("exactly ").before(number).as(Range::exactly),
                        words("between ")
                                .before(number)
                                .closedBy(" and ")
                                .then(number, Range::between)));
    }

    private static Rule<Range.Bound> bound(
            String words, boolean included, Rule<BigDecimal> number) {
        return words(words).before(number).as(value -> new Range.Bound(value, included));
    }
}
