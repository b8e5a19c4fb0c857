package io.millrace.ask.grammar;

import io.millrace.semantics.query.Range;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads numbers with what they are compared by: more than 5, between 10 and 20 %, 100 or more. */
final class Amounts {

    private final Cursor cursor;

    Amounts(Cursor cursor) {
        this.cursor = cursor;
    }

    /**
     * What was read.
     *
     * @param writing how its number was written
     */
    record Amount(Range range, Sense.Writing writing) {}

    /** Empty, with the cursor unmoved, if no comparison with a number is next. */
    Optional<Amount> read() {
        int start = cursor.at();
        Optional<Amount> amount = compared().or(this::between).or(this::orMore);
        if (amount.isEmpty()) {
            cursor.moveTo(start);
        }
        return amount;
    }

    private Optional<Amount> compared() {
        if (cursor.at() == 0 && cursor.next().text().toLowerCase(Locale.ROOT).startsWith("and ")) {
            if (cursor.take(Keyword.OR_MORE)) {
                return goingOn(Range::moreThan);
            }
            if (cursor.take(Keyword.OR_LESS)) {
                return goingOn(Range::lessThan);
            }
        }
        if (cursor.take(Keyword.MORE)) {
            cursor.take(Keyword.EXACTLY);
            return one(Range::moreThan);
        }
        if (cursor.take(Keyword.LESS)) {
            return one(Range::lessThan);
        }
        if (cursor.take(Keyword.AT_LEAST)) {
            return one(Range::atLeast);
        }
        if (cursor.take(Keyword.AT_MOST)) {
            return one(Range::atMost);
        }
        if (cursor.take(Keyword.EXACTLY)) {
            return one(Range::exactly);
        }
        return Optional.empty();
    }

    /** "and above 50 %", "and more than 10": no number stands before it. */
    private Optional<Amount> goingOn(Function<BigDecimal, Range> range) {
        cursor.takeText("than");
        return one(range);
    }

    private Optional<Amount> one(Function<BigDecimal, Range> range) {
        return number().map(number -> new Amount(range.apply(number.value()), number.writing()));
    }

    private Optional<Amount> between() {
        if (!cursor.take(Keyword.BETWEEN, Keyword.FROM)) {
            return Optional.empty();
        }
        if (CalendarWords.isYear(cursor.next())) {
            return Optional.empty();
        }
        Optional<Sense.Numeral> low = number();
        if (low.isEmpty() || !cursor.take(Keyword.AND, Keyword.TO)) {
            return Optional.empty();
        }
        return number().map(high -> between(low.get(), high));
    }

    /** "10 to 20 %": the sign behind the second is meant for both. */
    private static Amount between(Sense.Numeral low, Sense.Numeral high) {
        boolean percent =
                high.writing() == Sense.Writing.PERCENT && low.writing() == Sense.Writing.PLAIN;
        BigDecimal from = percent ? low.value().movePointLeft(2) : low.value();
        return new Amount(Range.between(from, high.value()), high.writing());
    }

    private Optional<Amount> orMore() {
        Optional<Sense.Numeral> number = number();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (cursor.take(Keyword.OR_MORE)) {
            return number.map(n -> new Amount(Range.atLeast(n.value()), n.writing()));
        }
        if (cursor.take(Keyword.OR_LESS)) {
            return number.map(n -> new Amount(Range.atMost(n.value()), n.writing()));
        }
        return Optional.empty();
    }

    /** A number, with the word percent or a size behind it; never an ordinal. */
    Optional<Sense.Numeral> number() {
        boolean negative = cursor.next().text().equals("-");
        if (negative) {
            cursor.skip(1);
        }
        Optional<Sense.Numeral> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .filter(n -> n.writing() != Sense.Writing.ORDINAL);
        if (number.isEmpty()) {
            return number;
        }
        cursor.skip(1);
        Sense.Numeral found = number.get();
        if (negative) {
            found = new Sense.Numeral(found.value().negate(), found.writing());
        }
        if (found.writing() == Sense.Writing.PLAIN) {
            String behind = cursor.next().text().toLowerCase(Locale.ROOT);
            switch (behind) {
                case "percent", "%", "pct" -> {
                    cursor.skip(1);
                    return Optional.of(
                            new Sense.Numeral(
                                    found.value().movePointLeft(2), Sense.Writing.PERCENT));
                }
                case "dollars", "dollar", "usd", "euros", "euro", "bucks" -> {
                    cursor.skip(1);
                    return Optional.of(new Sense.Numeral(found.value(), Sense.Writing.MONEY));
                }
                case "thousand" -> {
                    cursor.skip(1);
                    return Optional.of(
                            new Sense.Numeral(found.value().movePointRight(3), found.writing()));
                }
                case "million" -> {
                    cursor.skip(1);
                    return Optional.of(
                            new Sense.Numeral(found.value().movePointRight(6), found.writing()));
                }
                default -> {}
            }
        }
        return Optional.of(found);
    }
}
