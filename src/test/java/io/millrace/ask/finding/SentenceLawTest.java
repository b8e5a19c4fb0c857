package io.millrace.ask.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever the question and its rows, something is said, in whole sentences, twice the same. */
class SentenceLawTest {

    private static final Extent EXTENT =
            new Extent(LocalDate.of(2022, 1, 3), LocalDate.of(2025, 12, 28));

    private final SemanticModel model = SemanticModel.shipped();
    private final SqlCompiler compiler = new SqlCompiler(model);
    private final Sentence sentence = new Sentence(model, new Formats(Locale.ENGLISH, null));

    @Property(tries = 8)
    void everyAnswerIsTold(@ForAll long seed) {
        Random random = new Random(seed);
        RandomQueries.ofDemo(seed)
                .limit(100)
                .forEach(query -> {
                    Facts facts = facts(query, random);
                    String said = sentence.state(facts);
                    assertFalse(Character.isLowerCase(said.charAt(0)), said);
                    assertTrue(said.endsWith("."), said);
                    assertFalse(said.contains("null") || said.contains("  "), said);
                    assertFalse(said.contains(",.") || said.contains(" ."), said);
                    assertEquals(said, sentence.state(facts));
                });
    }

    private Facts facts(SemanticQuery query, Random random) {
        List<Column> columns = compiler.compile(query, EXTENT).columns();
        boolean isSingle = query instanceof Breakdown breakdown && breakdown.groupings().isEmpty();
        int count = isSingle ? 1 : random.nextInt(5);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(cell(column, unit(query), random)));
            rows.add(row);
        }
        boolean isCapped = random.nextInt(5) == 0;
        return new Facts(
                query,
                columns,
                rows,
                isCapped,
                isCapped && random.nextBoolean() ? OptionalLong.of(9) : OptionalLong.empty(),
                EXTENT,
                List.of());
    }

    private static Unit unit(SemanticQuery query) {
        return switch (query) {
            case Cohorts cohorts -> cohorts.unit();
            case Breakdown breakdown ->
                    breakdown.groupings().stream()
                            .flatMap(by ->
                                    by instanceof Grouping.Steps(Unit unit)
                                            ? Stream.of(unit)
                                            : Stream.empty())
                            .findFirst()
                            .orElse(Unit.DAY);
            default -> Unit.DAY;
        };
    }

    private static @Nullable Object cell(Column column, Unit unit, Random random) {
        boolean isCount = List.of("points", "needed", "of_all").contains(column.name());
        if (!isCount && random.nextInt(8) == 0 && column.role() != Column.Role.TIME) {
            return null;
        }
        return switch (column.format()) {
            case MONEY, DECIMAL, PERCENT, DAYS ->
                    BigDecimal.valueOf(random.nextInt(2001) - 1000, random.nextInt(4));
            case NUMBER -> (long) random.nextInt(3);
            case DATE -> EXTENT.first().plusDays(random.nextInt(1000)).toString();
            case TEXT ->
                    column.role() == Column.Role.TIME
                            ? step(unit, random.nextInt(4))
                            : "Name " + random.nextInt(4);
        };
    }

    private static Object step(Unit unit, int number) {
        return switch (unit) {
            case DAY -> "2024-02-0" + (number + 1);
            case WEEK -> "2024-W0" + (number + 1);
            case MONTH -> "2024-0" + (number + 1);
            case QUARTER -> "2024-Q" + (number + 1);
            case HALF -> "202" + number + "-H1";
            case YEAR -> 2022L + number;
        };
    }
}
