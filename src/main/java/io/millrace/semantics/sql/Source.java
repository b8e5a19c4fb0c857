package io.millrace.semantics.sql;

import io.millrace.semantics.query.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Where figures come from.
 *
 * @param rows a query with FROM and WHERE and no columns yet; a new one at each call
 * @param keys what a row is for, in the order of the groupings' keys
 * @param figures what is figured out for a row
 */
record Source(
        String name, Supplier<Select> rows, List<Fragment> keys, Map<Measure, Fragment> figures) {

    /** One row for each combination of keys. */
    Select grouped(List<String> keyNames, Map<Measure, String> names) {
        Select select = rows.get();
        for (int i = 0; i < keys.size(); i++) {
            select.column(keys.get(i), keyNames.get(i));
        }
        figures.forEach((measure, figure) ->
                select.column(figure, Objects.requireNonNull(names.get(measure))));
        return select.groupBy(groupBy(keyNames));
    }

    /** A column by itself, anything else by its name. */
    List<Fragment> groupBy(List<String> keyNames) {
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).isColumn() ? keys.get(i) : Fragment.of(keyNames.get(i)))
                .toList();
    }
}
