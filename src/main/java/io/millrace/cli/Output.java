package io.millrace.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where a command's result goes: lines for people or one JSON object. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    Output() {
        out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** One line for people. */
    @SuppressWarnings(
            "AnnotateFormatMethod") // The annotation is of a library that nothing else needs.
    void line(String format, Object... values) {
        out.println(values.length == 0 ? format : format.formatted(values));
    }

    void json(Map<String, ?> object) {
        try {
            out.println(JSON.writeValueAsString(object));
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A result that JSON cannot hold", cause);
        }
    }
}
