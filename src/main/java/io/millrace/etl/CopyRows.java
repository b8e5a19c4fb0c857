package io.millrace.etl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PostgreSQL's text format for COPY row by row, as texts. */
final class CopyRows implements AutoCloseable {

    private final BufferedReader lines;

    CopyRows(InputStream copy) {
        lines = new BufferedReader(new InputStreamReader(copy, StandardCharsets.UTF_8));
    }

    /** At most {@code most} rows; none at the end. A field is null where the database has NULL. */
    List<List<@Nullable String>> next(int most) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        String line;
        while (rows.size() < most && (line = lines.readLine()) != null) {
            rows.add(fields(line));
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static List<@Nullable String> fields(String line) {
        List<@Nullable String> fields = new ArrayList<>();
        for (String field : line.split("\t", -1)) {
            fields.add(field.equals("\\N") ? null : decode(field));
        }
        return fields;
    }

    private static String decode(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char next = field.charAt(i);
            text.append(next == '\\' ? escaped(field.charAt(++i)) : next);
        }
        return text.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> letter;
        };
    }
}
