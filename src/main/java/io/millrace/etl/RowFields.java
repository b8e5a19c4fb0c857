package io.millrace.etl;

import java.nio.charset.StandardCharsets;

/** Where the fields of a row in COPY's text format are; one is used for row after row. */
final class RowFields {

    private final int[] starts;
    private byte[] bytes = new byte[0];

    /** For rows of so many fields. */
    RowFields(int count) {
        starts = new int[count + 1];
    }

    /** Turns to the row from {@code start} to {@code end}, its line end included. */
    void split(byte[] row, int start, int end) {
        bytes = row;
        starts[0] = start;
        int field = 0;
        for (int i = start; i < end; i++) {
            if (row[i] == '\t' || row[i] == '\n') {
                starts[++field] = i + 1;
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the field begins. */
    int start(int field) {
        return starts[field];
    }

    /** Where the field ends: at its tab, or the line end. */
    int end(int field) {
        return starts[field + 1] - 1;
    }

    /** The text of neighbouring fields as it stands in the row: escaped, split by tabs. */
    String text(int first, int last) {
        return new String(bytes, start(first), end(last) - start(first), StandardCharsets.UTF_8);
    }
}
