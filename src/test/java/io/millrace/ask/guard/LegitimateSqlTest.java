package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The guard is in nobody's way: ordinary queries give what they give without it. */
class LegitimateSqlTest {

    @Test
    void ordinaryQueriesPassAndGiveTheSame() throws SQLException, IOException {
        List<String> queries = TestSql.lines("legitimate.sql");
        assertTrue(queries.size() >= 150, queries.size() + " queries");
        List<String> differing = new ArrayList<>();
        try (HostileMart mart = new HostileMart();
                Database database = mart.open()) {
            ReadOnlyExecutor executor = new ReadOnlyExecutor(database);
            int empty = 0;
            for (String query : queries) {
                String raw = raw(executor, query);
                String guarded = guarded(executor, query);
                // The server's own name of a column repeats the blanks of the person.
                if (raw.startsWith("failed")
                        || !guarded.replace(" ", "").equals(raw.replace(" ", ""))) {
                    differing.add(query + "\n  " + raw + "\n  " + guarded);
                }
                empty += raw.endsWith(" []") ? 1 : 0;
            }
            assertTrue(empty < queries.size() / 20, empty + " queries find nothing");
        }
        assertEquals("", String.join("\n", differing));
    }

    private static String raw(ReadOnlyExecutor executor, String query) {
        return told(() ->
                executor.run(query.replaceAll(";$", ""), List.of(), QueryLimits.USUAL, new Run()));
    }

    private static String guarded(ReadOnlyExecutor executor, String query) {
        return told(() -> executor.runGuarded(query, QueryLimits.USUAL, new Run()));
    }

    private static String told(Supplier<QueryResult> query) {
        try {
            QueryResult result = query.get();
            return result.columns() + " " + result.rows();
        } catch (MillraceException refused) {
            return "failed: " + refused.getMessage();
        }
    }
}
