package io.millrace.semantics.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A query with the named ones that it rests on. */
final class Statement {

    private final List<Fragment> named = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Adds a query that those after it may read from.
     *
     * @return its name; the wanted one, numbered where that is taken
     */
    String with(String wanted, Fragment query) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "_" + i;
        }
        named.add(Fragment.fill(name + " AS (\n{}\n)", query.indented()));
        return name;
    }

    Fragment sql(Fragment query) {
        return named.isEmpty()
                ? query
                : Fragment.fill("WITH {}\n{}", Fragment.join(",\n", named), query);
    }
}
