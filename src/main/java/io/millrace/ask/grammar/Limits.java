package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a figure must come to: sales over 10,000, a discount above 30 %, that lost money. */
final class Limits {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Limits(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        return sign() || average() || flagged() || attribute(false) || measureOrMore() || amount();
    }

    /** "that lost money", "with negative profit", "profitable". */
    private boolean sign() {
        if (cursor.is(Keyword.POSITIVE) && cursor.is(-1, Keyword.HOW)) {
            cursor.skip(1);
            draft.measure(new Measure.Named("profit"));
            draft.measure(new Measure.Named("margin"));
            draft.measureEnd = cursor.at();
            return true;
        }
        boolean negative = cursor.is(Keyword.NEGATIVE);
        if (!negative && !cursor.is(Keyword.POSITIVE)) {
            return false;
        }
        cursor.skip(1);
        Measure measure = new Measure.Named("profit");
        if (isWord(cursor.peek(-1), "positive", "negative", "below zero", "in negative")) {
            measure = Measures.named(parts).or(this::last).orElse(measure);
        }
        draft.measure(measure);
        draft.measureEnd = cursor.at();
        Range range = negative ? Range.lessThan(BigDecimal.ZERO) : Range.moreThan(BigDecimal.ZERO);
        draft.thresholds.add(Threshold.of(measure, range));
        return true;
    }

    private static boolean isWord(Lexeme lexeme, String... words) {
        return List.of(words).contains(lexeme.text().toLowerCase(Locale.ROOT));
    }

    private boolean average() {
        boolean above = cursor.is(Keyword.ABOVE_AVERAGE);
        if (!above && !cursor.is(Keyword.BELOW_AVERAGE)) {
            return false;
        }
        cursor.skip(1);
        Threshold.Limit limit =
                above ? new Threshold.Limit.AboveAverage() : new Threshold.Limit.BelowAverage();
        Optional<Measure> measure = behind().or(this::lastIfAdjacent);
        if (measure.isPresent()) {
            draft.measure(measure.get());
            draft.thresholds.add(new Threshold(measure.get(), Figure.VALUE, limit));
        } else {
            draft.openLimits.add(limit);
        }
        return true;
    }

    /** "without discounts above 30 %": the words of a flag, but a number follows. */
    private boolean flagged() {
        return flagged(false);
    }

    /** The same in what is left out. */
    boolean flagged(boolean excluded) {
        Optional<Sense.FlagName> flag = cursor.next().as(Sense.FlagName.class);
        Optional<String> attribute =
                parts.model().attributes().keySet().stream()
                        .filter(name ->
                                cursor.next().text().toLowerCase(Locale.ROOT).contains(name))
                        .findFirst();
        if (flag.isEmpty() || attribute.isEmpty()) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        cursor.take(Keyword.OF, Keyword.BY, Keyword.AT);
        Optional<Amounts.Amount> amount =
                new Amounts(cursor).read().or(() -> exact(attribute.get()));
        if (amount.isEmpty()) {
            cursor.moveTo(start);
            return false;
        }
        draft.conditions.add(
                new Condition.Numeric(
                        attribute.get(), amount.get().range(), flag.get().negated() != excluded));
        return true;
    }

    /** A number of the line: "with a discount above 30 %", "discounts between 10 and 20 %". */
    boolean attribute(boolean negated) {
        int start = cursor.at();
        if (!negated) {
            cursor.take(Keyword.WITH, Keyword.FOR, Keyword.AT, Keyword.IN, Keyword.OF);
        }
        Optional<String> attribute =
                cursor.next().as(Sense.AttributeName.class).map(Sense.AttributeName::attribute);
        if (attribute.isPresent() && !draft.average) {
            cursor.skip(1);
            while (cursor.take(Keyword.OF, Keyword.FILLER)) {
                // "the discount was above"
            }
            Optional<Amounts.Amount> amount =
                    new Amounts(cursor).read().or(() -> exact(attribute.get()));
            if (amount.isPresent() && isOfLines(attribute.get(), amount.get())) {
                draft.conditions.add(
                        new Condition.Numeric(attribute.get(), amount.get().range(), negated));
                return true;
            }
        }
        cursor.moveTo(start);
        // "above 30 % discount"
        Optional<Amounts.Amount> amount = new Amounts(cursor).read();
        cursor.take(Keyword.OFF);
        Optional<String> behind =
                cursor.next().as(Sense.AttributeName.class).map(Sense.AttributeName::attribute);
        if (amount.isPresent()
                && behind.isPresent()
                && amount.get().writing() == Sense.Writing.PERCENT) {
            cursor.skip(1);
            draft.conditions.add(
                    new Condition.Numeric(behind.get(), amount.get().range(), negated));
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "a discount of 20 %". */
    private Optional<Amounts.Amount> exact(String attribute) {
        int start = cursor.at();
        Optional<Sense.Numeral> number = new Amounts(cursor).number();
        if (number.isPresent()
                && number.get().writing() == Sense.Writing.PERCENT
                && parts.model().attribute(attribute).format() == Format.PERCENT) {
            return Optional.of(
                    new Amounts.Amount(
                            Range.exactly(number.get().value()), number.get().writing()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private boolean isOfLines(String attribute, Amounts.Amount amount) {
        return parts.model().attribute(attribute).format() != Format.PERCENT
                || amount.writing() == Sense.Writing.PERCENT
                || isFraction(amount.range());
    }

    private static boolean isFraction(Range range) {
        Range.Bound bound = range.low() == null ? range.high() : range.low();
        return bound != null && bound.value().compareTo(BigDecimal.ONE) <= 0;
    }

    /** "500 orders or more". */
    private boolean measureOrMore() {
        int start = cursor.at();
        cursor.take(Keyword.HAVE, Keyword.WITH);
        Optional<Sense.Numeral> number = new Amounts(cursor).number();
        Optional<Measure> measure = number.isPresent() ? Measures.named(parts) : Optional.empty();
        boolean more = measure.isPresent() && cursor.is(Keyword.OR_MORE);
        if (more || (measure.isPresent() && cursor.is(Keyword.OR_LESS))) {
            cursor.skip(1);
            BigDecimal value = number.orElseThrow().value();
            draft.measure(measure.orElseThrow());
            draft.thresholds.add(
                    Threshold.of(
                            measure.orElseThrow(),
                            more ? Range.atLeast(value) : Range.atMost(value)));
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "over 10,000 in sales", "sales over 10,000", "more than 5 orders". */
    private boolean amount() {
        int start = cursor.at();
        cursor.take(Keyword.WITH, Keyword.OF, Keyword.FOR, Keyword.SPEND, Keyword.HAVE, Keyword.AT);
        Optional<Measure> before = before();
        boolean year = draft.growth && CalendarWords.isYear(cursor.peek(1));
        Optional<Amounts.Amount> amount = year ? Optional.empty() : new Amounts(cursor).read();
        boolean counted =
                amount.isPresent()
                        && amount.get().writing() == Sense.Writing.PLAIN
                        && cursor.next().as(Sense.UnitName.class).isPresent()
                        && cursor.next().as(Sense.MeasureName.class).isEmpty();
        if (amount.isEmpty() || counted) {
            cursor.moveTo(start);
            return false;
        }
        Optional<Measure> measure =
                counts(before) ? behind() : before.or(this::behind).or(this::lastIfAdjacent);
        if ((draft.growth && measure.isEmpty())
                || (draft.growth && amount.get().writing() == Sense.Writing.PERCENT)) {
            Measure grown =
                    measure.or(this::last).orElse(new Measure.Named(parts.model().usualMeasure()));
            draft.thresholds.add(
                    new Threshold(
                            grown,
                            amount.get().writing() == Sense.Writing.PERCENT
                                    ? Figure.GROWTH
                                    : Figure.DIFFERENCE,
                            new Threshold.Limit.Within(directed(amount.get().range()))));
            return true;
        }
        if (draft.shareOfTotal && amount.get().writing() == Sense.Writing.PERCENT) {
            Measure shared =
                    measure.or(this::last).orElse(new Measure.Named(parts.model().usualMeasure()));
            draft.thresholds.add(
                    new Threshold(
                            shared,
                            Figure.SHARE,
                            new Threshold.Limit.Within(amount.get().range())));
            return true;
        }
        boolean goesOn = draft.goesOn && draft.entity == null && draft.heads.isEmpty();
        if (goesOn && measure.isEmpty()) {
            draft.otherAmount = amount.get();
        }
        if (measure.isPresent()) {
            limit(measure.get(), amount.get());
        } else if (goesOn && !draft.followsUp) {
            return true;
        } else if (draft.entity != null || !draft.heads.isEmpty() || draft.followsUp) {
            draft.openLimits.add(new Threshold.Limit.Within(amount.get().range()));
        } else {
            cursor.moveTo(start);
            return false;
        }
        return true;
    }

    /** "how many order lines took more than 10 days to ship": what is counted has no limit. */
    private boolean counts(Optional<Measure> before) {
        boolean counts =
                draft.counting
                        && before.isPresent()
                        && cursor.next().as(Sense.MeasureName.class).isPresent();
        if (counts) {
            draft.counting = false;
            draft.measure(before.get());
        }
        return counts;
    }

    /** "fell by more than 10 %" is a growth below minus 10 %. */
    private Range directed(Range range) {
        if (draft.direction >= 0) {
            return range;
        }
        return new Range(negated(range.high()), negated(range.low()));
    }

    private static Range.@Nullable Bound negated(Range.@Nullable Bound bound) {
        return bound == null ? null : new Range.Bound(bound.value().negate(), bound.included());
    }

    private void limit(Measure said, Amounts.Amount amount) {
        Measure measure = amount.writing() == Sense.Writing.PERCENT ? rate(said) : said;
        if (measure instanceof Measure.Named named && needsFraction(named, amount)) {
            draft.clarify(
                    "Do you mean percent?",
                    List.of(new Reading.Choice("Percent", parts.question() + " percent")));
        }
        draft.measure(measure);
        draft.thresholds.add(Threshold.of(measure, amount.range()));
    }

    /** "more than 5 percent returns" is about the rate of them. */
    private Measure rate(Measure said) {
        if (!(said instanceof Measure.Named(String name))
                || parts.model().measure(name).format() != Format.NUMBER) {
            return said;
        }
        draft.measures.remove(said);
        return parts.model().measures().values().stream()
                .filter(known ->
                        known.formula() instanceof Formula.Ratio(String above, String _)
                                && above.equals(name)
                                && known.format() == Format.PERCENT)
                .<Measure>map(known -> new Measure.Named(known.name()))
                .findFirst()
                .orElse(said);
    }

    private boolean needsFraction(Measure.Named named, Amounts.Amount amount) {
        return parts.model().measure(named.name()).format() == Format.PERCENT
                && amount.writing() != Sense.Writing.PERCENT
                && !isFraction(amount.range());
    }

    /** A measure right before the number, with an average before it or not. */
    private Optional<Measure> before() {
        int start = cursor.at();
        cursor.take(Keyword.AVERAGE, Keyword.TOTAL);
        Optional<Measure> measure =
                cursor.next().as(Sense.DimensionName.class).isPresent() || countsTheSame()
                        ? Optional.empty()
                        : Measures.named(parts);
        while (measure.isPresent() && (cursor.is(Keyword.FILLER) || cursor.is(Keyword.OF))) {
            cursor.skip(1);
        }
        int behind = cursor.at();
        if (measure.isPresent() && new Amounts(cursor).read().isPresent()) {
            cursor.moveTo(behind);
            return measure;
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    /** "the number of orders above 1,000": the number is of each order, not of how many. */
    private boolean countsTheSame() {
        return cursor.next()
                .as(Sense.MeasureName.class)
                .map(name -> parts.model().measure(name.measure()).counts())
                .filter(counted -> draft.entity == null || counted.equals(draft.entity))
                .isPresent();
    }

    /** "more than 5 orders", "over 1,000 in sales". */
    private Optional<Measure> behind() {
        int start = cursor.at();
        cursor.take(Keyword.IN, Keyword.OF, Keyword.WORTH);
        cursor.take(Keyword.WORTH);
        cursor.take(Keyword.OF);
        cursor.take(Keyword.TOTAL, Keyword.DISTINCT);
        Optional<Measure> measure = Measures.namedOrCounted(parts);
        if (measure.isEmpty()) {
            cursor.moveTo(start);
        }
        return measure;
    }

    private Optional<Measure> last() {
        return draft.measures.isEmpty() ? Optional.empty() : Optional.of(draft.measures.getLast());
    }

    /** The measure that was just named: "sales of over 10,000". */
    private Optional<Measure> lastIfAdjacent() {
        int said = draft.measureEnd;
        boolean near =
                said >= 0
                        && draft.measures.size() > 0
                        && !(draft.entityIsCounted && draft.measures.size() == 1);
        return near ? last() : Optional.empty();
    }
}
