package io.millrace.demo;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;

/** Writes rows in PostgreSQL's COPY text format, whole rows at a time. */
final class CopyRows {

    private static final int FULL = 1 << 16;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};

    private final RowSink sink;
    private byte[] buffer = new byte[FULL + 4096];
    private int length;
    private boolean inRow;
    private long rows;

    CopyRows(RowSink sink) {
        this.sink = sink;
    }

    /** Rows ended so far. */
    long rows() {
        return rows;
    }

    CopyRows text(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '\\') {
                throw new IllegalArgumentException("Would need escaping: " + value);
            }
            if (c >= 128) {
                return bytes(value.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            put(c);
        }
        return this;
    }

    CopyRows number(long value) {
        return text(Long.toString(value));
    }

    /** A number with four digits behind the point, given in ten-thousandths. */
    CopyRows decimal(long tenThousandths) {
        separate();
        if (tenThousandths < 0) {
            put('-');
        }
        long magnitude = Math.abs(tenThousandths);
        bytes(Long.toString(magnitude / 10_000).getBytes(StandardCharsets.US_ASCII));
        put('.');
        digits((int) (magnitude % 10_000), 4);
        return this;
    }

    CopyRows date(LocalDate date) {
        separate();
        digits(date.getYear(), 4);
        put('-');
        digits(date.getMonthValue(), 2);
        put('-');
        digits(date.getDayOfMonth(), 2);
        return this;
    }

    void end() throws SQLException {
        put('\n');
        rows++;
        inRow = false;
        if (length >= FULL) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (length > 0) {
            sink.write(buffer, length);
            length = 0;
        }
    }

    private void separate() {
        if (inRow) {
            put('\t');
        }
        inRow = true;
    }

    private void digits(int value, int count) {
        for (int i = 0, divisor = POWERS[count]; i < count; i++) {
            divisor /= 10;
            put((char) ('0' + value / divisor % 10));
        }
    }

    private CopyRows bytes(byte[] bytes) {
        for (byte b : bytes) {
            put((char) b);
        }
        return this;
    }

    private void put(char c) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        buffer[length++] = (byte) c;
    }
}
