package io.millrace.semantics.sql;

import java.util.List;

/**
 * The one statement that answers a question.
 *
 * @param parameters texts, whole numbers and decimals, in the order of the question marks
 * @param cap how many rows it gives at most, where the list has no end of its own; 0 where it has.
 *     One row more is asked for, so that who counts them can tell
 */
public record CompiledQuery(String sql, List<Object> parameters, List<Column> columns, int cap) {

    public CompiledQuery {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
    }
}
