package io.millrace.semantics.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.RandomQueries;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the SQL of random questions gives is what plain Java reckons from the lines. */
class ReckonedQueriesTest {

    private static final int QUERIES = Integer.getInteger("millrace.queries", 300);
    private static final int SEED = Integer.getInteger("millrace.seed", 11);

    private final DemoWarehouse warehouse = DemoWarehouse.shared();

    @Test
    void theServerGivesWhatJavaReckons() throws SQLException {
        List<SoldLine> lines = SoldLine.all(warehouse);
        List<String> wrong = new ArrayList<>();
        int answered = 0;
        for (Breakdown query : queries()) {
            List<List<@Nullable Object>> expected = Reckoner.rows(lines, warehouse.extent(), query);
            List<List<String>> found = warehouse.rows(query);
            if (!isSame(expected, found)) {
                wrong.add(difference(query, expected, found));
            }
            answered += found.isEmpty() ? 0 : 1;
        }
        assertEquals(List.of(), wrong);
        assertTrue(answered > QUERIES / 2, "Only " + answered + " questions have an answer");
    }

    /** What has never happened is read from tables that the lines do not hold. */
    private static List<Breakdown> queries() {
        return RandomQueries.ofDemo(SEED)
                .filter(Breakdown.class::isInstance)
                .map(Breakdown.class::cast)
                .filter(query ->
                        query.subject().conditions().stream()
                                .noneMatch(ReckonedQueriesTest::isNone))
                .limit(QUERIES)
                .toList();
    }

    private static boolean isNone(Condition condition) {
        return condition instanceof Condition.Belonging belonging
                && belonging.quantifier() == Condition.Quantifier.NONE;
    }

    private static boolean isSame(List<List<@Nullable Object>> expected, List<List<String>> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            for (int j = 0; j < found.get(i).size(); j++) {
                if (!isSame(expected.get(i).get(j), found.get(i).get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The servers round what they go on reckoning with, so growth of little differs a little. */
    private static boolean isSame(@Nullable Object expected, String found) {
        if (expected instanceof BigDecimal number && found.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            double wanted = number.doubleValue();
            return Math.abs(wanted - Double.parseDouble(found)) <= 6e-5 + 1e-4 * Math.abs(wanted);
        }
        return Objects.toString(expected).equals(found);
    }

    private String difference(
            Breakdown query, List<List<@Nullable Object>> expected, List<List<String>> found) {
        int row = 0;
        while (row < Math.min(expected.size(), found.size())
                && isSame(List.of(expected.get(row)), List.of(found.get(row)))) {
            row++;
        }
        CompiledQuery compiled = warehouse.compile(query);
        return "\n%s\nexpected %d rows, found %d; row %d: %s but found %s\n%s\n%s\n"
                .formatted(
                        query,
                        expected.size(),
                        found.size(),
                        row,
                        row < expected.size() ? expected.get(row) : "nothing",
                        row < found.size() ? found.get(row) : "nothing",
                        compiled.sql(),
                        compiled.parameters());
    }
}
