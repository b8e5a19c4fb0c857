package io.millrace.ask.grammar;

import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads how often something was done, and for how much. */
final class DeedAmounts {

    private final Parts parts;
    private final Cursor cursor;

    DeedAmounts(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
    }

    /**
     * "more than twice", "with at least 3 orders", "over $500".
     *
     * @param spent whether a bare number is one of money
     */
    Optional<Threshold> read(boolean spent) {
        int start = cursor.at();
        Optional<Threshold> often = frequency();
        if (often.isPresent()) {
            return often;
        }
        cursor.moveTo(start);
        cursor.take(Keyword.WITH, Keyword.FOR, Keyword.WORTH, Keyword.OF, Keyword.HAVE);
        Optional<Amounts.Amount> amount = new Amounts(cursor).read();
        if (amount.isPresent()) {
            cursor.take(Keyword.IN, Keyword.OF);
            cursor.take(Keyword.WORTH, Keyword.DISTINCT, Keyword.TOTAL);
            cursor.take(Keyword.OF);
            Optional<Measure> measure = Measures.namedOrCounted(parts);
            if (measure.isPresent()) {
                return Optional.of(Threshold.of(measure.get(), amount.get().range()));
            }
            if (spent || amount.get().writing() == Sense.Writing.MONEY) {
                return Optional.of(Threshold.of(new Measure.Named("sales"), amount.get().range()));
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    boolean isFrequency() {
        int start = cursor.at();
        boolean is = frequency().isPresent();
        cursor.moveTo(start);
        return is;
    }

    /** "more than twice", "at least 3 times", "once". */
    Optional<Threshold> frequency() {
        int start = cursor.at();
        cursor.take(Keyword.ONLY, Keyword.EXACTLY);
        Optional<Range> range = Optional.empty();
        if (cursor.take(Keyword.MORE)) {
            range = times().map(Range::moreThan);
        } else if (cursor.take(Keyword.LESS)) {
            range = times().map(Range::lessThan);
        } else if (cursor.take(Keyword.AT_LEAST)) {
            range = times().map(Range::atLeast);
        } else if (cursor.take(Keyword.AT_MOST)) {
            range = times().map(Range::atMost);
        } else {
            Optional<BigDecimal> count = times();
            if (count.isPresent() && cursor.take(Keyword.OR_MORE)) {
                range = count.map(Range::atLeast);
            } else if (count.isPresent() && cursor.take(Keyword.OR_LESS)) {
                range = count.map(Range::atMost);
            } else {
                range = count.map(Range::exactly);
            }
        }
        if (range.isEmpty()) {
            cursor.moveTo(start);
        }
        return range.map(found -> Threshold.of(new Measure.Named("orders"), found));
    }

    private Optional<BigDecimal> times() {
        if (cursor.take(Keyword.ONCE)) {
            return Optional.of(BigDecimal.ONE);
        }
        if (cursor.take(Keyword.TWICE)) {
            return Optional.of(BigDecimal.TWO);
        }
        int start = cursor.at();
        Optional<Integer> count = CalendarWords.number(cursor);
        if (count.isPresent() && cursor.take(Keyword.TIMES)) {
            return count.map(BigDecimal::valueOf);
        }
        cursor.moveTo(start);
        return Optional.empty();
    }
}
