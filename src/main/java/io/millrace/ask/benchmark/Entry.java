package io.millrace.ask.benchmark;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One record of a file, read by name; whatever is amiss is told with the place. */
final class Entry {

    private final String place;
    private final Map<?, ?> values;

    private Entry(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    /** The records of a file that is a list. */
    static List<Entry> list(String file) {
        if (!(read(file) instanceof List<?> records)) {
            throw fault(file, "it must be a list of records");
        }
        List<Entry> entries = new ArrayList<>();
        for (Object each : records) {
            entries.add(of(file + ", record " + (entries.size() + 1), each));
        }
        return entries;
    }

    /** The one record that a file is. */
    static Entry only(String file) {
        return of(file, read(file));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Fails if there is a name that is none of these. */
    Entry allow(List<String> names) {
        for (Object name : values.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw fault(place, name + " is unknown; there are " + String.join(", ", names));
            }
        }
        return this;
    }

    List<String> names() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    String text(String name) {
        return text(place, name, values.get(name));
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Folded into one line. */
    String sql(String name) {
        return text(name).strip().replaceAll("\\s+", " ");
    }

    /** A list of texts, or one alone; empty where there is none. */
    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (!(values.get(name) instanceof List<?> list)) {
            return List.of(text(name));
        }
        return list.stream().map(each -> text(place, name, each)).toList();
    }

    boolean isSet(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(text(name)) : otherwise;
    }

    Entry entry(String name) {
        return of(place + ", " + name, values.get(name));
    }

    List<Entry> entries(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            throw fault(place, name + " must be a list");
        }
        return list.stream().map(each -> of(place + ", " + name, each)).toList();
    }

    /** Each name with its text; a list of texts stays one. */
    Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        names().forEach(name -> all.put(name, texts(name)));
        return all;
    }

    MillraceException fault(String what) {
        return fault(place, what);
    }

    private static String text(String place, String name, @Nullable Object value) {
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw fault(place, name + " must be a text; put it in quotes");
    }

    private static Entry of(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Entry(place, map);
        }
        throw fault(place, "names with values are missing");
    }

    private static MillraceException fault(String place, String what) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA, "The benchmark's " + place + ": " + what + ".");
    }

    private static @Nullable Object read(String file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream text = Entry.class.getResourceAsStream(file)) {
            return new Yaml(new SafeConstructor(options)).load(Objects.requireNonNull(text, file));
        } catch (YAMLException cause) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The benchmark's " + file + " is not readable as YAML: " + cause.getMessage(),
                    cause);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
