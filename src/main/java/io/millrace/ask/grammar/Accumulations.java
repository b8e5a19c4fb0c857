package io.millrace.ask.grammar;

import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Unit;
import java.util.Optional;

/** Reads running totals, moving averages and trends. */
final class Accumulations {

    private static final int USUAL_STEPS = 3;

    private final Cursor cursor;
    private final Draft draft;

    Accumulations(Parts parts) {
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        return length() || moving() || running() || trend();
    }

    /** "moving average of sales over three months": the length comes last. */
    private boolean length() {
        if (!(draft.accumulation instanceof Accumulation.Moving) || !cursor.is(Keyword.IN)) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        Optional<Integer> steps = CalendarWords.number(cursor);
        Optional<Unit> unit = steps.isPresent() ? CalendarWords.unit(cursor) : Optional.empty();
        if (unit.isEmpty()) {
            cursor.moveTo(start);
            return false;
        }
        draft.accumulation = new Accumulation.Moving(steps.orElseThrow());
        draft.stepUnit = unit.get();
        draft.remarks.removeIf(remark -> remark.contains("moving average"));
        return true;
    }

    private boolean running() {
        if (!cursor.take(Keyword.RUNNING)) {
            return false;
        }
        draft.accumulation = new Accumulation.Running();
        cursor.take(Keyword.TOTAL);
        cursor.take(Keyword.OF);
        return true;
    }

    /** "3 month moving average", "moving average over 3 months", "rolling 3 month average". */
    private boolean moving() {
        int start = cursor.at();
        Optional<Integer> steps = CalendarWords.number(cursor);
        Optional<Unit> unit = steps.isPresent() ? CalendarWords.unit(cursor) : Optional.empty();
        boolean rolling = cursor.takeText("rolling") || cursor.takeText("moving");
        if (rolling && steps.isEmpty()) {
            steps = CalendarWords.number(cursor);
            unit = CalendarWords.unit(cursor);
            if (!cursor.take(Keyword.AVERAGE)) {
                cursor.moveTo(start);
                return false;
            }
        } else if (!cursor.take(Keyword.MOVING)) {
            cursor.moveTo(start);
            return false;
        }
        if (steps.isEmpty()) {
            int behind = cursor.at();
            cursor.take(Keyword.IN, Keyword.OF);
            steps = CalendarWords.number(cursor);
            unit = steps.isPresent() ? CalendarWords.unit(cursor) : Optional.empty();
            if (unit.isEmpty()) {
                cursor.moveTo(behind);
                steps = Optional.empty();
            }
        }
        cursor.take(Keyword.OF);
        draft.accumulation = new Accumulation.Moving(steps.orElse(USUAL_STEPS));
        unit.ifPresent(step -> draft.stepUnit = step);
        if (steps.isEmpty()) {
            draft.remarks.add("You named no length; the moving average is over 3 steps.");
        }
        return true;
    }

    private boolean trend() {
        if (!cursor.take(Keyword.TREND)) {
            return false;
        }
        draft.trend = true;
        cursor.take(Keyword.OF, Keyword.IN, Keyword.FOR);
        return true;
    }
}
