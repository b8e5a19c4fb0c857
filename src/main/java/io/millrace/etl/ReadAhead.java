package io.millrace.etl;

import io.millrace.work.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Reads a stream in the background, a little ahead, so that whoever takes its bytes to one server
 * does not wait while the other makes them, nor the other way round.
 */
final class ReadAhead extends InputStream {

    private static final int CHUNK = 1 << 17;
    private static final int CHUNKS = 8;
    private static final long PATIENCE_MILLIS = 50;
    private static final byte[] END = new byte[0];

    private final InputStream source;
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private final CompletableFuture<Boolean> reading;
    private volatile boolean closed;
    private byte[] chunk = new byte[0];
    private int position;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @param source is closed with this
     */
    ReadAhead(InputStream source, Worker worker) {
        this.source = source;
        this.reading = worker.submit(this::readAll);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length > 0 && position == chunk.length && !next()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, buffer, offset, count);
        position += count;
        return count;
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() throws IOException {
        closed = true;
        reading.exceptionally(_ -> false).join();
        source.close();
    }

    private boolean readAll() {
        try {
            byte[] buffer = new byte[CHUNK];
            int count = source.read(buffer);
            while (count >= 0 && !closed) {
                if (count > 0) {
                    put(Arrays.copyOf(buffer, count));
                }
                count = source.read(buffer);
            }
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            put(END);
        }
    }

    /** Waits for room, unless nobody takes anything any more. */
    private void put(byte[] read) {
        try {
            while (!closed && !chunks.offer(read, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                // Looks again whether somebody is there.
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    new InterruptedIOException("Interrupted while rows were read ahead"));
        }
    }

    private boolean next() throws IOException {
        if (!ended) {
            chunk = take();
            position = 0;
            ended = chunk.length == 0;
        }
        if (ended) {
            rethrow();
        }
        return !ended;
    }

    private byte[] take() throws IOException {
        try {
            return chunks.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while rows were awaited");
        }
    }

    /** Says what stopped the reading, if it did not come to its end. */
    private void rethrow() throws IOException {
        try {
            reading.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException broken) {
                throw broken.getCause();
            }
            throw failed;
        }
    }
}
