package io.millrace.ask.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The words of which a query may be made, from {@code words.txt}; all in capitals.
 *
 * @param keywords of the language
 * @param functions that may be called
 * @param reserved what a query may not even give as a name
 */
record Vocabulary(Set<String> keywords, Set<String> functions, Set<String> reserved) {

    static final Vocabulary SHIPPED = load();

    private static Vocabulary load() {
        try (InputStream file = Vocabulary.class.getResourceAsStream("words.txt")) {
            return read(
                    new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Vocabulary read(String text) {
        Map<String, Set<String>> parts = new HashMap<>();
        Set<String> words = new HashSet<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                words = parts.computeIfAbsent(line, _ -> new HashSet<>());
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                words.addAll(Arrays.asList(line.split(" ")));
            }
        }
        return new Vocabulary(
                Set.copyOf(parts.getOrDefault("[keywords]", Set.of())),
                Set.copyOf(parts.getOrDefault("[functions]", Set.of())),
                Set.copyOf(parts.getOrDefault("[reserved]", Set.of())));
    }
}
