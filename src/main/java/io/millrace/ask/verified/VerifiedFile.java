package io.millrace.ask.verified;

import io.millrace.MillraceException;
import io.millrace.ask.verified.VerifiedQuestion.Figure;
import io.millrace.semantics.model.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads one file: comment lines that say what is asked, and below them one SELECT. {@code question}
 * is needed; {@code also}, {@code note} and {@code column} may stand several times:
 *
 * <pre>
 * -- question: Net sales by month
 * -- also: sales after returns by month
 * -- by: Ada, 3 May 2026
 * -- note: Net sales leave out orders that came back.
 * -- column: net_sales money Net sales
 * -- about: net_sales
 * SELECT …
 * </pre>
 */
final class VerifiedFile {

    private static final String COMMENT = "--";

    private final String name;
    private final List<String> also = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Figure> columns = new HashMap<>();
    private String question = "";
    private String about = "";

    private VerifiedFile(String name) {
        this.name = name;
    }

    /**
     * The question of a file.
     *
     * @param name without its ending
     * @throws MillraceException with code BAD_DATA and a sentence, if it does not keep to the form
     */
    static VerifiedQuestion read(String name, String text) {
        return new VerifiedFile(name).question(text);
    }

    private VerifiedQuestion question(String text) {
        List<String> lines = text.lines().toList();
        int line = 0;
        while (line < lines.size() && isHeader(lines.get(line))) {
            read(lines.get(line).strip());
            line++;
        }
        if (PlainWords.of(question).isEmpty()) {
            throw fault("has no line \"-- question: …\" above its SQL; add one");
        }
        String sql = String.join("\n", lines.subList(line, lines.size())).strip();
        if (sql.isEmpty()) {
            throw fault("has no SELECT below its question; add one");
        }
        return new VerifiedQuestion(name, question, also, notes, about, columns, sql);
    }

    private static boolean isHeader(String line) {
        return line.isBlank() || line.strip().startsWith(COMMENT);
    }

    private void read(String line) {
        String text = line.isEmpty() ? "" : line.substring(COMMENT.length()).strip();
        if (text.isEmpty()) {
            return;
        }
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).strip();
        switch (colon < 0 ? "" : text.substring(0, colon).strip()) {
            case "question" -> ask(value);
            case "also" -> also.add(value);
            case "note" -> notes.add(value);
            case "column" -> column(value);
            case "about" -> about = value;
            case "by" -> {
                // For whoever opens the file.
            }
            case String _ ->
                    throw fault(
                            "has the line \"%s\"; before the SQL there may be question, also, by, note, column and about, each with a colon"
                                    .formatted(line));
        }
    }

    private void ask(String value) {
        if (!question.isEmpty()) {
            throw fault("has two lines \"-- question\"; write the second as \"-- also\"");
        }
        question = value;
    }

    private void column(String value) {
        String[] parts = value.split("\\s+", 3);
        if (parts.length < 3) {
            throw fault(
                    "has the line \"-- column: %s\"; it needs a name, a format and a label"
                            .formatted(value));
        }
        columns.put(parts[0], new Figure(format(parts[1]), parts[2]));
    }

    private Format format(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> word(format).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        fault(
                                "has a column with the format %s; there are %s"
                                        .formatted(
                                                word,
                                                Arrays.stream(Format.values())
                                                        .map(VerifiedFile::word)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private MillraceException fault(String what) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA, "The file %s.sql %s.".formatted(name, what));
    }
}
