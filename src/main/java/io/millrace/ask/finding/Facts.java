package io.millrace.ask.finding;

import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.Column;
import io.millrace.warehouse.Extent;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an answer is made of.
 *
 * @param rows numbers as numbers, all else as texts, days in ISO
 * @param isCapped whether there are more rows than these
 * @param total how many rows there are in all; empty where nobody counted them
 * @param extent the days of which there is data
 * @param remarks of who read the question, a sentence each
 */
public record Facts(
        SemanticQuery query,
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        boolean isCapped,
        OptionalLong total,
        Extent extent,
        List<String> remarks) {

    public Facts {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
        remarks = List.copyOf(remarks);
    }
}
