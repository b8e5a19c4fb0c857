package io.millrace.ask.grammar;

import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Settles growth, trends and what is set against what. */
final class Developments {

    private final Parts parts;
    private final Draft draft;

    Developments(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** "2024 and 2023" under a comparison are two sides. */
    void periodPairs() {
        if (draft.comparison != null || !(draft.growth || draft.compares)) {
            return;
        }
        if (draft.lastPeriod != null
                && draft.lastPeriod.ends().size() == 2
                && draft.spans.size() == 1
                && draft.steps().isEmpty()
                && draft.lastPeriod.ends().getFirst().unit()
                        == draft.lastPeriod.ends().getLast().unit()
                && draft.lastPeriod.ends().getFirst().unit() != Unit.DAY) {
            draft.spans.clear();
            draft.spans.add(draft.lastPeriod.ends().getLast().span());
            draft.comparison = new Comparison.WithSpan(draft.lastPeriod.ends().getFirst().span());
            return;
        }
        List<Timespan> spans = new ArrayList<>();
        for (Timespan span : draft.spans) {
            if (span instanceof Timespan.Several(List<Timespan> several)) {
                spans.addAll(several);
            } else {
                spans.add(span);
            }
        }
        if (spans.size() == 2) {
            LocalDate first = start(spans.getFirst());
            LocalDate second = start(spans.getLast());
            boolean inOrder = !first.isAfter(second);
            draft.spans.clear();
            draft.spans.add(inOrder ? spans.getLast() : spans.getFirst());
            draft.comparison =
                    new Comparison.WithSpan(inOrder ? spans.getFirst() : spans.getLast());
        }
    }

    private LocalDate start(Timespan span) {
        return span.within(parts.periods().extent()).getFirst().from();
    }

    void growth() {
        if (draft.compares && draft.comparison == null) {
            ofValues();
        }
        if (!draft.growth) {
            return;
        }
        if (draft.stepUnit != null && draft.steps().isEmpty()) {
            draft.group(new Grouping.Steps(draft.stepUnit));
        }
        boolean along = !draft.steps().isEmpty();
        if (along
                && draft.comparison
                        instanceof Comparison.WithSpan(Timespan.Earlier(Unit unit, int back))
                && back == 1
                && draft.steps().getFirst().unit() == unit
                && draft.spans.equals(List.of(new Timespan.Current(unit)))) {
            draft.comparison = new Comparison.StepBefore();
            draft.spans.clear();
        }
        if (along && !(draft.comparison instanceof Comparison.WithSpan)) {
            draft.comparison =
                    draft.comparison instanceof Comparison.WithYearBefore
                            ? new Comparison.StepYearBefore()
                            : new Comparison.StepBefore();
        } else if (draft.goesOn && draft.spans.isEmpty()) {
            draft.comparison =
                    draft.comparison == null ? new Comparison.WithPeriodBefore() : draft.comparison;
        } else if (draft.comparison == null && draft.spans.isEmpty()) {
            withoutTime();
        } else if (draft.comparison == null) {
            draft.comparison = new Comparison.WithPeriodBefore();
        } else if (draft.comparison instanceof Comparison.WithYearBefore && draft.spans.isEmpty()) {
            draft.spans.add(new Timespan.Current(Unit.YEAR));
            draft.remarks.add("You named no time; this is the latest year against the one before.");
        }
        direction();
    }

    /** Growth of what is ranked is that of the latest year; growth alone is year by year. */
    private void withoutTime() {
        boolean rows = !draft.groupings.isEmpty() || draft.order != null || draft.direction != 0;
        if (rows || draft.everything) {
            draft.spans.add(new Timespan.Current(Unit.YEAR));
            draft.comparison = new Comparison.WithPeriodBefore();
            draft.remarks.add("You named no time; this is the latest year against the one before.");
        } else {
            draft.group(new Grouping.Steps(Unit.YEAR));
            draft.comparison = new Comparison.StepBefore();
        }
    }

    /** "which categories declined": those whose growth is below nought. */
    private void direction() {
        boolean ranked = draft.order != null;
        boolean limited =
                draft.thresholds.stream()
                        .anyMatch(limit ->
                                limit.figure() == Figure.GROWTH
                                        || limit.figure() == Figure.DIFFERENCE);
        if (draft.direction == 0
                || ranked
                || limited
                || draft.groupings.isEmpty()
                || draft.heads.isEmpty()) {
            return;
        }
        Range range =
                draft.direction > 0
                        ? Range.moreThan(BigDecimal.ZERO)
                        : Range.lessThan(BigDecimal.ZERO);
        draft.thresholds.add(
                new Threshold(measure(), Figure.DIFFERENCE, new Threshold.Limit.Within(range)));
    }

    private Measure measure() {
        return draft.measures.isEmpty()
                ? new Measure.Named(parts.model().usualMeasure())
                : draft.measures.getFirst();
    }

    /** "compare Furniture and Technology". */
    private void ofValues() {
        List<Condition.Recurring> cycles =
                draft.conditions.stream()
                        .filter(Condition.Recurring.class::isInstance)
                        .map(Condition.Recurring.class::cast)
                        .toList();
        if (cycles.size() == 2 && cycles.getFirst().cycle() == cycles.getLast().cycle()) {
            draft.conditions.removeAll(cycles);
            List<Integer> values = new ArrayList<>(cycles.getFirst().values());
            values.addAll(cycles.getLast().values());
            if (values.size() < cycles.getFirst().cycle().last()) {
                draft.conditions.add(
                        new Condition.Recurring(
                                cycles.getFirst().cycle(),
                                values.stream().sorted().toList(),
                                false));
            }
            draft.group(new Grouping.Cyclic(cycles.getFirst().cycle()));
            return;
        }
        for (Condition condition : List.copyOf(draft.conditions)) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && !negated
                    && values.size() > 1) {
                draft.conditions.remove(condition);
                Comparisons.sideBySide(draft, dimension, values);
                return;
            }
        }
    }

    void time() {
        if ((draft.trend || draft.accumulation != null) && draft.steps().isEmpty()) {
            Unit unit = draft.stepUnit != null ? draft.stepUnit : usualStep();
            draft.groupings.addFirst(new Grouping.Steps(unit));
        }
    }

    private Unit usualStep() {
        List<Period> periods = Spans.together(draft.spans).within(parts.periods().extent());
        long days = periods.stream().mapToLong(Period::days).sum();
        return days <= 62 ? Unit.DAY : Unit.MONTH;
    }
}
