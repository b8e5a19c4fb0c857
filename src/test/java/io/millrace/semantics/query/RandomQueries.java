package io.millrace.semantics.query;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.sql.QueryCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up questions that make sense; the same seed gives the same ones. */
public final class RandomQueries {

    /** Values that the demo company has. */
    public static final Map<String, List<String>> DEMO_VALUES =
            Map.of(
                    "region", List.of("West", "East", "Central", "South"),
                    "category", List.of("Furniture", "Technology", "Office Supplies"),
                    "subcategory", List.of("Chairs", "Phones", "Binders", "Tables"),
                    "segment", List.of("Consumer", "Corporate", "Home Office"),
                    "country", List.of("France", "Germany", "United States"),
                    "ship_mode", List.of("First Class", "Same Day", "Standard Class"),
                    "priority", List.of("High", "Low"),
                    "discount_band", List.of("No discount", "20 to 30 %"),
                    "customer_kind", List.of("New", "Returning"));

    private final SemanticModel model;
    private final QueryCheck check;
    private final RandomGenerator random;
    private final RandomSubjects subjects;

    /**
     * Questions of a model.
     *
     * @param values what conditions name, by dimension
     */
    public RandomQueries(
            SemanticModel model, Map<String, List<String>> values, RandomGenerator random) {
        this.model = model;
        this.check = new QueryCheck(model);
        this.random = random;
        // In the order of the model, since that of a map may differ from run to run.
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        model.dimensions()
                .keySet()
                .forEach(name -> {
                    if (values.containsKey(name)) {
                        sorted.put(name, values.get(name));
                    }
                });
        this.subjects = new RandomSubjects(model, sorted, random);
    }

    /** Endless, about the shipped model and the demo company. */
    public static Stream<SemanticQuery> ofDemo(long seed) {
        RandomQueries queries =
                new RandomQueries(SemanticModel.shipped(), DEMO_VALUES, new Random(seed));
        return Stream.generate(queries::next);
    }

    /** One that has no faults. */
    public SemanticQuery next() {
        while (true) {
            SemanticQuery query = any();
            if (check.faults(query).isEmpty()) {
                return query;
            }
        }
    }

    private SemanticQuery any() {
        Subject subject = subjects.subject();
        return switch (random.nextInt(40)) {
            case 0 -> new Coverage(subject);
            case 1 ->
                    new Cohorts(
                            subject, subjects.one(List.of(Unit.MONTH, Unit.QUARTER, Unit.YEAR)));
            case 2 -> new Pareto(subject, dimension(), named(), new BigDecimal("0.8"));
            case 3 -> new Correlation(subject, named(), named(), over());
            case 4 ->
                    new Basket(
                            subject,
                            subjects.one(List.of("product", "subcategory", "category")),
                            null,
                            1 + random.nextInt(20));
            case 5 -> new Basket(subject, "subcategory", "Chairs", 1 + random.nextInt(20));
            default -> breakdown(subject);
        };
    }

    private @Nullable Grouping over() {
        return subjects.perhaps(2, grouping());
    }

    private Breakdown breakdown(Subject subject) {
        List<Grouping> groupings = several(grouping(), grouping(), random.nextInt(5));
        List<Measure> measures = several(measure(), measure(), 1 + random.nextInt(5));
        if (measures.isEmpty() && groupings.isEmpty()) {
            measures = List.of(measure());
        }
        Breakdown plain =
                new Breakdown(subject, measures, groupings, List.of(), null, null, null, null);
        return figures(plain)
                .keeping(random.nextInt(6) == 0 ? List.of(threshold(measures)) : List.of())
                .ranked(random.nextInt(3) == 0 ? ranking(measures, groupings) : null);
    }

    /** None, one, one, two or one of them. */
    private static <T> List<T> several(T one, T other, int choice) {
        return switch (choice) {
            case 0 -> List.of();
            case 3 -> one.equals(other) ? List.of(one) : List.of(one, other);
            default -> List.of(one);
        };
    }

    private Breakdown figures(Breakdown plain) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> plain.compared(comparison());
            case 2 -> plain.shared(share(plain.groupings()));
            case 3 ->
                    plain.accumulated(
                            random.nextBoolean()
                                    ? new Accumulation.Running()
                                    : new Accumulation.Moving(2 + random.nextInt(6)));
            default -> plain;
        };
    }

    private Comparison comparison() {
        return switch (random.nextInt(6)) {
            case 0 -> new Comparison.WithSpan(subjects.named());
            case 1 -> new Comparison.WithPeriodBefore();
            case 2 -> new Comparison.WithYearBefore();
            case 3 -> new Comparison.OfValues("category", "Furniture", "Technology");
            case 4 -> new Comparison.StepBefore();
            default -> new Comparison.StepYearBefore();
        };
    }

    private Share share(List<Grouping> groupings) {
        return switch (random.nextInt(3)) {
            case 0 -> new Share.OfWhole(List.of(subjects.condition(true)));
            case 1 ->
                    new Share.OfRows(
                            groupings.isEmpty() ? List.of() : List.of(groupings.getFirst()));
            default -> new Share.OfRows(List.of());
        };
    }

    private Threshold threshold(List<Measure> measures) {
        return new Threshold(
                measureOf(measures),
                random.nextInt(3) == 0 ? subjects.one(List.of(Figure.values())) : Figure.VALUE,
                subjects.limit(random.nextInt(5)));
    }

    private Ranking ranking(List<Measure> measures, List<Grouping> groupings) {
        return new Ranking(
                measureOf(measures),
                random.nextInt(3) == 0 ? subjects.one(List.of(Figure.values())) : Figure.VALUE,
                random.nextInt(3) > 0,
                random.nextInt(11),
                groupings.size() > 1 && random.nextBoolean()
                        ? List.of(groupings.getFirst())
                        : List.of());
    }

    /** Mostly one that the question asks for anyway. */
    private Measure measureOf(List<Measure> measures) {
        return measures.isEmpty() || random.nextInt(8) == 0 ? measure() : measures.getFirst();
    }

    private Grouping grouping() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Grouping.Steps(subjects.unit());
            case 2 -> new Grouping.Cyclic(subjects.one(List.of(Cycle.values())));
            default -> new Grouping.By(dimension());
        };
    }

    private Measure measure() {
        return switch (random.nextInt(12)) {
            case 0 -> new Measure.CountOf(dimension());
            case 1 -> new Measure.Ratio(named(), named());
            case 2, 3 ->
                    new Measure.Over(
                            subjects.one(List.of(Measure.Statistic.values())), named(), grouping());
            default -> named();
        };
    }

    private Measure.Named named() {
        List<String> names = new ArrayList<>(model.measures().keySet());
        // The usual ones half of the time.
        return new Measure.Named(
                random.nextBoolean()
                        ? subjects.one(List.of("sales", "profit", "orders", "quantity", "margin"))
                        : subjects.one(names));
    }

    private String dimension() {
        return subjects.one(
                model.dimensions().values().stream().map(DimensionDefinition::name).toList());
    }
}
