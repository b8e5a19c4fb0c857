package io.millrace.ask.grammar;

import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what is held against what: Furniture vs Technology, 2024 compared to 2023. */
final class Comparisons {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Comparisons(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (moreThan() || overSpan()) {
            return true;
        }
        if (relativeTo()) {
            return true;
        }
        boolean further =
                draft.compares
                        && draft.comparison == null
                        && draft.spans.size() == 1
                        && (cursor.is(Keyword.TO) || cursor.is(Keyword.WITH));
        if (further) {
            int start = cursor.at();
            otherSide();
            if (draft.comparison != null) {
                return true;
            }
            cursor.moveTo(start);
        }
        boolean difference = isDifference();
        if (!difference && !cursor.is(Keyword.COMPARE)) {
            return fromTo();
        }
        String word = cursor.next().text().toLowerCase(Locale.ROOT);
        draft.difference |=
                difference || word.startsWith("differ") || word.startsWith("difference");
        cursor.skip(1);
        if (difference) {
            cursor.take(Keyword.IN);
        }
        draft.compares = true;
        cursor.take(Keyword.TO, Keyword.WITH, Keyword.BETWEEN, Keyword.OF);
        return otherSide();
    }

    /** "how much more did we sell in 2025 than in 2024". */
    private boolean moreThan() {
        String text = cursor.next().text().toLowerCase(Locale.ROOT);
        boolean countable =
                cursor.peek(1).as(Sense.MeasureName.class).isPresent()
                        || cursor.peek(1).as(Sense.DimensionName.class).isPresent();
        if ((draft.howMuch || draft.counting || (countable && isThanAhead()))
                && (text.equals("more") || text.equals("higher") || text.equals("less"))) {
            cursor.skip(1);
            draft.moreThan = true;
            draft.difference = true;
            return true;
        }
        if (draft.moreThan && cursor.take(Keyword.THAN)) {
            draft.moreThan = false;
            draft.compares = true;
            return otherSide();
        }
        return false;
    }

    /** "the fewest returns relative to orders". */
    private boolean relativeTo() {
        int start = cursor.at();
        boolean said =
                cursor.is(Keyword.COMPARE)
                        && cursor.next().text().toLowerCase(Locale.ROOT).startsWith("relative to")
                        && !draft.measures.isEmpty()
                        && draft.measures.getLast() instanceof Measure.Named;
        if (!said) {
            return false;
        }
        cursor.skip(1);
        while (cursor.is(Keyword.FILLER)) {
            cursor.skip(1);
        }
        if (draft.measures.getLast() instanceof Measure.Named above
                && Measures.named(parts).orElse(null) instanceof Measure.Named below) {
            Measure ratio = parts.ratio(above, below);
            draft.measures.remove(above);
            draft.measure(ratio);
            if (draft.order != null && above.equals(draft.order.by)) {
                draft.order.by = ratio;
            }
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "grew in 2025 over 2024", "growth over last year". */
    private boolean overSpan() {
        String word = cursor.next().text().toLowerCase(Locale.ROOT);
        if (!draft.growth
                || !(word.equals("over")
                        || word.equals("on")
                        || word.equals("from")
                        || word.equals("than")
                        || word.equals("since"))
                || draft.comparison != null) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        Optional<CalendarPoint> point = parts.periods().points().read(cursor);
        boolean single =
                point.isPresent()
                        && !(point.get().span() instanceof Timespan.Latest)
                        && !cursor.is(Keyword.TO);
        if (single && !(word.equals("on") && point.get().unit() == Unit.DAY)) {
            if (draft.spans.isEmpty()
                    && !draft.followsUp
                    && point.get().span() instanceof Timespan.Earlier(Unit unit, int back)
                    && back == 1) {
                draft.spans.add(new Timespan.Current(unit));
            }
            if (!draft.spans.isEmpty() || draft.followsUp) {
                draft.comparison = new Comparison.WithSpan(point.get().span());
                return true;
            }
        }
        cursor.moveTo(start);
        return false;
    }

    private boolean isThanAhead() {
        for (int ahead = 2; !cursor.peek(ahead).text().isEmpty(); ahead++) {
            if (cursor.is(ahead, Keyword.THAN)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDifference() {
        return cursor.is(Keyword.GROWTH)
                && cursor.next().text().toLowerCase(Locale.ROOT).startsWith("differ");
    }

    /** What is compared with, if it follows: a time, or a value of a dimension said before. */
    private boolean otherSide() {
        int start = cursor.at();
        if (draft.spans.isEmpty() && draft.growth && withEarlier()) {
            return true;
        }
        cursor.take(Keyword.TO, Keyword.WITH);
        if (draft.spans.isEmpty() && draft.conditions.isEmpty() && draft.comparison == null) {
            boolean first =
                    start <= 2
                            && cursor.lexemes()
                                    .get(start - 1)
                                    .text()
                                    .toLowerCase(Locale.ROOT)
                                    .matches(
                                            "vs|versus|against|compared (to|with)|in comparison (to|with)");
            Optional<PeriodReading> other = first ? parts.periods().read(cursor) : Optional.empty();
            if (other.isPresent() && other.get().span() != null) {
                draft.comparison = new Comparison.WithSpan(other.get().span());
                draft.growth = true;
                draft.followsUp = true;
            }
            return true;
        }
        if (!draft.spans.isEmpty()) {
            cursor.take(Keyword.TOTAL);
            Optional<PeriodReading> other = parts.periods().read(cursor);
            if (other.isPresent() && other.get().span() != null) {
                new Times(parts).shareYear(other.get());
                draft.comparison = new Comparison.WithSpan(other.get().span());
                draft.growth = true;
                draft.remarks.addAll(other.get().remarks());
                return true;
            }
            cursor.moveTo(start);
        }
        Optional<Condition.OneOf> value = new Values(parts).read(false);
        if (value.isPresent() && pair(value.get())) {
            return true;
        }
        cursor.moveTo(start);
        return true;
    }

    /** A row for each; but a difference is one figure. */
    static void sideBySide(Draft draft, String dimension, List<String> values) {
        if (draft.difference && values.size() == 2) {
            draft.comparison =
                    new Comparison.OfValues(dimension, values.getFirst(), values.getLast());
        } else {
            draft.conditions.removeIf(known ->
                    known instanceof Condition.OneOf one
                            && one.dimension().equals(dimension)
                            && !one.negated());
            draft.conditions.add(new Condition.OneOf(dimension, values, false));
            draft.group(new Grouping.By(dimension));
        }
    }

    /** "growth vs last year": then it is this year that grew. */
    private boolean withEarlier() {
        int start = cursor.at();
        Optional<CalendarPoint> point = parts.periods().points().read(cursor);
        if (point.isPresent()
                && point.get().span() instanceof Timespan.Earlier(Unit unit, int back)
                && back == 1) {
            if (!draft.followsUp) {
                draft.spans.add(new Timespan.Current(unit));
            }
            draft.comparison = new Comparison.WithSpan(point.get().span());
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** The last condition on the same dimension is the other side. */
    private boolean pair(Condition.OneOf second) {
        for (Condition known : List.copyOf(draft.conditions)) {
            if (known instanceof Condition.OneOf several
                    && several.dimension().equals(second.dimension())
                    && several.values().size() > 1
                    && !several.negated()) {
                List<String> values = new ArrayList<>(several.values());
                values.addAll(second.values());
                sideBySide(draft, second.dimension(), values);
                return true;
            }
        }
        for (int i = draft.conditions.size() - 1; i >= 0; i--) {
            if (draft.conditions.get(i) instanceof Condition.OneOf first
                    && first.dimension().equals(second.dimension())
                    && !first.negated()
                    && first.values().size() == 1
                    && second.values().size() == 1) {
                draft.conditions.remove(i);
                List<String> values =
                        List.of(first.values().getFirst(), second.values().getFirst());
                sideBySide(draft, first.dimension(), values);
                return true;
            }
        }
        draft.conditions.add(second);
        return true;
    }

    /** "change from 2023 to 2024": the later one is the question's own. */
    private boolean fromTo() {
        if (!draft.growth
                || !(cursor.is(Keyword.FROM) || cursor.is(Keyword.BETWEEN))
                || !draft.spans.isEmpty()) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        PointGrammar points = parts.periods().points();
        Optional<CalendarPoint> first = points.read(cursor);
        if (first.isPresent() && cursor.take(Keyword.TO, Keyword.AND)) {
            Optional<CalendarPoint> second = points.read(cursor);
            if (second.isPresent() && second.get().unit() == first.get().unit()) {
                draft.spans.add(second.get().span());
                draft.comparison = new Comparison.WithSpan(first.get().span());
                return true;
            }
        }
        cursor.moveTo(start);
        return false;
    }
}
