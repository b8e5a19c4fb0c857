package io.millrace.semantics.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One entry of a model file; remembers what was asked for, so that the rest can be refused. */
final class ModelEntry {

    private final String name;
    private final Map<String, Object> values;
    private final List<String> faults;
    private final Set<String> known = new TreeSet<>();

    ModelEntry(String name, Map<String, Object> values, List<String> faults) {
        this.name = name;
        this.values = values;
        this.faults = faults;
    }

    String name() {
        return name;
    }

    void fault(String problem) {
        faults.add(name + " " + problem);
    }

    @Nullable String textOrNull(String key) {
        known.add(key);
        Object value = values.get(key);
        return value == null ? null : String.valueOf(value).strip();
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null || text.isEmpty()) {
            fault("lacks " + key);
            return "";
        }
        return text;
    }

    boolean truth(String key) {
        return Boolean.parseBoolean(textOrNull(key));
    }

    int number(String key) {
        String text = text(key);
        if (!text.matches("[0-9]{1,9}")) {
            fault("has a " + key + " that is no whole number: " + text);
            return 0;
        }
        return Integer.parseInt(text);
    }

    /** A list, or a single text for a list of one; empty where there is none. */
    List<String> texts(String key) {
        known.add(key);
        return switch (values.get(key)) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Object single -> List.of(String.valueOf(single).strip());
        };
    }

    Map<String, String> map(String key) {
        known.add(key);
        Map<String, String> map = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> given) {
            given.forEach((from, to) -> map.put(String.valueOf(from), String.valueOf(to)));
        } else {
            fault("lacks " + key + ", such as {market: market}");
        }
        return map;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return choice(key, text(key), type);
    }

    <E extends Enum<E>> E choice(String key, String text, Class<E> type) {
        List<E> choices = List.of(type.getEnumConstants());
        for (E choice : choices) {
            if (choice.name().equalsIgnoreCase(text)) {
                return choice;
            }
        }
        fault(
                "has the %s \"%s\", which is none of %s"
                        .formatted(
                                key,
                                text,
                                choices.stream()
                                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
        return choices.getFirst();
    }

    void refuseOthers() {
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> fault("has \"" + key + "\", which is none of " + known));
    }
}
