package io.millrace.semantics.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of SQL with the values of its question marks.
 *
 * @param parameters texts, whole numbers and decimals, in the order of the question marks
 */
record Fragment(String text, List<Object> parameters) {

    private static final Pattern COLUMN = Pattern.compile("(\\w+\\.)?[a-z]\\w*");

    Fragment {
        parameters = List.copyOf(parameters);
    }

    static Fragment of(String text, Object... parameters) {
        return new Fragment(text, Arrays.asList(parameters));
    }

    /** Puts fragments into the places of a pattern that are written as {@code {}}. */
    static Fragment fill(String pattern, Fragment... parts) {
        StringBuilder text = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        int from = 0;
        for (Fragment part : parts) {
            int place = pattern.indexOf("{}", from);
            text.append(pattern, from, place).append(part.text);
            parameters.addAll(part.parameters);
            from = place + 2;
        }
        return new Fragment(text.append(pattern.substring(from)).toString(), parameters);
    }

    static Fragment join(String between, List<Fragment> parts) {
        return new Fragment(
                parts.stream().map(Fragment::text).collect(Collectors.joining(between)),
                parts.stream().flatMap(part -> part.parameters.stream()).toList());
    }

    /** A question mark for each value, with commas. */
    static Fragment list(List<?> values) {
        return new Fragment(
                values.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                List.copyOf(values));
    }

    Fragment then(String more) {
        return new Fragment(text + more, parameters);
    }

    Fragment then(Fragment more) {
        return join("", List.of(this, more));
    }

    Fragment indented() {
        return new Fragment("  " + text.replace("\n", "\n  "), parameters);
    }

    /** Whether it is the name of a column and nothing else. */
    boolean isColumn() {
        return COLUMN.matcher(text).matches();
    }
}
