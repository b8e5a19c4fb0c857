package io.millrace.ask.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A text that gives a model orders.
 *
 * @param text as somebody types it, or as something is named
 * @param sql what an obedient model would write
 */
public record Injection(String text, String sql) {

    private static final String BETWEEN = " => ";

    /** The whole set. */
    public static List<Injection> all() {
        try (InputStream file = Injection.class.getResourceAsStream("injections.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(Injection::of)
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Injection of(String line) {
        int at = line.lastIndexOf(BETWEEN);
        return new Injection(line.substring(0, at), line.substring(at + BETWEEN.length()));
    }
}
