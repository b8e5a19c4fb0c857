package io.millrace.semantics.query;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes up which sales a question is about. */
final class RandomSubjects {

    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
    private static final int DAYS = 1461;

    private final SemanticModel model;
    private final Map<String, List<String>> values;
    private final RandomGenerator random;

    RandomSubjects(SemanticModel model, Map<String, List<String>> values, RandomGenerator random) {
        this.model = model;
        this.values = values;
        this.random = random;
    }

    Subject subject() {
        return new Subject(conditions(2), span(), basis());
    }

    private DateBasis basis() {
        return switch (random.nextInt(12)) {
            case 0 -> DateBasis.SHIP;
            case 1 -> DateBasis.RETURN;
            default -> DateBasis.ORDER;
        };
    }

    /** Mostly none or one. */
    List<Condition> conditions(int most) {
        List<Condition> conditions = new ArrayList<>();
        int count = most == 0 ? 0 : random.nextInt(most + 2) - 1;
        for (int i = 0; i < count; i++) {
            conditions.add(condition(true));
        }
        return conditions;
    }

    Condition condition(boolean mayNest) {
        return switch (random.nextInt(mayNest ? 9 : 7)) {
            case 0, 1, 2 -> oneOf();
            case 3 ->
                    new Condition.Numeric(
                            one(List.copyOf(model.attributes().keySet())), range(0), negated());
            case 4 -> new Condition.Flagged(one(List.copyOf(model.flags().keySet())), negated());
            case 5 -> recurring();
            case 6 ->
                    new Condition.Dated(
                            one(List.of(DateBasis.SHIP, DateBasis.RETURN, DateBasis.ORDER)),
                            span());
            default -> belonging();
        };
    }

    private Condition.OneOf oneOf() {
        String dimension = one(List.copyOf(values.keySet()));
        List<String> all = values.getOrDefault(dimension, List.of());
        int count = random.nextInt(3) == 0 ? Math.min(2, all.size()) : 1;
        int start = random.nextInt(all.size() - count + 1);
        return new Condition.OneOf(dimension, all.subList(start, start + count), negated());
    }

    private Condition.Recurring recurring() {
        Cycle cycle = one(List.of(Cycle.values()));
        int value = 1 + random.nextInt(cycle.last());
        List<Integer> parts =
                random.nextBoolean() || value == cycle.last()
                        ? List.of(value)
                        : List.of(value, value + 1);
        return new Condition.Recurring(cycle, parts, negated());
    }

    private Condition.Belonging belonging() {
        List<String> entities =
                model.dimensions().values().stream()
                        .filter(DimensionDefinition::entity)
                        .map(DimensionDefinition::name)
                        .toList();
        Condition.Quantifier quantifier = one(List.of(Condition.Quantifier.values()));
        List<Condition> conditions = random.nextBoolean() ? List.of() : List.of(condition(false));
        return new Condition.Belonging(
                one(entities),
                quantifier,
                new Condition.Deed(
                        conditions,
                        span(),
                        quantifier == Condition.Quantifier.ALL || random.nextBoolean()
                                ? null
                                : amount()));
    }

    private Threshold amount() {
        Measure measure =
                random.nextBoolean() ? new Measure.Named("orders") : new Measure.Named("sales");
        return new Threshold(measure, Figure.VALUE, limit(2));
    }

    Threshold.Limit limit(int digits) {
        return switch (random.nextInt(5)) {
            case 0 -> new Threshold.Limit.AboveAverage();
            case 1 -> new Threshold.Limit.BelowAverage();
            default -> new Threshold.Limit.Within(range(digits));
        };
    }

    /** Numbers around ten to the power of the digits. */
    Range range(int digits) {
        BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(90), 1 - digits);
        return switch (random.nextInt(6)) {
            case 0 -> Range.atLeast(number);
            case 1 -> Range.lessThan(number);
            case 2 -> Range.atMost(number);
            case 3 -> Range.between(number, number.add(BigDecimal.ONE));
            case 4 -> Range.exactly(number.setScale(0, RoundingMode.CEILING));
            default -> Range.moreThan(number);
        };
    }

    Timespan span() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Timespan.Everything();
            case 3 -> new Timespan.Several(List.of(named(), named()));
            case 4 -> new Timespan.Current(unit());
            case 5 -> new Timespan.Earlier(unit(), 1 + random.nextInt(2));
            case 6 -> new Timespan.Latest(2 + random.nextInt(10), unit());
            case 7 ->
                    random.nextBoolean()
                            ? new Timespan.Days(day(), null)
                            : new Timespan.Days(null, day());
            default -> named();
        };
    }

    /** A whole unit, or days in between. */
    Timespan.Days named() {
        if (random.nextInt(4) == 0) {
            LocalDate from = day();
            return new Timespan.Days(from, from.plusDays(random.nextInt(200)));
        }
        return Timespan.Days.of(
                one(List.of(Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.YEAR)), day());
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    Unit unit() {
        return one(List.of(Unit.values()));
    }

    private boolean negated() {
        return random.nextInt(4) == 0;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> @Nullable T perhaps(int outOf, T value) {
        return random.nextInt(outOf) == 0 ? value : null;
    }
}
