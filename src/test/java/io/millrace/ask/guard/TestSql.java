package io.millrace.ask.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Statements that tests read from files, one to a line. */
final class TestSql {

    private TestSql() {}

    /** Without comments, which begin with #, and empty lines. */
    static List<String> lines(String file) throws IOException {
        try (InputStream stream = TestSql.class.getResourceAsStream(file)) {
            return new String(
                            Objects.requireNonNull(stream, file).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
