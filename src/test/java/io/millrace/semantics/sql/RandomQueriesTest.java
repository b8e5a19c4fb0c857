package io.millrace.semantics.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.semantics.query.RandomQueries;
import io.millrace.semantics.query.SemanticQuery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever makes sense can be asked of either server. */
class RandomQueriesTest {

    private static final int QUERIES = Integer.getInteger("millrace.queries", 200);
    private static final int SEED = Integer.getInteger("millrace.seed", 1);

    private final DemoWarehouse warehouse = DemoWarehouse.shared();

    @Test
    void everyQuestionIsExplainedAndAnswered() {
        List<String> refused = new ArrayList<>();
        RandomQueries.ofDemo(SEED)
                .limit(QUERIES)
                .forEach(query -> attempt(query).ifPresent(refused::add));
        assertEquals(List.of(), refused);
    }

    private Optional<String> attempt(SemanticQuery query) {
        CompiledQuery compiled = warehouse.compile(query);
        Object[] parameters = compiled.parameters().toArray();
        try {
            warehouse.rows("EXPLAIN " + compiled.sql(), parameters);
            List<List<String>> rows = warehouse.rows(compiled.sql(), parameters);
            for (List<String> row : rows) {
                if (row.size() != compiled.columns().size()) {
                    return Optional.of("Columns of " + query + "\n" + compiled.sql());
                }
            }
            return Optional.empty();
        } catch (SQLException refused) {
            return Optional.of(
                    refused.getMessage()
                            + "\n"
                            + query
                            + "\n"
                            + compiled.sql()
                            + "\n"
                            + compiled.parameters());
        }
    }
}
