package io.millrace.cdc;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not change behind the triggers' back: partitions, columns and triggers of the captured
 * tables, each with a state that any change of it changes.
 *
 * @param states by {@code "kind name"}, as the view {@code cdc.structure} gives them
 */
public record Structure(SortedMap<String, String> states) {

    private static final Pattern MONTH =
            Pattern.compile("partition order_(?:line|return)_([0-9]{4})_([0-9]{2})");

    /** What a difference means for the sync. */
    public sealed interface Difference {
        /** Nothing changed. */
        record None() implements Difference {}

        /** Only these months' partitions did: their rows are to be read again. */
        record Months(TreeSet<YearMonth> months) implements Difference {}

        /** Changes may have been missed anywhere: everything is to be read again. */
        record Everything(String reason) implements Difference {}
    }

    public Structure {
        states = new TreeMap<>(states);
    }

    /** Reads what {@link #text} wrote. */
    public static Structure parse(String text) {
        SortedMap<String, String> states = new TreeMap<>();
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(entry -> entry.length == 2)
                .forEach(entry -> states.put(entry[0], entry[1]));
        return new Structure(states);
    }

    /** One line for each part. */
    public String text() {
        return states.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(joining("\n"));
    }

    /** What changed since {@code before}. */
    public Difference since(Structure before) {
        TreeSet<String> changed = new TreeSet<>();
        for (Map<String, String> side : Arrays.asList(states, before.states)) {
            for (String part : side.keySet()) {
                if (!Objects.equals(states.get(part), before.states.get(part))) {
                    changed.add(part);
                }
            }
        }
        return changed.isEmpty() ? new Difference.None() : meaning(changed);
    }

    private static Difference meaning(TreeSet<String> changed) {
        TreeSet<YearMonth> months = new TreeSet<>();
        for (String part : changed) {
            Matcher month = MONTH.matcher(part);
            if (!month.matches()) {
                return new Difference.Everything(
                        "The shop's tables changed behind the change capture (" + part + ").");
            }
            months.add(
                    YearMonth.of(
                            Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))));
        }
        return new Difference.Months(months);
    }
}
