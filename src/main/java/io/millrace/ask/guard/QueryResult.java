package io.millrace.ask.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a query gave.
 *
 * @param sql that ran
 * @param rows in the server's order, with numbers, truths, texts and NULL as {@link ResultColumn}
 *     says
 * @param isCapped whether there were more rows
 * @param elapsed from sending it to the last row
 * @param rowsScanned how many rows the server's storage handed out for it, in tables of its own
 *     also; empty where the server does not say
 */
public record QueryResult(
        String sql,
        List<ResultColumn> columns,
        List<List<@Nullable Object>> rows,
        boolean isCapped,
        Duration elapsed,
        OptionalLong rowsScanned) {

    public QueryResult {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }

    public List<String> names() {
        return columns.stream().map(ResultColumn::name).toList();
    }
}
