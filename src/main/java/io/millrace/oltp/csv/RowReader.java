package io.millrace.oltp.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows below the header. A row with a misplaced quote never takes its neighbours with it: where
 * a quote stays open, the following lines belong to the row only if together they make exactly the
 * header's columns and none of them is a row by itself.
 */
public final class RowReader implements Closeable {

    private static final int MOST_LINES_IN_A_ROW = 40;

    private final Reader reader;
    private final LineSource lines;
    private final Splitter splitter;
    private final Form form;
    private final int width;
    private final int namedWidth;
    private long blankLines;
    private long repairedRows;

    /** Opens the file and stops below its header. */
    public RowReader(Path file, Form form) throws IOException {
        this.form = form;
        this.splitter = new Splitter(form.delimiter());
        this.width = form.header().size();
        this.namedWidth = form.namedWidth();
        this.reader = form.encoding().open(file);
        this.lines = new LineSource(reader);
        while (lines.line() < form.headerLine() && lines.next() != null) {
            // Titles above the header are no rows.
        }
    }

    /** Lines without any value so far; they are no rows. */
    public long blankLines() {
        return blankLines;
    }

    /** Rows so far whose misplaced quotes could be put right. */
    public long repairedRows() {
        return repairedRows;
    }

    /** The next row, or null behind the last. */
    public @Nullable Row next() throws IOException {
        String line = lines.next();
        while (line != null && isBlank(line)) {
            blankLines++;
            line = lines.next();
        }
        return line == null ? null : row(lines.line(), line);
    }

    private Row row(long number, String line) throws IOException {
        Splitter.Split split = splitter.split(line);
        if (split.open()) {
            Splitter.Split joined = join(line);
            if (joined == null) {
                return faulty(number, split, line, "A quote is opened and never closed.");
            }
            split = joined;
        }
        return checked(number, split, line);
    }

    private Row checked(long number, Splitter.Split split, String line) {
        List<String> fields = withoutSpare(split.fields());
        if (!isWhole(fields)) {
            return faulty(number, split, line, wrongWidth(fields.size()));
        }
        if (fields.equals(form.header())) {
            return faulty(number, split, line, "This is the header again, not a row.");
        }
        if (split.strays() > 0) {
            repairedRows++;
        }
        return new Row(number, fields, null, line);
    }

    private static Row faulty(long number, Splitter.Split split, String line, String fault) {
        return new Row(number, split.fields(), fault, line);
    }

    private String wrongWidth(int found) {
        return "The row has %d fields where the header has %d%s."
                .formatted(
                        found,
                        namedWidth,
                        found > width
                                ? "; a text that holds the delimiter must stand in quotes"
                                : "; its end is missing");
    }

    /**
     * Without the blank fields that the file puts behind its last column. No more than those: what
     * is one field too wide is most likely shifted by a delimiter inside a text.
     */
    private List<String> withoutSpare(List<String> fields) {
        int size = fields.size();
        int widest = width + form.spare();
        while (size > width && size <= widest && fields.get(size - 1).isBlank()) {
            size--;
        }
        return fields.subList(0, size);
    }

    /** The row that goes on over several lines, taken from the source; null if there is none. */
    private Splitter.@Nullable Split join(String first) throws IOException {
        StringBuilder text = new StringBuilder(first);
        for (int distance = 0; distance < MOST_LINES_IN_A_ROW; distance++) {
            String line = lines.peek(distance);
            if (line == null || isRowByItself(line)) {
                return null;
            }
            Splitter.Split split = splitter.split(text.append('\n').append(line).toString());
            if (!split.open()) {
                return accept(split, distance + 1) ? split : null;
            }
        }
        return null;
    }

    private boolean accept(Splitter.Split split, int furtherLines) throws IOException {
        if (split.strays() > 0 || !isWhole(withoutSpare(split.fields()))) {
            return false;
        }
        for (int i = 0; i < furtherLines; i++) {
            lines.next();
        }
        return true;
    }

    private boolean isRowByItself(String line) {
        Splitter.Split split = splitter.split(line);
        return !split.open() && isWhole(withoutSpare(split.fields()));
    }

    /** Columns without a name at the end of the header need no field. */
    private boolean isWhole(List<String> fields) {
        return fields.size() >= namedWidth && fields.size() <= width;
    }

    private boolean isBlank(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > ' ' && c != form.delimiter() && c != '"' && c != '\u00A0') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
