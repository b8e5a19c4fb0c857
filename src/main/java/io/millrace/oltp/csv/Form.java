package io.millrace.oltp.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes a table.
 *
 * @param encoding how characters become bytes
 * @param delimiter what stands between two fields
 * @param headerLine the physical line of the column names, from 1
 * @param header the column names as the file writes them
 * @param spare how many blank fields the rows have behind the last column
 */
public record Form(
        TextEncoding encoding, char delimiter, long headerLine, List<String> header, int spare) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LINES_TO_SEARCH = 25;
    private static final int FEWEST_KNOWN_NAMES = 2;

    /**
     * Looks for the header among the first lines with each delimiter: the line and the delimiter
     * that give the most known column names are the ones.
     *
     * @return nothing if no line holds at least two known names
     */
    public static Optional<Form> detect(Path file, TextEncoding encoding) throws IOException {
        Form best = null;
        long most = FEWEST_KNOWN_NAMES - 1;
        try (Reader reader = encoding.open(file)) {
            LineSource lines = new LineSource(reader);
            String line = lines.next();
            while (line != null && lines.line() <= LINES_TO_SEARCH) {
                for (char delimiter : DELIMITERS) {
                    List<String> header = cut(line, delimiter);
                    Form form =
                            new Form(
                                    encoding,
                                    delimiter,
                                    lines.line(),
                                    header,
                                    spare(lines.peek(0), delimiter, header.size()));
                    if (form.knownNames() > most) {
                        most = form.knownNames();
                        best = form;
                    }
                }
                line = lines.next();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The delimiter's name for people. */
    public String delimiterLabel() {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "'" + delimiter + "'";
        };
    }

    /** A line that ends in a delimiter has one more field, which is blank, than columns. */
    private static int spare(@Nullable String firstRow, char delimiter, int columns) {
        if (firstRow == null) {
            return 0;
        }
        List<String> fields = cut(firstRow, delimiter);
        boolean blank = fields.stream().skip(columns).allMatch(String::isEmpty);
        return blank ? Math.max(0, fields.size() - columns) : 0;
    }

    private long knownNames() {
        return header.stream().flatMap(name -> Column.named(name).stream()).distinct().count();
    }

    /** How many columns there are up to the last that has a name. */
    int namedWidth() {
        int width = header.size();
        while (width > 1 && header.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private static List<String> cut(String line, char delimiter) {
        return new Splitter(delimiter).split(line).fields().stream().map(Texts::strip).toList();
    }
}
