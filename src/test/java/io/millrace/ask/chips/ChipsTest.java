package io.millrace.ask.chips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ask.words.Paraphraser;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a question was read as, and what each piece could be instead. */
class ChipsTest {

    private static final Extent EXTENT =
            new Extent(LocalDate.of(2022, 1, 3), LocalDate.of(2025, 12, 28));
    private static final Measure.Named SALES = new Measure.Named("sales");
    private static final Grouping REGION = new Grouping.By("region");

    private final SemanticModel model = SemanticModel.shipped();
    private final Paraphraser paraphraser = new Paraphraser(model);
    private final Chips chips =
            new Chips(
                    model,
                    dimension -> RandomQueries.DEMO_VALUES.getOrDefault(dimension, List.of()),
                    EXTENT);

    private final Breakdown question =
            Breakdown.of(SALES)
                    .by(List.of(REGION))
                    .about(
                            Subject.EVERYTHING
                                    .with(Timespan.Days.of(Unit.YEAR, LocalDate.of(2024, 1, 1)))
                                    .with(List.of(Condition.OneOf.of("category", "Furniture"))))
                    .keeping(
                            List.of(
                                    Threshold.of(
                                            SALES, Range.moreThan(BigDecimal.valueOf(10_000)))))
                    .ranked(Ranking.top(SALES, 5))
                    .compared(new Comparison.WithYearBefore())
                    .shared(new Share.OfRows(List.of()));

    @Test
    void eachPieceHasItsChip() {
        assertEquals(
                List.of(
                        "Sales",
                        "by region",
                        "in 2024",
                        "dated by order date",
                        "for category Furniture",
                        "only where sales are over 10,000",
                        "the top 5 by sales",
                        "compared with the same period a year earlier",
                        "as a share of the total"),
                chips.of(question).stream().map(Chip::label).toList());
    }

    @Test
    void aPieceIsChangedWithWhatDependsOnIt() {
        changed(
                "Profit",
                "Profit by region in 2024, for category Furniture, only where sales are over 10,000,"
                        + " the top 5 by profit, compared with the same period a year earlier, as a"
                        + " share of the total");
        changed(
                "without",
                Chip.Kind.GROUPING,
                "Sales in 2024, for category Furniture, compared with the same period a year"
                        + " earlier");
        changed(
                "in 2023",
                "Sales by region in 2023, for category Furniture, only where sales are over 10,000,"
                        + " the top 5 by sales, compared with the same period a year earlier, as a"
                        + " share of the total");
    }

    @Test
    void valuesComeFromWhoKnowsThem() {
        assertEquals(
                List.of(
                        "except category Furniture",
                        "for category Technology",
                        "for category Office Supplies",
                        "without"),
                labels(Chip.Kind.FILTER));
    }

    @Test
    void whatCouldBeAddedIsOffered() {
        Breakdown plain = Breakdown.of(SALES);
        assertEquals(
                List.of("Add a measure", "Break down"),
                chips.offers(plain).stream().map(Chip::label).toList());
        assertTrue(
                chips.offers(plain.by(List.of(new Grouping.Steps(Unit.MONTH)))).stream()
                        .filter(chip -> chip.kind() == Chip.Kind.ACCUMULATION)
                        .flatMap(chip -> chip.alternatives().stream())
                        .anyMatch(choice ->
                                choice.label().equals("as a moving average over 3 months")));
    }

    @Property(tries = 5)
    void everyAlternativeCompilesAndDiffers(@ForAll long seed) {
        SqlCompiler compiler = new SqlCompiler(model);
        RandomQueries.ofDemo(seed)
                .limit(100)
                .forEach(query -> {
                    List<Chip> all = chips.of(query);
                    assertTrue(!all.isEmpty());
                    assertEquals(all, chips.of(query));
                    all.forEach(chip -> alternatives(query, chip, compiler));
                    chips.offers(query).forEach(chip -> alternatives(query, chip, compiler));
                });
    }

    private void alternatives(SemanticQuery query, Chip chip, SqlCompiler compiler) {
        String said = paraphraser.say(query);
        Set<String> seen = new HashSet<>();
        for (Chip.Alternative alternative : chip.alternatives()) {
            assertFalse(compiler.compile(alternative.query(), EXTENT).sql().isEmpty());
            assertNotEquals(said, paraphraser.say(alternative.query()));
            assertTrue(
                    seen.add(paraphraser.say(alternative.query())),
                    () -> chip + " of " + said + " has twice " + alternative);
        }
    }

    private List<String> labels(Chip.Kind kind) {
        return chips.of(question).stream()
                .filter(chip -> chip.kind() == kind)
                .flatMap(chip -> chip.alternatives().stream())
                .map(Chip.Alternative::label)
                .toList();
    }

    private void changed(String label, String meaning) {
        assertEquals(
                meaning,
                chips.of(question).stream()
                        .flatMap(chip -> chip.alternatives().stream())
                        .filter(choice -> choice.label().equals(label))
                        .map(choice -> paraphraser.say(choice.query()))
                        .findFirst()
                        .orElse(""));
    }

    private void changed(String label, Chip.Kind kind, String meaning) {
        assertEquals(
                List.of(meaning),
                chips.of(question).stream()
                        .filter(chip -> chip.kind() == kind)
                        .flatMap(chip -> chip.alternatives().stream())
                        .filter(choice -> choice.label().equals(label))
                        .map(choice -> paraphraser.say(choice.query()))
                        .toList());
    }
}
