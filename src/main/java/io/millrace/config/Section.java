package io.millrace.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One block of env.yaml. It remembers what was asked for, so that what nobody asked for is an
 * unknown key. Values are read as written: a password of digits stays what it is.
 */
final class Section {

    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");

    private final String prefix;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private final Faults faults;

    Section(String prefix, @Nullable Node node, Faults faults) {
        this.prefix = prefix;
        this.faults = faults;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::put);
        } else if (node != null && !node.getTag().equals(Tag.NULL)) {
            faults.add(
                    where(prefix.isEmpty() ? "The file" : prefix, node),
                    "must hold settings, one to a line, each with its value",
                    "theme: dark");
        }
    }

    private void put(NodeTuple entry) {
        Node key = entry.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            faults.add(where(dotted("?"), key), "is not a setting's name", "theme: dark");
        } else if (entries.putIfAbsent(scalar.getValue(), entry.getValueNode()) != null) {
            faults.add(
                    where(dotted(scalar.getValue()), key),
                    "stands twice",
                    "one line with " + scalar.getValue());
        }
    }

    boolean has(String key) {
        known.add(key);
        return entries.containsKey(key) && !isNull(entries.get(key));
    }

    /** The block below a key, empty where there is none. */
    Section section(String key) {
        known.add(key);
        return new Section(dotted(key), entries.get(key), faults);
    }

    String text(String key, String otherwise, String example) {
        return scalar(key, example).orElse(otherwise);
    }

    /** A text that must be there; empty, with a fault noted, where it is not. */
    String required(String key, String example) {
        if (!has(key)) {
            faults.add(dotted(key), "is missing", key + ": " + example);
            return "";
        }
        return text(key, "", example);
    }

    int whole(String key, int least, int most, int otherwise) {
        String example = Integer.toString(otherwise);
        return scalar(key, example)
                .map(text -> whole(key, text, least, most, otherwise))
                .orElse(otherwise);
    }

    private int whole(String key, String text, int least, int most, int otherwise) {
        // Nine digits fit an int, so that parsing cannot overflow.
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        wrong(
                key,
                text,
                "is not a whole number from " + least + " to " + most,
                Integer.toString(otherwise));
        return otherwise;
    }

    boolean truth(String key, boolean otherwise) {
        return scalar(key, Boolean.toString(otherwise))
                .map(text -> truth(key, text, otherwise))
                .orElse(otherwise);
    }

    private boolean truth(String key, String text, boolean otherwise) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            wrong(key, text, "is neither true nor false", Boolean.toString(otherwise));
            return otherwise;
        }
        return TRUE.contains(lower);
    }

    /** Notes a fault about a value that may be shown. */
    void wrong(String key, String value, String problem, String example) {
        faults.add(here(key), "is \"" + value + "\", which " + problem, key + ": " + example);
    }

    /** Notes a fault without showing the value. */
    void wrong(String key, String problem, String example) {
        faults.add(here(key), problem, key + ": " + example);
    }

    /** Notes each key that nobody asked for, with the nearest one that is known. */
    void refuseUnknown() {
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                String nearest = Nearest.of(entry.getKey(), known);
                faults.add(
                        where(dotted(entry.getKey()), entry.getValue()),
                        "is not a setting; the nearest one is " + dotted(nearest),
                        nearest + ": …");
            }
        }
    }

    /** The dotted names of all that was asked for. */
    Collection<String> known() {
        return known.stream().map(this::dotted).toList();
    }

    private Optional<String> scalar(String key, String example) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (entries.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(key, "must be a single value", example);
        return Optional.empty();
    }

    private static boolean isNull(@Nullable Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    private String here(String key) {
        Node node = entries.get(key);
        return node == null ? dotted(key) : where(dotted(key), node);
    }

    private static String where(String name, Node node) {
        return name + " (line " + (node.getStartMark().getLine() + 1) + ")";
    }

    private String dotted(String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }
}
