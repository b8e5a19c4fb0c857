package io.millrace.db.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a program needs to run is kept to the byte; the servers' own start proves the rest. */
class ElfImageTest {

    private static final int LOADED = 10_000;
    private static final int ALL = 50_000;

    @Test
    void whatOnlyADebuggerReadsIsLeftOut() throws IOException {
        byte[] image = image();
        byte[] copied = copy(image);

        assertEquals(LOADED, copied.length);
        assertArrayEquals(
                Arrays.copyOfRange(image, 64, LOADED), Arrays.copyOfRange(copied, 64, LOADED));
        assertEquals(0, ByteBuffer.wrap(copied).getLong(40), "no table of sections is promised");
    }

    @Test
    void anImageThatEndsTooEarlyIsAnError() {
        byte[] cut = Arrays.copyOf(image(), LOADED - 1);
        assertThrows(IOException.class, () -> copy(cut));
    }

    @Test
    void otherFilesAreCopiedAsTheyAre() throws IOException {
        byte[] text = "CREATE TABLE t (a INT);\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(text, copy(text));
        assertArrayEquals(new byte[0], copy(new byte[0]));
    }

    private static byte[] image() {
        ByteBuffer image = ByteBuffer.allocate(ALL).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ALL; i++) {
            image.put(i, (byte) i);
        }
        image.put(0, (byte) 0x7F).put(1, (byte) 'E').put(2, (byte) 'L').put(3, (byte) 'F');
        image.put(4, (byte) 2).put(5, (byte) 1);
        image.putLong(32, 64).putLong(40, 40_000);
        image.putShort(54, (short) 56).putShort(56, (short) 2);
        image.putLong(64 + 8, 0).putLong(64 + 32, 5_000);
        image.putLong(120 + 8, 6_000).putLong(120 + 32, LOADED - 6_000);
        return image.array();
    }

    private static byte[] copy(byte[] image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ElfImage.copyLoaded(new ByteArrayInputStream(image), out);
        return out.toByteArray();
    }
}
