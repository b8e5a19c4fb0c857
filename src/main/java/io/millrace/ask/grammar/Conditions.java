package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads which sales are meant: values, flags, times, and what is left out. */
final class Conditions {

    private static final Map<String, String> FLAGS =
            Map.of(
                    "returned_orders", "returned",
                    "late_lines", "late",
                    "discount", "discounted",
                    "loss", "at_a_loss");

    private final Parts parts;
    private final Cursor cursor;
    private final Draft draft;

    Conditions(Parts parts) {
        this.parts = parts;
        this.cursor = parts.cursor();
        this.draft = parts.draft();
    }

    boolean take() {
        return only()
                || leftOut()
                || excluded()
                || dated()
                || period()
                || value(false)
                || flag(false);
    }

    /** "only the West": a condition like any other, and what a follow-up begins with. */
    private boolean only() {
        if (!cursor.is(Keyword.ONLY)) {
            return false;
        }
        cursor.skip(1);
        draft.followsUp = true;
        return true;
    }

    /** "if EMEA were left out". */
    private boolean leftOut() {
        if (!cursor.is(Keyword.IF)) {
            return false;
        }
        int start = cursor.at();
        int before = draft.conditions.size();
        cursor.skip(1);
        while (cursor.is(Keyword.FILLER)) {
            cursor.skip(1);
        }
        boolean read =
                value(true) || new Limits(parts).attribute(true) || flag(true) || countedFlag();
        if (read && cursor.take(Keyword.LEFT_OUT)) {
            return true;
        }
        while (draft.conditions.size() > before) {
            draft.conditions.removeLast();
        }
        cursor.moveTo(start);
        return false;
    }

    private boolean excluded() {
        if (!cursor.is(Keyword.WITHOUT) && !cursor.is(Keyword.NOT) && !cursor.is(Keyword.NEVER)) {
            return false;
        }
        int start = cursor.at();
        cursor.skip(1);
        while (cursor.next().as(Sense.Value.class).isEmpty()
                && cursor.take(Keyword.LIST, Keyword.SHIP, Keyword.FILLER)) {
            // "not shipped Standard Class", "without any of"
        }
        boolean lines =
                cursor.next()
                                .as(Sense.MeasureName.class)
                                .filter(name -> name.measure().equals("lines"))
                                .isPresent()
                        && (cursor.peek(1).as(Sense.FlagName.class).isPresent()
                                || cursor.is(1, Keyword.WITH));
        if (lines) {
            cursor.skip(1);
        }
        if (months()
                || new Limits(parts).flagged(true)
                || value(true)
                || new Limits(parts).attribute(true)
                || flag(true)
                || countedFlag()
                || recurring()) {
            moreExcluded();
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /** "excluding returns": what is counted so stands for what it counts. */
    private boolean countedFlag() {
        Optional<Condition> flag = countedFlag(cursor, true);
        flag.ifPresent(draft.conditions::add);
        return flag.isPresent();
    }

    static Optional<Condition> countedFlag(Cursor cursor, boolean negated) {
        Optional<Condition> flag =
                cursor.next()
                        .all(Sense.MeasureName.class)
                        .map(Sense.MeasureName::measure)
                        .map(FLAGS::get)
                        .filter(Objects::nonNull)
                        .<Condition>map(name -> new Condition.Flagged(name, negated))
                        .findFirst();
        flag.ifPresent(_ -> cursor.skip(1));
        return flag;
    }

    /** "without Furniture and without discounts". */
    private void moreExcluded() {
        int start = cursor.at();
        if (!cursor.take(Keyword.AND, Keyword.OR) || !(value(true) || flag(true))) {
            cursor.moveTo(start);
        }
    }

    /** "without November and December": of whatever years the question is about. */
    private boolean months() {
        int start = cursor.at();
        cursor.take(Keyword.IN);
        List<Integer> months = new ArrayList<>();
        Optional<Sense.Month> month = cursor.take(Sense.Month.class);
        while (month.isPresent()) {
            months.add(month.get().number());
            int behind = cursor.at();
            boolean more = listWord();
            month = more ? cursor.take(Sense.Month.class) : Optional.empty();
            if (month.isEmpty()) {
                cursor.moveTo(behind);
            }
        }
        if (months.isEmpty() || CalendarWords.isYear(cursor.next()) || cursor.is(Keyword.OF)) {
            cursor.moveTo(start);
            return false;
        }
        draft.conditions.add(
                new Condition.Recurring(
                        Cycle.MONTH_OF_YEAR, months.stream().distinct().sorted().toList(), true));
        return true;
    }

    private boolean listWord() {
        boolean comma = cursor.takeText(",");
        return cursor.take(Keyword.AND, Keyword.OR) || comma;
    }

    private boolean recurring() {
        Optional<PeriodReading> period = parts.periods().read(cursor);
        if (period.isEmpty()) {
            return false;
        }
        if (period.get().recurring().isEmpty()) {
            return exceptSpan(period.get());
        }
        for (Condition each : period.get().recurring()) {
            if (each instanceof Condition.Recurring(Cycle cycle, List<Integer> values, boolean _)) {
                draft.conditions.add(new Condition.Recurring(cycle, values, true));
            }
        }
        return true;
    }

    /** "except December 2024" has no word in the tree but the time around it. */
    private boolean exceptSpan(PeriodReading period) {
        if (period.span() instanceof Timespan.Days(LocalDate from, LocalDate to)
                && from != null
                && to != null) {
            draft.spans.add(
                    new Timespan.Several(
                            List.of(
                                    new Timespan.Days(null, from.minusDays(1)),
                                    new Timespan.Days(to.plusDays(1), null))));
            return true;
        }
        return false;
    }

    /** "shipped in 2024", "by ship date", "returned in March". */
    private boolean dated() {
        int start = cursor.at();
        boolean with = cursor.is(Keyword.WITH);
        boolean by = cursor.take(Keyword.BY, Keyword.WITH);
        if (cursor.takeText("date") && cursor.take(Keyword.OF)) {
            by = true;
        }
        Optional<DateBasis> basis =
                cursor.next()
                        .as(Sense.BasisName.class)
                        .map(Sense.BasisName::basis)
                        .or(with ? Optional::empty : this::verb);
        if (basis.isPresent()) {
            cursor.skip(1);
            if (by && cursor.at() > start + 1 && !isPeriodNext()) {
                draft.basis = basis.get();
                return true;
            }
            if (isPeriodNext()) {
                return datedPeriod(basis.get());
            }
        }
        cursor.moveTo(start);
        return false;
    }

    private Optional<DateBasis> verb() {
        if (cursor.is(Keyword.SHIP) && cursor.next().as(Sense.MeasureName.class).isEmpty()) {
            return Optional.of(DateBasis.SHIP);
        }
        boolean returned =
                cursor.is(Keyword.RETURNED)
                        && cursor.next()
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .matches("(was |were )?(returned|sent back|came back|come back)");
        return returned ? Optional.of(DateBasis.RETURN) : Optional.empty();
    }

    private boolean datedPeriod(DateBasis basis) {
        Optional<PeriodReading> period = parts.periods().read(cursor);
        if (period.isEmpty() || period.get().span() == null) {
            return false;
        }
        draft.remarks.addAll(period.get().remarks());
        if (draft.spans.isEmpty() && (draft.basis == null || draft.basis == basis)) {
            draft.basis = basis;
            draft.spans.add(period.get().span());
            if (basis == DateBasis.RETURN && !measuresReturns()) {
                draft.conditions.add(new Condition.Flagged("returned", false));
            }
        } else {
            draft.conditions.add(new Condition.Dated(basis, period.get().span()));
        }
        return true;
    }

    private boolean measuresReturns() {
        return draft.measures.stream()
                .anyMatch(measure ->
                        measure instanceof Measure.Named(String name) && name.startsWith("return"));
    }

    private boolean isPeriodNext() {
        int start = cursor.at();
        boolean period = parts.periods().read(cursor).isPresent();
        cursor.moveTo(start);
        return period;
    }

    private boolean period() {
        boolean unitIsAskedFor =
                (draft.counting && cursor.next().as(Sense.UnitName.class).isPresent())
                        || (draft.asking && cursor.is(Keyword.WORKDAY));
        if (unitIsAskedFor) {
            return false;
        }
        Optional<PeriodReading> period = parts.periods().read(cursor);
        if (period.isEmpty()) {
            return false;
        }
        Timespan span = period.get().span();
        if (span instanceof Timespan.Everything) {
            draft.everything = true;
        } else if (span != null) {
            draft.spans.add(span);
            draft.lastPeriod = period.get();
            if (period.get().yearless() != null) {
                draft.yearless = period.get().yearless();
            }
        }
        draft.conditions.addAll(period.get().recurring());
        draft.remarks.addAll(period.get().remarks());
        return true;
    }

    private boolean value(boolean negated) {
        boolean bare = !cursor.is(Keyword.IN) && !cursor.is(Keyword.FOR) && !cursor.is(Keyword.OF);
        Values values = new Values(parts);
        Optional<Condition.OneOf> condition = values.read(negated);
        condition.ifPresent(found -> {
            if (values.isEnumeration() && found.values().size() > 1) {
                draft.enumerated.add(found);
            }
            draft.conditions.add(found);
            draft.conditionEnd = cursor.at();
            if (bare) {
                draft.bareConditions.add(found);
            }
        });
        return condition.isPresent();
    }

    private boolean flag(boolean negated) {
        int start = cursor.at();
        if (!negated) {
            cursor.take(Keyword.WITH, Keyword.FOR, Keyword.OF, Keyword.ON);
        }
        Optional<Sense.FlagName> flag = cursor.next().as(Sense.FlagName.class);
        if (flag.isEmpty() || (cursor.next().as(Sense.MeasureName.class).isPresent() && !negated)) {
            cursor.moveTo(start);
            return false;
        }
        cursor.skip(1);
        draft.conditions.add(
                new Condition.Flagged(flag.get().flag(), flag.get().negated() != negated));
        return true;
    }
}
