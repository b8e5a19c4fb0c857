package io.millrace.ask.grammar;

import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.util.Locale;

/** Reads words of change: growth, grew, fell, year over year. */
final class Growth {

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Growth(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        if (beforeThis() || stepBefore() || yearBefore()) {
            return true;
        }
        if (cursor.is(Keyword.GROWTH) && !isDifference()) {
            draft.growthWord |= cursor.next().text().toLowerCase(Locale.ROOT).contains("grow");
            cursor.skip(1);
            draft.growth = true;
            if (!cursor.next().text().equalsIgnoreCase("over")) {
                cursor.take(Keyword.OF, Keyword.IN);
            }
            if (draft.order != null
                    && draft.order.superlative
                    && draft.order.by == null
                    && draft.order.at >= cursor.at() - 5) {
                draft.order.figure = Figure.GROWTH;
            }
            return true;
        }
        if (cursor.is(Keyword.GREW) || cursor.is(Keyword.FELL)) {
            draft.growth = true;
            draft.direction = cursor.is(Keyword.GREW) ? 1 : -1;
            cursor.skip(1);
            superlativeBehind();
            cursor.takeText("by");
            return true;
        }
        return false;
    }

    /** Whether a word of growth is next; moves over it. */
    static boolean word(Cursor cursor) {
        return cursor.take(Keyword.GROWTH);
    }

    /** "the difference between" compares; "difference" alone asks for a change. */
    private boolean isDifference() {
        return cursor.next().text().toLowerCase(Locale.ROOT).startsWith("differ")
                && (cursor.is(1, Keyword.BETWEEN)
                        || (cursor.is(1, Keyword.IN) && cursor.is(2, Keyword.BETWEEN)));
    }

    /** "grew the most", "declined fastest". */
    private void superlativeBehind() {
        String behind = cursor.next().text().toLowerCase(Locale.ROOT);
        if (cursor.is(Keyword.HIGHEST)
                || behind.equals("fastest")
                || behind.equals("strongest")
                || behind.equals("quickest")) {
            cursor.skip(1);
            Draft.Order order = draft.order();
            order.figure = Figure.GROWTH;
            order.descending = draft.direction > 0;
            draft.direction = 0;
        }
    }

    private boolean yearBefore() {
        int start = cursor.at();
        cursor.take(Keyword.COMPARE, Keyword.FROM, Keyword.MORE, Keyword.TO);
        cursor.take(Keyword.COMPARE, Keyword.TO, Keyword.WITH);
        if (cursor.is(Keyword.YEAR_BEFORE) && isComparison(start)) {
            cursor.skip(1);
            draft.growth = true;
            draft.comparison = new Comparison.WithYearBefore();
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "previous year" alone is a time; behind a comparison it is what is compared with. */
    private boolean isComparison(int start) {
        String text = cursor.next().text().toLowerCase(Locale.ROOT);
        boolean time =
                text.equals("prior year")
                        || text.equals("year before")
                        || text.equals("preceding year")
                        || text.equals("year ago")
                        || text.startsWith("last year")
                        || text.equals("previous year's");
        return cursor.at() > start || !time;
    }

    /** "the month before this one": a time, unless another one was talked about. */
    private boolean beforeThis() {
        String said = cursor.next().text().toLowerCase(Locale.ROOT);
        boolean isTime =
                !draft.goesOn
                        && said.matches("(week|month|quarter) before")
                        && cursor.is(Keyword.PERIOD_BEFORE)
                        && cursor.peek(1).text().equalsIgnoreCase("this one");
        if (isTime) {
            cursor.skip(2);
            draft.spans.add(new Timespan.Earlier(unit(said), 1));
            return true;
        }
        return false;
    }

    private boolean stepBefore() {
        int start = cursor.at();
        cursor.take(Keyword.COMPARE, Keyword.FROM, Keyword.TO);
        cursor.take(Keyword.TO, Keyword.WITH);
        if (!cursor.is(Keyword.STEP_BEFORE)) {
            boolean period =
                    cursor.is(Keyword.PERIOD_BEFORE)
                            && (cursor.at() > start || cursor.next().text().contains(" "));
            if (period) {
                cursor.skip(1);
                draft.growth = true;
                draft.comparison = new Comparison.WithPeriodBefore();
                return true;
            }
            cursor.moveTo(start);
            return false;
        }
        String words = cursor.next().text().toLowerCase(Locale.ROOT);
        cursor.skip(1);
        draft.growth = true;
        if (words.contains("previous") || words.contains("before")) {
            draft.comparison = new Comparison.WithPeriodBefore();
        } else {
            draft.comparison = new Comparison.StepBefore();
            draft.stepUnit = unit(words);
        }
        return true;
    }

    private static Unit unit(String words) {
        if (words.startsWith("w") || words.contains("week")) {
            return Unit.WEEK;
        }
        if (words.startsWith("q") || words.contains("quarter")) {
            return Unit.QUARTER;
        }
        return words.startsWith("d") || words.contains("day") ? Unit.DAY : Unit.MONTH;
    }

    Parts parts() {
        return parts;
    }
}
