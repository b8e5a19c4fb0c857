package io.millrace.warehouse;

import static java.util.stream.Collectors.joining;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a masking.yaml; gathers everything that is wrong with it before it refuses. */
final class MaskingPolicyFile {

    private static final String EXAMPLE = "{manager: pseudonym, executive: clear}";

    private final String file;
    private final List<String> faults = new ArrayList<>();
    private final Map<ColumnName, Map<Mart, Masking>> columns = new LinkedHashMap<>();
    private Optional<Set<Mart>> revealing = Optional.empty();

    private MaskingPolicyFile(String file, String text) {
        this.file = file;
        read(compose(text));
        raise(file, faults);
    }

    static MaskingPolicyFile shipped() {
        try (InputStream text = MaskingPolicyFile.class.getResourceAsStream("masking.yaml")) {
            return new MaskingPolicyFile(
                    "The shipped masking.yaml",
                    new String(
                            Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static MaskingPolicyFile read(Path file) {
        try {
            return new MaskingPolicyFile(file.toString(), Files.readString(file));
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    file + " cannot be read: it must be UTF-8 text that you may read.",
                    cause);
        }
    }

    Map<ColumnName, Map<Mart, Masking>> columns() {
        return columns;
    }

    /** Empty where the file says nothing about it. */
    Optional<Set<Mart>> revealing() {
        return revealing;
    }

    static void raise(String file, List<String> faults) {
        if (!faults.isEmpty()) {
            String count = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    file + " has " + count + ":\n  " + String.join("\n  ", faults));
        }
    }

    private @Nullable Object compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(10);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (YAMLException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    file + " is not readable as YAML: " + cause.getMessage(),
                    cause);
        }
    }

    private void read(@Nullable Object root) {
        if (root == null) {
            return;
        }
        entries("The file", root, "reveal: [manager]  and  columns: …")
                .forEach((key, value) -> {
                    switch (key) {
                        case "reveal" -> reveal(value);
                        case "columns" -> tables(value);
                        default -> faults.add(key + " is unknown; there are reveal and columns");
                    }
                });
    }

    private void reveal(@Nullable Object value) {
        if (!(value instanceof List<?> roles)) {
            faults.add("reveal must be a list of roles; for example  reveal: [manager]");
            return;
        }
        EnumSet<Mart> marts = EnumSet.noneOf(Mart.class);
        roles.forEach(role -> mart("reveal", String.valueOf(role)).ifPresent(marts::add));
        revealing = Optional.of(marts);
    }

    private void tables(@Nullable Object value) {
        entries("columns", value, "dim_customer: …")
                .forEach((table, listed) ->
                        entries("columns." + table, listed, "email: hidden")
                                .forEach((column, words) ->
                                        column(new ColumnName(table, column), words)));
    }

    private void column(ColumnName name, @Nullable Object words) {
        Map<Mart, Masking> maskings = new EnumMap<>(Mart.class);
        if (words instanceof Map<?, ?>) {
            entries(name.toString(), words, EXAMPLE)
                    .forEach((role, word) ->
                            mart(name.toString(), role)
                                    .ifPresent(mart -> put(maskings, name, mart, word)));
            for (Mart mart : Mart.values()) {
                if (!maskings.containsKey(mart)) {
                    faults.add(
                            name
                                    + " says nothing usable for "
                                    + mart.role()
                                    + "; for example  "
                                    + EXAMPLE);
                }
            }
        } else {
            for (Mart mart : Mart.values()) {
                put(maskings, name, mart, words);
            }
        }
        columns.put(name, maskings);
    }

    private void put(
            Map<Mart, Masking> maskings, ColumnName name, Mart mart, @Nullable Object word) {
        Optional<Masking> masking = Masking.of(String.valueOf(word));
        masking.ifPresent(known -> maskings.put(mart, known));
        String fault =
                name + " is \"" + word + "\", which is none of clear, pseudonym, prefix(3), hidden";
        if (masking.isEmpty() && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private Optional<Mart> mart(String where, String role) {
        Optional<Mart> mart = Mart.ofRole(role);
        if (mart.isEmpty()) {
            faults.add(
                    where
                            + " names the role \""
                            + role
                            + "\"; those that read the warehouse are "
                            + Arrays.stream(Mart.values()).map(Mart::role).collect(joining(", ")));
        }
        return mart;
    }

    private Map<String, @Nullable Object> entries(
            String where, @Nullable Object value, String example) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
        } else {
            faults.add(where + " must hold names, each with its value; for example  " + example);
        }
        return entries;
    }
}
