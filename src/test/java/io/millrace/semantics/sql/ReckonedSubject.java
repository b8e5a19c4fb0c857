package io.millrace.semantics.sql;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lines that a question is about, and their figures by something, in plain Java. */
final class ReckonedSubject {

    private final List<SoldLine> all;
    private final Extent extent;
    private final Subject subject;
    private final @Nullable Unit step;

    ReckonedSubject(List<SoldLine> all, Extent extent, Subject subject, @Nullable Unit step) {
        this.all = all;
        this.extent = extent;
        this.subject = subject;
        this.step = step;
    }

    /** What a measure comes to for each combination of values. */
    Map<List<Object>, BigDecimal> figures(Measure measure, List<Grouping> groupings) {
        Map<List<Object>, BigDecimal> figures = new HashMap<>();
        if (measure instanceof Measure.Over over) {
            ReckonedSubject stepped =
                    over.part() instanceof Grouping.Steps(Unit unit)
                            ? new ReckonedSubject(all, extent, subject, unit)
                            : this;
            List<Grouping> parts = new ArrayList<>(groupings);
            parts.add(over.part());
            Map<List<Object>, List<BigDecimal>> values = new HashMap<>();
            if (groupings.isEmpty()) {
                values.put(List.of(), new ArrayList<>());
            }
            stepped.figures(over.measure(), parts)
                    .forEach((key, value) -> {
                        List<BigDecimal> list =
                                values.computeIfAbsent(
                                        key.subList(0, groupings.size()), _ -> new ArrayList<>());
                        if (value != null) {
                            list.add(value);
                        }
                    });
            values.forEach((key, list) ->
                    figures.put(key, ReckonedValues.statistic(over.statistic(), list)));
        } else {
            grouped(groupings)
                    .forEach((key, lines) ->
                            figures.put(key, ReckonedValues.figure(measure, lines)));
        }
        return figures;
    }

    Map<List<Object>, List<SoldLine>> grouped(List<Grouping> groupings) {
        Map<List<Object>, List<SoldLine>> groups = new HashMap<>();
        List<SoldLine> lines = lines();
        if (groupings.isEmpty()) {
            groups.put(List.of(), lines);
        }
        for (SoldLine line : groupings.isEmpty() ? List.<SoldLine>of() : lines) {
            List<Object> key =
                    groupings.stream().map(by -> key(by, line)).filter(Objects::nonNull).toList();
            if (key.size() == groupings.size()) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(line);
            }
        }
        return groups;
    }

    private @Nullable Object key(Grouping grouping, SoldLine line) {
        LocalDate day = ReckonedValues.day(line, subject.basis());
        return switch (grouping) {
            case Grouping.By(String dimension) ->
                    ReckonedValues.value(dimension, line, subject.basis(), step, periods());
            case Grouping.Steps(Unit unit) -> CalendarSql.step(unit, Objects.requireNonNull(day));
            case Grouping.Cyclic(Cycle cycle) -> part(cycle, Objects.requireNonNull(day));
        };
    }

    static int part(Cycle cycle, LocalDate day) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> day.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH_OF_YEAR -> day.getMonthValue();
            case WEEK_OF_YEAR -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY_OF_MONTH -> day.getDayOfMonth();
            case WEEKDAY -> day.getDayOfWeek().getValue();
            case PART_OF_WEEK -> day.getDayOfWeek().getValue() > 5 ? 2 : 1;
        };
    }

    private List<Period> periods() {
        return subject.span().within(extent);
    }

    List<SoldLine> lines() {
        List<Predicate<SoldLine>> conditions =
                subject.conditions().stream().map(this::predicate).toList();
        return all.stream()
                .filter(line -> isWithin(ReckonedValues.day(line, subject.basis()), subject.span()))
                .filter(line -> conditions.stream().allMatch(condition -> condition.test(line)))
                .toList();
    }

    private boolean isWithin(@Nullable LocalDate day, Timespan span) {
        if (day == null) {
            return false;
        }
        return switch (span) {
            case Timespan.Everything() -> true;
            case Timespan.Days(var from, var to) ->
                    (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
            case Timespan.Several(var spans) ->
                    spans.stream().anyMatch(member -> isWithin(day, member));
            case Timespan.Current _, Timespan.Earlier _, Timespan.Latest _ ->
                    span.within(extent).stream().anyMatch(p -> ReckonedValues.holds(p, day));
        };
    }

    private Predicate<SoldLine> predicate(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one -> line -> isOneOf(one, line);
            case Condition.Numeric(String attribute, Range range, boolean negated) ->
                    line ->
                            negated
                                    != isWithin(
                                            Objects.requireNonNull(
                                                    ReckonedValues.attribute(attribute, line)),
                                            range);
            case Condition.Flagged(String flag, boolean negated) ->
                    line -> negated != ReckonedValues.flag(flag, line);
            case Condition.Recurring(Cycle cycle, var values, boolean negated) ->
                    line ->
                            negated
                                    != values.contains(
                                            part(
                                                    cycle,
                                                    Objects.requireNonNull(
                                                            ReckonedValues.day(
                                                                    line, subject.basis()))));
            case Condition.Dated(DateBasis basis, Timespan span) ->
                    line -> isWithin(ReckonedValues.day(line, basis), span);
            case Condition.Belonging belonging -> belonging(belonging);
        };
    }

    private boolean isOneOf(Condition.OneOf condition, SoldLine line) {
        List<String> value =
                ReckonedValues.value(condition.dimension(), line, subject.basis(), step, periods());
        if (value == null) {
            return false;
        }
        int names = ReckonedValues.shown(condition.dimension());
        return condition.negated()
                != value.subList(0, names).stream().anyMatch(condition.values()::contains);
    }

    static boolean isWithin(@Nullable BigDecimal number, Range range) {
        if (number == null) {
            return false;
        }
        Range.Bound low = range.low();
        Range.Bound high = range.high();
        return (low == null || number.compareTo(low.value()) >= (low.included() ? 0 : 1))
                && (high == null || number.compareTo(high.value()) <= (high.included() ? 0 : -1));
    }

    private Predicate<SoldLine> belonging(Condition.Belonging condition) {
        Condition.Deed deed = condition.deed();
        Grouping entity = new Grouping.By(condition.entity());
        ReckonedSubject doing =
                new ReckonedSubject(
                        all,
                        extent,
                        new Subject(deed.conditions(), deed.span(), DateBasis.ORDER),
                        null);
        Set<List<Object>> found =
                switch (condition.quantifier()) {
                    case SOME, NONE -> doing.reaching(entity, deed.amount());
                    case ALL -> doing.nothingElse(entity);
                };
        boolean wanted = condition.quantifier() != Condition.Quantifier.NONE;
        return line -> {
            Object key = key(entity, line);
            return key != null && wanted == found.contains(List.of(key));
        };
    }

    private Set<List<Object>> reaching(Grouping entity, @Nullable Threshold amount) {
        if (amount == null) {
            return grouped(List.of(entity)).keySet();
        }
        Map<List<Object>, BigDecimal> figures = figures(amount.measure(), List.of(entity));
        Set<List<Object>> reaching = new HashSet<>(figures.keySet());
        reaching.removeIf(
                key -> !meets(amount.limit(), figures.get(key), List.copyOf(figures.values())));
        return reaching;
    }

    static boolean meets(
            Threshold.Limit limit,
            @Nullable BigDecimal value,
            List<@Nullable BigDecimal> everyone) {
        BigDecimal average =
                ReckonedValues.mean(everyone.stream().filter(Objects::nonNull).toList());
        return switch (limit) {
            case Threshold.Limit.Within(Range range) -> isWithin(value, range);
            case Threshold.Limit.AboveAverage() ->
                    value != null && average != null && value.compareTo(average) > 0;
            case Threshold.Limit.BelowAverage() ->
                    value != null && average != null && value.compareTo(average) < 0;
        };
    }

    /** The entities that have done nothing but what this is about. */
    private Set<List<Object>> nothingElse(Grouping entity) {
        Subject frame =
                subject.conditions().isEmpty()
                        ? Subject.EVERYTHING
                        : Subject.EVERYTHING.with(subject.span());
        Map<List<Object>, List<SoldLine>> every =
                new ReckonedSubject(all, extent, frame, null).grouped(List.of(entity));
        Map<List<Object>, List<SoldLine>> like = grouped(List.of(entity));
        Set<List<Object>> only = new HashSet<>();
        like.forEach((key, lines) -> {
            if (lines.size() == every.getOrDefault(key, List.of()).size()) {
                only.add(key);
            }
        });
        return only;
    }
}
