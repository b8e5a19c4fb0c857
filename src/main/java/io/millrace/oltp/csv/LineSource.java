package io.millrace.oltp.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a file, numbered from 1, ended by LF, CR LF or CR; a few may be peeked at.
 */
final class LineSource {

    /** Longer than any line of a table; a file without line ends must not fill the memory. */
    static final int LONGEST_LINE = 1 << 20;

    private final Reader reader;
    private final char[] buffer = new char[1 << 15];
    private final Deque<String> ahead = new ArrayDeque<>();
    private int position;
    private int limit;
    private long line;

    LineSource(Reader reader) {
        this.reader = reader;
    }

    /** The number of the line that {@link #next} gave last. */
    long line() {
        return line;
    }

    /** The next line without its end, or null behind the last. */
    @Nullable String next() throws IOException {
        String next = ahead.isEmpty() ? read() : ahead.remove();
        if (next != null) {
            line++;
        }
        return next;
    }

    /** The line that comes {@code distance} lines behind the next one, or null behind the last. */
    @Nullable String peek(int distance) throws IOException {
        while (ahead.size() <= distance) {
            String read = read();
            if (read == null) {
                return null;
            }
            ahead.add(read);
        }
        Iterator<String> lines = ahead.iterator();
        for (int i = 0; i < distance; i++) {
            lines.next();
        }
        return lines.next();
    }

    private @Nullable String read() throws IOException {
        StringBuilder text = null;
        while (position < limit || fill()) {
            int start = position;
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                position++;
            }
            boolean ended = position < limit;
            if (ended && text == null) {
                String whole = new String(buffer, start, position - start);
                skipLineEnd();
                return whole;
            }
            text = (text == null ? new StringBuilder() : text);
            text.append(buffer, start, position - start);
            if (ended) {
                skipLineEnd();
                return text.toString();
            }
            if (text.length() > LONGEST_LINE) {
                throw new LineTooLongException(line + ahead.size() + 1);
            }
        }
        return text == null ? null : text.toString();
    }

    private void skipLineEnd() throws IOException {
        boolean carriageReturn = buffer[position++] == '\r';
        if (carriageReturn && (position < limit || fill()) && buffer[position] == '\n') {
            position++;
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, reader.read(buffer));
        return limit > 0;
    }
}
