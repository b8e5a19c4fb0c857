package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * PostgreSQL's text format for COPY, each row of it passed through an edit. Where the edit refuses
 * a row, the stream ends before it, quietly: a failing stream would cost the connection that reads.
 */
final class EditedRows extends InputStream {

    private static final int CHUNK = 1 << 16;

    /** What becomes of a row. */
    @FunctionalInterface
    interface Edit {
        /**
         * Writes what becomes of a row.
         *
         * @param bytes hold the row from {@code start} to {@code end}, its line end included
         * @return whether the rows go on
         */
        boolean row(byte[] bytes, int start, int end, ByteArrayOutputStream edited);
    }

    /** Gives its bytes without a copy, and takes back the last of them. */
    private static final class Edited extends ByteArrayOutputStream {
        void cut(int size) {
            count = size;
        }

        int give(byte[] target, int from, int offset, int length) {
            int given = Math.min(length, count - from);
            System.arraycopy(buf, from, target, offset, given);
            return given;
        }
    }

    private final InputStream copy;
    private final Edit edit;
    private final Edited edited = new Edited();
    private byte[] read = new byte[CHUNK];

    /** How much of {@link #read} is there: the beginning of a row whose end has yet to come. */
    private int held;

    private int position;
    private boolean ended;
    private boolean refused;

    EditedRows(InputStream copy, Edit edit) {
        this.copy = copy;
        this.edit = edit;
    }

    /** Whether the stream ended before its time. */
    boolean isRefused() {
        return refused;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (position == edited.size()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int given = edited.give(buffer, position, offset, length);
        position += given;
        return given;
    }

    /** Reads the rest first: a COPY that is cut off would take the snapshot's transaction along. */
    @Override
    public void close() throws IOException {
        if (refused) {
            copy.transferTo(OutputStream.nullOutputStream());
        }
        copy.close();
    }

    private void fill() throws IOException {
        edited.reset();
        position = 0;
        if (held == read.length) {
            read = Arrays.copyOf(read, 2 * held);
        }
        int count = copy.read(read, held, read.length - held);
        if (count < 0) {
            ended = true;
            return;
        }
        edit(held + count);
    }

    private void edit(int limit) {
        int start = 0;
        for (int i = held; i < limit && !ended; i++) {
            if (read[i] == '\n') {
                edit(start, i + 1);
                start = i + 1;
            }
        }
        held = limit - start;
        System.arraycopy(read, start, read, 0, held);
    }

    private void edit(int start, int end) {
        int before = edited.size();
        if (!edit.row(read, start, end, edited)) {
            edited.cut(before);
            refused = true;
            ended = true;
        }
    }
}
