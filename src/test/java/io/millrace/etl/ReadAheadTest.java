package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.work.Worker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is read ahead is what there was, and what broke says so. */
class ReadAheadTest {

    private static final Worker WORKER = new Worker("read-ahead-test", 1);

    @AfterAll
    static void end() {
        WORKER.close();
    }

    @Property(tries = 30)
    void givesTheSameBytes(
            @ForAll @IntRange(max = 3_000_000) int size,
            @ForAll @IntRange(min = 1, max = 200_000) int piece)
            throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try (Worker worker = new Worker("read-ahead-test", 1);
                InputStream ahead = new ReadAhead(inPieces(bytes, piece), worker)) {
            assertArrayEquals(bytes, ahead.readAllBytes());
            assertEquals(-1, ahead.read());
        }
    }

    @Test
    @Timeout(30)
    void tellsWhatBrokeWhenItComesThere() throws IOException {
        InputStream broken =
                new InputStream() {
                    private int given;

                    @Override
                    public int read() throws IOException {
                        if (given++ == 5) {
                            throw new IOException("the server is gone");
                        }
                        return 'x';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        buffer[offset] = (byte) read();
                        return 1;
                    }
                };
        try (InputStream ahead = new ReadAhead(broken, WORKER)) {
            assertEquals("xxxxx", new String(ahead.readNBytes(5), StandardCharsets.UTF_8));
            IOException failed = assertThrows(IOException.class, ahead::read);
            assertEquals("the server is gone", failed.getMessage());
            assertThrows(IOException.class, ahead::read);
        }
    }

    @Test
    @Timeout(30)
    void stopsReadingWhenNobodyTakesAnything() throws IOException {
        AtomicLong read = new AtomicLong();
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        assertFalse(closed.get());
                        read.addAndGet(length);
                        return length;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        InputStream ahead = new ReadAhead(endless, WORKER);
        assertEquals(0, ahead.read());
        ahead.close();
        assertTrue(closed.get());
        long then = read.get();
        assertTrue(then < 4_000_000, then + " bytes were read ahead");
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(piece, length));
            }
        };
    }
}
