package io.millrace.etl;

import java.io.IOException;
import java.io.InputStream;

/**
 * PostgreSQL's text format for COPY on its way into {@code LOAD DATA}: the same but for two
 * escapes, {@code \v} and {@code \f}, which MySQL would read as letters and which are sent as
 * themselves. Counts the rows that pass.
 */
final class CopyText extends InputStream {

    private static final int CHUNK = 1 << 16;
    private static final byte VERTICAL_TAB = 0x0B;
    private static final byte FORM_FEED = 0x0C;

    private final InputStream copy;
    private final byte[] read = new byte[CHUNK];
    private final byte[] ready = new byte[CHUNK + 1];
    private int position;
    private int limit;
    private boolean escaped;
    private long rows;

    CopyText(InputStream copy) {
        this.copy = copy;
    }

    /** How many rows have passed. */
    long rows() {
        return rows;
    }

    @Override
    public int read() throws IOException {
        return position < limit || fill() ? ready[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(ready, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        while (limit == 0) {
            int count = copy.read(read, 0, CHUNK);
            if (count < 0) {
                return false;
            }
            translate(count);
        }
        return true;
    }

    private void translate(int count) {
        for (int i = 0; i < count; i++) {
            byte next = read[i];
            if (escaped) {
                escaped = false;
                translateEscape(next);
            } else if (next == '\\') {
                escaped = true;
            } else {
                rows += next == '\n' ? 1 : 0;
                ready[limit++] = next;
            }
        }
    }

    private void translateEscape(byte letter) {
        switch (letter) {
            case 'v' -> ready[limit++] = VERTICAL_TAB;
            case 'f' -> ready[limit++] = FORM_FEED;
            default -> {
                ready[limit++] = '\\';
                ready[limit++] = letter;
            }
        }
    }
}
