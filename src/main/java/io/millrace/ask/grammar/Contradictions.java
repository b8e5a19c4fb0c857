package io.millrace.ask.grammar;

import io.millrace.ask.reading.Reading;
import io.millrace.semantics.query.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds conditions that nothing can meet together. */
final class Contradictions {

    private final Parts parts;
    private final Draft draft;

    Contradictions(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    /** "Western Europe" where there is a West and a Europe: nothing is in both. */
    Optional<Reading> find() {
        Map<String, Map<String, List<String>>> tables = new LinkedHashMap<>();
        for (Condition condition : draft.conditions) {
            if (condition
                            instanceof
                            Condition.OneOf(String dimension, List<String> values, boolean negated)
                    && !negated) {
                String table = parts.model().dimension(dimension).table();
                boolean learned = !parts.values().of(dimension).isEmpty();
                if (learned && !"c".equals(table) && !"f".equals(table)) {
                    tables.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                            .put(dimension, values);
                }
            }
        }
        return tables.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .filter(each -> !parts.values().exists(each.getKey(), each.getValue()))
                .<Reading>map(each ->
                        new Reading.Unknown(
                                each.getValue().values().stream().flatMap(List::stream).toList(),
                                "Nothing is both %s."
                                        .formatted(
                                                each.getValue().entrySet().stream()
                                                        .map(one ->
                                                                parts.model()
                                                                                .dimension(
                                                                                        one
                                                                                                .getKey())
                                                                                .label()
                                                                        + " "
                                                                        + String.join(
                                                                                " or ",
                                                                                one.getValue()))
                                                        .collect(Collectors.joining(" and "))),
                                List.of()))
                .findFirst();
    }
}
