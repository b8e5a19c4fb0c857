package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Accumulation;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers breakdowns in plain Java from all the lines, step by step as people would. */
final class Reckoner {

    private static final Set<String> NOUGHTS =
            Set.of(
                    "sales",
                    "profit",
                    "quantity",
                    "shipping_cost",
                    "lines",
                    "discount_value",
                    "late_lines",
                    "shipping_days",
                    "returned_sales",
                    "loss",
                    "orders",
                    "customers",
                    "products_sold",
                    "returned_orders");

    /** A row in the making: figures by measure and kind. */
    private static final class Row {
        final List<Object> key;
        final Map<String, BigDecimal> figures = new HashMap<>();

        Row(List<Object> key) {
            this.key = key;
        }

        @Nullable BigDecimal get(Measure measure, String kind) {
            return figures.get(measure + kind);
        }

        void put(Measure measure, String kind, @Nullable BigDecimal value) {
            if (value != null) {
                figures.put(measure + kind, value);
            }
        }
    }

    private final List<SoldLine> lines;
    private final Extent extent;
    private final SemanticModel model = SemanticModel.shipped();
    private final Breakdown query;
    private final List<Grouping> groupings;
    private final Set<Measure> measures = new LinkedHashSet<>();
    private final @Nullable Unit step;

    private Reckoner(List<SoldLine> lines, Extent extent, Breakdown query) {
        this.lines = lines;
        this.extent = extent;
        this.query = query;
        this.groupings = query.groupings();
        this.step =
                groupings.stream()
                        .map(by -> by instanceof Grouping.Steps(Unit unit) ? unit : null)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        measures.addAll(query.measures());
        query.thresholds().forEach(threshold -> measures.add(threshold.measure()));
        if (query.ranking() != null) {
            measures.add(query.ranking().by());
        }
    }

    static List<List<@Nullable Object>> rows(List<SoldLine> lines, Extent extent, Breakdown query) {
        Breakdown ordered = query;
        if (query.comparison() instanceof Comparison.WithSpan(Timespan other)
                && first(other, extent).isAfter(first(query.subject().span(), extent))) {
            ordered =
                    query.about(query.subject().with(other))
                            .compared(new Comparison.WithSpan(query.subject().span()));
        }
        return new Reckoner(lines, extent, ordered).rows();
    }

    private static LocalDate first(Timespan span, Extent extent) {
        return span.within(extent).getFirst().from();
    }

    private List<List<@Nullable Object>> rows() {
        List<Row> rows = figures();
        if (query.comparison() instanceof Comparison.StepBefore) {
            rows = withStepBefore(rows);
        }
        if (query.comparison() != null) {
            rows.forEach(this::compare);
        }
        share(rows);
        accumulate(rows);
        rows = kept(rows);
        return sorted(rows).stream().map(this::shown).toList();
    }

    private Subject own() {
        Subject subject = query.subject();
        return switch (query.comparison()) {
            case Comparison.OfValues(String dimension, String first, _) ->
                    with(subject, List.of(Condition.OneOf.of(dimension, first)));
            case Comparison.StepBefore() when !(subject.span() instanceof Timespan.Everything) ->
                    subject.with(extended());
            case null, default -> subject;
        };
    }

    private Timespan extended() {
        Unit unit = Objects.requireNonNull(step);
        List<Timespan> spans = new ArrayList<>();
        for (Period period : spinePeriods(query.subject())) {
            LocalDate start = unit.start(period.from());
            spans.add(new Timespan.Days(unit.plus(start, -1), start.minusDays(1)));
            spans.add(new Timespan.Days(period.from(), period.to()));
        }
        return new Timespan.Several(spans);
    }

    private static Subject with(Subject subject, List<Condition> more) {
        List<Condition> conditions = new ArrayList<>(subject.conditions());
        conditions.addAll(more);
        return subject.with(conditions);
    }

    private Subject part(Subject subject) {
        return query.share() instanceof Share.OfWhole(List<Condition> part)
                ? with(subject, part)
                : subject;
    }

    /** The rows with the question's own figures and those laid beside them. */
    private List<Row> figures() {
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        lay(rows, part(own()), "");
        Subject other = other();
        if (other != null) {
            lay(rows, part(other), "before");
        }
        if (query.share() instanceof Share.OfWhole) {
            lay(rows, own(), "whole");
        }
        if (isFilled()) {
            fill(rows);
        }
        List<Row> all = new ArrayList<>(rows.values());
        for (Measure measure : measures) {
            all.forEach(row -> nought(row, measure, "", true));
            if (query.share() instanceof Share.OfWhole) {
                all.forEach(row -> nought(row, measure, "whole", true));
            }
            if (other != null) {
                all.forEach(row -> nought(row, measure, "before", isKnown(other, row)));
            }
        }
        return all;
    }

    private void nought(Row row, Measure measure, String kind, boolean known) {
        boolean adds =
                measure instanceof Measure.CountOf
                        || (measure instanceof Named(String name) && NOUGHTS.contains(name));
        BigDecimal value = row.get(measure, kind);
        if (known && adds && value == null) {
            row.put(measure, kind, BigDecimal.ZERO);
        }
        if (!known && value != null && value.signum() == 0) {
            row.figures.remove(measure + kind);
        }
    }

    private @Nullable Subject other() {
        Subject subject = query.subject();
        return switch (query.comparison()) {
            case Comparison.OfValues(String dimension, _, String second) ->
                    with(subject, List.of(Condition.OneOf.of(dimension, second)));
            case Comparison.WithSpan(Timespan span) -> subject.with(span);
            case Comparison.WithPeriodBefore() ->
                    subject.with(named(List.of(periods(subject).getFirst().previous())));
            case Comparison.WithYearBefore(), Comparison.StepYearBefore() ->
                    subject.span() instanceof Timespan.Everything
                            ? subject
                            : subject.with(
                                    named(
                                            periods(subject).stream()
                                                    .map(Reckoner::yearBefore)
                                                    .toList()));
            case Comparison.StepBefore() -> null;
            case null -> null;
        };
    }

    private static Period yearBefore(Period period) {
        LocalDate to = period.to().minusYears(1);
        return new Period(
                period.from().minusYears(1),
                period.isWholeMonths() ? YearMonth.from(to).atEndOfMonth() : to);
    }

    private static Timespan named(List<Period> periods) {
        List<Timespan> days =
                periods.stream()
                        .<Timespan>map(period -> new Timespan.Days(period.from(), period.to()))
                        .toList();
        return days.size() == 1 ? days.getFirst() : new Timespan.Several(days);
    }

    private List<Period> periods(Subject subject) {
        return subject.span().within(extent);
    }

    private boolean isKnown(Subject other, Row row) {
        boolean reached =
                periods(other).stream()
                        .anyMatch(period ->
                                !period.to().isBefore(extent.first())
                                        && !period.from().isAfter(extent.last()));
        if (step != null && isYearBefore()) {
            int number = (Integer) row.key.get(stepIndex());
            return reached
                    && number >= CalendarSql.step(step, extent.first()) + CalendarSql.year(step);
        }
        return reached;
    }

    private boolean isYearBefore() {
        return query.comparison() instanceof Comparison.WithYearBefore
                || query.comparison() instanceof Comparison.StepYearBefore;
    }

    private int stepIndex() {
        for (int i = 0; i < groupings.size(); i++) {
            if (groupings.get(i) instanceof Grouping.Steps) {
                return i;
            }
        }
        throw new AssertionError("No steps");
    }

    private void lay(Map<List<Object>, Row> rows, Subject subject, String kind) {
        ReckonedSubject reckoned = new ReckonedSubject(lines, extent, subject, step);
        Map<Integer, Integer> steps = kind.equals("before") ? pairs(subject) : Map.of();
        if (measures.isEmpty()) {
            reckoned.grouped(groupings).keySet().forEach(key -> rows.put(key, new Row(key)));
        }
        for (Measure measure : measures) {
            reckoned.figures(measure, groupings)
                    .forEach((key, value) -> {
                        List<Object> moved = moved(key, kind, steps);
                        if (moved != null) {
                            rows.computeIfAbsent(moved, Row::new).put(measure, kind, value);
                        }
                    });
        }
    }

    private @Nullable List<Object> moved(
            List<Object> key, String kind, Map<Integer, Integer> steps) {
        if (step == null
                || !kind.equals("before")
                || query.comparison() instanceof Comparison.OfValues) {
            return key;
        }
        int at = stepIndex();
        Integer own =
                isYearBefore()
                        ? Integer.valueOf((Integer) key.get(at) + CalendarSql.year(step))
                        : steps.get((Integer) key.get(at));
        if (own == null) {
            return null;
        }
        List<Object> moved = new ArrayList<>(key);
        moved.set(at, own);
        return moved;
    }

    /** The first step of the other span with the first of the question's own, and so on. */
    private Map<Integer, Integer> pairs(Subject other) {
        Map<Integer, Integer> pairs = new HashMap<>();
        if (step != null && !isYearBefore()) {
            List<Integer> own = List.copyOf(spine(query.subject(), Integer.MAX_VALUE));
            List<Integer> others = List.copyOf(spine(other, Integer.MAX_VALUE));
            for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
                pairs.put(others.get(i), own.get(i));
            }
        }
        return pairs;
    }

    private boolean isFilled() {
        if (step == null || (query.measures().isEmpty() && query.thresholds().isEmpty())) {
            return false;
        }
        boolean few =
                groupings.stream()
                        .allMatch(by ->
                                by instanceof Grouping.Steps
                                        || (by instanceof Grouping.By(String name) && isFew(name)));
        return query.comparison() != null
                || query.accumulation() != null
                || (few && (query.ranking() == null || query.ranking().within().isEmpty()));
    }

    private boolean isFew(String dimension) {
        return switch (model.dimension(dimension).values()) {
            case FEW, LISTED -> true;
            case MANY, NONE -> false;
        };
    }

    /** Each combination of what lies in the calendar with what else there is. */
    private void fill(Map<List<Object>, Row> rows) {
        Set<List<Object>> others = new HashSet<>();
        int last = Integer.MIN_VALUE;
        for (List<Object> key : rows.keySet()) {
            last = Math.max(last, (Integer) key.get(stepIndex()));
            List<Object> other = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                other.add(groupings.get(i) instanceof Grouping.By ? key.get(i) : "");
            }
            others.add(other);
        }
        if (groupings.stream().noneMatch(Grouping.By.class::isInstance)) {
            others.add(groupings.stream().<Object>map(_ -> "").toList());
        }
        Set<List<Object>> wanted = new LinkedHashSet<>();
        for (LocalDate day : days(own(), last)) {
            for (List<Object> other : others) {
                List<Object> key = new ArrayList<>(other);
                for (int i = 0; i < key.size(); i++) {
                    switch (groupings.get(i)) {
                        case Grouping.By _ -> {}
                        case Grouping.Steps(Unit unit) -> key.set(i, CalendarSql.step(unit, day));
                        case Grouping.Cyclic(Cycle cycle) ->
                                key.set(i, ReckonedSubject.part(cycle, day));
                    }
                }
                wanted.add(key);
            }
        }
        rows.keySet().retainAll(wanted);
        wanted.forEach(key -> rows.computeIfAbsent(key, Row::new));
    }

    private SortedSet<Integer> spine(Subject subject, int last) {
        return days(subject, last).stream()
                .map(day -> CalendarSql.step(Objects.requireNonNull(step), day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What lies beyond the last order has steps as far as there are rows. */
    private List<LocalDate> days(Subject subject, int last) {
        List<LocalDate> days = new ArrayList<>();
        boolean beyond =
                subject.basis() != DateBasis.ORDER
                        && spinePeriods(subject).getLast().to().isAfter(extent.last());
        List<Period> periods = spinePeriods(subject);
        List<Period> reached =
                periods.stream()
                        .filter(period -> !period.to().isBefore(extent.first()))
                        .filter(period -> beyond || !period.from().isAfter(extent.last()))
                        .toList();
        for (Period period : reached.isEmpty() ? periods : reached) {
            LocalDate to =
                    reached.isEmpty() || beyond || period.to().isBefore(extent.last())
                            ? period.to()
                            : extent.last();
            LocalDate from =
                    reached.isEmpty() || period.from().isAfter(extent.first())
                            ? period.from()
                            : extent.first();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                int number = CalendarSql.step(Objects.requireNonNull(step), day);
                if (recurs(subject, day) && CALENDAR.contains(day) && (!beyond || number <= last)) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    /** The days that the calendar of the warehouse holds. */
    private record Days(LocalDate first, LocalDate last) {
        boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private static final Days CALENDAR = calendar();

    private static Days calendar() {
        try {
            List<String> days =
                    DemoWarehouse.shared()
                            .rows("SELECT MIN(full_date), MAX(full_date) FROM dim_date")
                            .getFirst();
            return new Days(LocalDate.parse(days.getFirst()), LocalDate.parse(days.getLast()));
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static boolean recurs(Subject subject, LocalDate day) {
        return subject.conditions().stream()
                .allMatch(condition ->
                        !(condition
                                        instanceof
                                        Condition.Recurring(
                                                Cycle cycle,
                                                var values,
                                                boolean negated))
                                || negated != values.contains(ReckonedSubject.part(cycle, day)));
    }

    private List<Period> spinePeriods(Subject subject) {
        List<Period> periods = periods(subject);
        if (subject.basis() == DateBasis.ORDER || !SpanSql.isOpen(subject.span())) {
            return periods;
        }
        List<Period> open = new ArrayList<>(periods.subList(0, periods.size() - 1));
        open.add(new Period(periods.getLast().from(), periods.getLast().to().plusYears(1)));
        return open;
    }

    private List<Row> withStepBefore(List<Row> rows) {
        int at = stepIndex();
        for (List<Row> alongTime : partitions(rows, others()).values()) {
            alongTime.sort(Comparator.comparing(row -> (Integer) row.key.get(at)));
            for (int i = 1; i < alongTime.size(); i++) {
                for (Measure measure : measures) {
                    alongTime.get(i).put(measure, "before", alongTime.get(i - 1).get(measure, ""));
                }
            }
        }
        if (query.subject().span() instanceof Timespan.Everything) {
            return rows;
        }
        Set<Integer> asked = new HashSet<>();
        for (Period period : periods(query.subject())) {
            for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
                if (recurs(query.subject(), day)) {
                    asked.add(CalendarSql.step(Objects.requireNonNull(step), day));
                }
            }
        }
        if (SpanSql.isOpen(query.subject().span()) && query.subject().basis() != DateBasis.ORDER) {
            asked.addAll(spine(query.subject(), Integer.MAX_VALUE));
        }
        return rows.stream().filter(row -> asked.contains(row.key.get(at))).toList();
    }

    private List<Grouping> others() {
        return groupings.stream().filter(by -> !(by instanceof Grouping.Steps)).toList();
    }

    private Map<List<Object>, List<Row>> partitions(List<Row> rows, List<Grouping> within) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> part(row.key, within),
                                LinkedHashMap::new,
                                Collectors.toCollection(ArrayList::new)));
    }

    private void compare(Row row) {
        for (Measure measure : measures) {
            BigDecimal value = row.get(measure, "");
            BigDecimal before = row.get(measure, "before");
            if (value != null && before != null) {
                BigDecimal difference = value.subtract(before);
                row.put(measure, "DIFFERENCE", difference);
                row.put(measure, "GROWTH", ReckonedValues.divide(difference, before.abs()));
            }
        }
    }

    private void share(List<Row> rows) {
        for (Measure measure : Figures.shared(query)) {
            if (query.share() instanceof Share.OfWhole) {
                rows.forEach(row ->
                        row.put(
                                measure,
                                "SHARE",
                                ReckonedValues.divide(
                                        row.get(measure, ""), row.get(measure, "whole"))));
            }
            if (query.share() instanceof Share.OfRows(List<Grouping> within)) {
                Map<List<Object>, BigDecimal> wholes = wholes(measure, within);
                rows.forEach(row ->
                        row.put(
                                measure,
                                "SHARE",
                                ReckonedValues.divide(
                                        row.get(measure, ""), wholes.get(part(row.key, within)))));
            }
        }
    }

    private List<Object> part(List<Object> key, List<Grouping> within) {
        return within.stream().map(by -> key.get(groupings.indexOf(by))).toList();
    }

    /** What all lines together come to that stand in rows. */
    private Map<List<Object>, BigDecimal> wholes(Measure measure, List<Grouping> within) {
        Subject subject =
                query.comparison() instanceof Comparison.StepBefore ? query.subject() : own();
        Map<List<Object>, List<SoldLine>> together = new HashMap<>();
        new ReckonedSubject(lines, extent, subject, step)
                .grouped(groupings)
                .forEach((key, group) ->
                        together.computeIfAbsent(part(key, within), _ -> new ArrayList<>())
                                .addAll(group));
        Map<List<Object>, BigDecimal> wholes = new HashMap<>();
        together.forEach((key, all) -> wholes.put(key, ReckonedValues.figure(measure, all)));
        return wholes;
    }

    private static BigDecimal sum(Collection<Row> rows, Measure measure) {
        return rows.stream()
                .map(row -> row.get(measure, ""))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void accumulate(List<Row> rows) {
        Accumulation accumulation = query.accumulation();
        if (accumulation == null) {
            return;
        }
        int at = stepIndex();
        for (List<Row> alongTime : partitions(rows, others()).values()) {
            alongTime.sort(Comparator.comparing(row -> (Integer) row.key.get(at)));
            for (Measure measure : query.measures()) {
                for (int i = 0; i < alongTime.size(); i++) {
                    int start =
                            accumulation instanceof Accumulation.Moving(int steps)
                                    ? Math.max(0, i - steps + 1)
                                    : 0;
                    List<Row> window = alongTime.subList(start, i + 1);
                    alongTime
                            .get(i)
                            .put(
                                    measure,
                                    "so far",
                                    accumulation instanceof Accumulation.Running
                                            ? sum(window, measure)
                                            : ReckonedValues.mean(
                                                    window.stream()
                                                            .map(row -> row.get(measure, ""))
                                                            .filter(Objects::nonNull)
                                                            .toList()));
                }
            }
        }
    }

    private static @Nullable BigDecimal figure(Row row, Measure measure, Figure figure) {
        return row.get(measure, figure == Figure.VALUE ? "" : figure.name());
    }

    private List<Row> kept(List<Row> rows) {
        List<Row> kept = new ArrayList<>(rows);
        for (Threshold threshold : query.thresholds()) {
            List<@Nullable BigDecimal> everyone = new ArrayList<>();
            rows.forEach(row -> everyone.add(figure(row, threshold.measure(), threshold.figure())));
            kept.removeIf(row ->
                    !ReckonedSubject.meets(
                            threshold.limit(),
                            figure(row, threshold.measure(), threshold.figure()),
                            everyone));
        }
        return kept;
    }

    private List<Row> sorted(List<Row> rows) {
        Ranking ranking = query.ranking();
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(byKey());
        if (ranking == null) {
            return head(sorted, groupings.isEmpty() ? 0 : 1001);
        }
        Comparator<BigDecimal> direction =
                ranking.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        sorted.sort(
                Comparator.comparing(
                        row -> figure(row, ranking.by(), ranking.figure()),
                        Comparator.nullsLast(direction)));
        if (ranking.within().isEmpty()) {
            return head(sorted, ranking.limit() > 0 ? ranking.limit() : 1001);
        }
        List<Row> within = new ArrayList<>();
        Comparator<Row> byGroup = byKey(ranking.within());
        for (List<Row> partition : partitions(sorted, ranking.within()).values()) {
            within.addAll(head(partition, ranking.limit()));
        }
        within.sort(byGroup);
        return head(within, 1001);
    }

    private static List<Row> head(List<Row> rows, int limit) {
        return limit == 0 ? rows : rows.subList(0, Math.min(limit, rows.size()));
    }

    private Comparator<Row> byKey() {
        return byKey(groupings);
    }

    @SuppressWarnings("unchecked")
    private Comparator<Row> byKey(List<Grouping> by) {
        return (one, other) -> {
            for (int i = 0; i < groupings.size(); i++) {
                if (!by.contains(groupings.get(i))) {
                    continue;
                }
                Object a = one.key.get(i);
                Object b = other.key.get(i);
                int compared =
                        groupings.get(i) instanceof Grouping.By(String dimension)
                                ? ReckonedValues.order(dimension)
                                        .compare((List<String>) a, (List<String>) b)
                                : Integer.compare((Integer) a, (Integer) b);
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private List<@Nullable Object> shown(Row row) {
        List<@Nullable Object> shown = new ArrayList<>();
        for (int i = 0; i < groupings.size(); i++) {
            shown.addAll(shown(groupings.get(i), row.key.get(i)));
        }
        for (Measure measure : query.measures()) {
            boolean date =
                    measure instanceof Named(String name)
                            && name.endsWith("_order")
                            && (name.startsWith("first") || name.startsWith("last"));
            shown.add(date ? day(row.get(measure, "")) : row.get(measure, ""));
            if (query.comparison() != null) {
                shown.add(row.get(measure, "before"));
                shown.add(row.get(measure, "DIFFERENCE"));
                shown.add(row.get(measure, "GROWTH"));
            }
            if (query.share() instanceof Share.OfWhole) {
                shown.add(row.get(measure, "whole"));
            }
            if (query.share() != null) {
                shown.add(row.get(measure, "SHARE"));
            }
            if (query.accumulation() != null) {
                shown.add(row.get(measure, "so far"));
            }
        }
        return shown;
    }

    private static @Nullable Object day(@Nullable BigDecimal key) {
        return key == null ? null : date(key.intValue());
    }

    private static String date(int key) {
        return "%d-%02d-%02d".formatted(key / 10000, key / 100 % 100, key % 100);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> shown(Grouping grouping, Object key) {
        return switch (grouping) {
            case Grouping.By(String dimension) ->
                    List.copyOf(((List<String>) key).subList(0, ReckonedValues.shown(dimension)));
            case Grouping.Steps(Unit unit) -> List.of(step(unit, (Integer) key));
            case Grouping.Cyclic(Cycle cycle) -> List.of(part(cycle, (Integer) key));
        };
    }

    private static Object step(Unit unit, int number) {
        return switch (unit) {
            case DAY -> date(number);
            case WEEK -> "%d-W%02d".formatted(number / 100, number % 100);
            case MONTH -> "%d-%02d".formatted(number / 100, number % 100);
            case QUARTER -> "%d-Q%d".formatted(number / 10, number % 10);
            case HALF -> "%d-H%d".formatted(number / 10, number % 10);
            case YEAR -> BigDecimal.valueOf(number);
        };
    }

    private static Object part(Cycle cycle, int number) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> "Q" + number;
            case MONTH_OF_YEAR -> Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case WEEKDAY -> DayOfWeek.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case PART_OF_WEEK -> number == 1 ? "Monday to Friday" : "Weekend";
            case WEEK_OF_YEAR, DAY_OF_MONTH -> BigDecimal.valueOf(number);
        };
    }
}
