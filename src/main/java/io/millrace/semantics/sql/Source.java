package io.millrace.semantics.sql;

import io.millrace.semantics.query.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where figures come from.
 *
 * @param rows a query with FROM and WHERE and no columns yet; a new one at each call
 * @param keys what a row is for, in the order of the groupings' keys
 * @param figures what is figured out for a row
 */
record Source(
        String name, Supplier<Select> rows, List<Fragment> keys, Map<Measure, Fragment> figures) {

    /** One row for each combination of keys, with its figures. */
    Select grouped(List<String> keyNames, Map<Measure, String> names) {
        Select select = keyed(keyNames);
        figures.forEach((measure, figure) ->
                select.column(figure, Objects.requireNonNull(names.get(measure))));
        return select;
    }

    /** One row for each combination of keys, as yet with nothing else. */
    Select keyed(List<String> keyNames) {
        Select select = rows.get();
        List<Fragment> groupBy = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Fragment key = keys.get(i);
            select.column(key, keyNames.get(i));
            groupBy.add(key.isColumn() ? key : Fragment.of(keyNames.get(i)));
        }
        return select.groupBy(groupBy);
    }
}
