package io.millrace.ask.grammar.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.ask.grammar.GrammarReader;
import io.millrace.ask.reading.Reading;
import io.millrace.ask.words.Paraphraser;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.values.ValueDictionary;
import io.millrace.warehouse.Extent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.time.api.constraints.DateRange;

/** What is said of a question is read as that question. */
class CanonicalLawTest {

    private static final SemanticModel MODEL = SemanticModel.shipped();
    private static final Breakdown SALES = Breakdown.of(new Measure.Named("sales"));

    private final Paraphraser paraphraser = new Paraphraser(MODEL);
    private final CanonicalReader reader = new CanonicalReader(MODEL);
    private final GrammarReader engine =
            new GrammarReader(
                    MODEL,
                    demoValues(),
                    new Extent(LocalDate.of(2022, 1, 1), LocalDate.of(2025, 12, 31)));

    private static ValueDictionary demoValues() {
        Map<String, List<Map<String, String>>> rows = new HashMap<>();
        RandomQueries.DEMO_VALUES.forEach((dimension, values) -> {
            String table = MODEL.dimension(dimension).table();
            values.forEach(value ->
                    rows.computeIfAbsent(table, _ -> new ArrayList<>())
                            .add(Map.of(dimension, value)));
        });
        return ValueDictionary.of(MODEL, rows);
    }

    @Property(tries = 2)
    void anyQuestionComesBack(@ForAll long seed) {
        RandomQueries.ofDemo(seed)
                .limit(1_000)
                .flatMap(CanonicalLawTest::withVariants)
                .forEach(this::comesBack);
    }

    /** Also what random questions do not ask for. */
    private static Stream<SemanticQuery> withVariants(SemanticQuery query) {
        return switch (query) {
            case Pareto pareto -> Stream.of(pareto, pareto.listing(true));
            case Basket(var subject, var dimension, var with, int limit, _) ->
                    Stream.of(query, new Basket(subject, dimension, with, limit, true));
            default -> Stream.of(query);
        };
    }

    @Property(tries = 6)
    void theEngineUnderstandsWhatItSays(@ForAll long seed) {
        RandomQueries.ofDemo(seed)
                .limit(1_000)
                .forEach(query -> {
                    String sentence = paraphraser.say(query);
                    assertEquals(
                            new Reading.Understood(query, List.of()),
                            engine.read(sentence, null),
                            sentence);
                });
    }

    @Property(tries = 200)
    void anyNameMayStandInASentence(@ForAll("names") String one, @ForAll("names") String other) {
        Condition named = new Condition.OneOf("product", List.of(one, other), false);
        Condition.Deed deed =
                new Condition.Deed(
                        List.of(named, new Condition.Flagged("late", false)),
                        new Timespan.Current(Unit.YEAR),
                        null);
        comesBack(
                SALES.about(
                                Subject.EVERYTHING.with(
                                        List.of(
                                                named,
                                                new Condition.Belonging(
                                                        "customer",
                                                        Condition.Quantifier.NONE,
                                                        deed))))
                        .compared(new Comparison.OfValues("city", one, other)));
        comesBack(
                new Basket(
                        Subject.EVERYTHING.with(new Timespan.Current(Unit.DAY)),
                        "product",
                        one,
                        3));
    }

    /** Names of all sorts, many of which look like a part of the sentence. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> words =
                Arbitraries.of(
                        "West",
                        "New",
                        "Or",
                        "and",
                        "the",
                        "In",
                        "2024",
                        "last year",
                        "Saint-Étienne",
                        "where",
                        "O'Neil",
                        ",",
                        "\"",
                        ")",
                        "for region East",
                        "by lift",
                        ".",
                        "");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(4).map(list -> String.join(" ", list)),
                Arbitraries.strings().ofMaxLength(8));
    }

    @Property(tries = 200)
    void anyDaysComeBack(
            @ForAll @DateRange(min = "1900-01-01", max = "2100-12-31") LocalDate from,
            @ForAll @IntRange(max = 800) int days,
            @ForAll Unit unit) {
        Timespan.Days some = new Timespan.Days(from, from.plusDays(days));
        Timespan.Days whole = Timespan.Days.of(unit, from);
        for (Timespan span :
                List.of(
                        some,
                        whole,
                        new Timespan.Several(List.of(whole, some, new Timespan.Everything())))) {
            comesBack(SALES.about(Subject.EVERYTHING.with(span)));
            comesBack(SALES.compared(new Comparison.WithSpan(span)));
            comesBack(SALES.about(Subject.EVERYTHING.with(List.of(shipped(span)))));
        }
    }

    private static Condition shipped(Timespan span) {
        return new Condition.Dated(DateBasis.SHIP, span);
    }

    @Property(tries = 200)
    void anyNumbersComeBack(
            @ForAll @Scale(5) @BigRange(min = "-9999999", max = "9999999") BigDecimal one,
            @ForAll @Scale(5) @BigRange(min = "0", max = "9999999") BigDecimal more,
            @ForAll boolean lowIncluded,
            @ForAll boolean highIncluded) {
        Range.Bound low = new Range.Bound(one, lowIncluded);
        Range.Bound high = new Range.Bound(one.add(more), highIncluded);
        for (String attribute : MODEL.attributes().keySet()) {
            for (Range range :
                    List.of(new Range(low, null), new Range(null, high), new Range(low, high))) {
                Condition condition = new Condition.Numeric(attribute, range, false);
                comesBack(SALES.about(Subject.EVERYTHING.with(List.of(condition))));
            }
        }
    }

    private void comesBack(SemanticQuery query) {
        String sentence = paraphraser.say(query);
        assertEquals(Optional.of(query), reader.read(sentence), sentence);
    }
}
