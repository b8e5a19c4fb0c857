package io.millrace.oltp.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a file writes characters as bytes.
 *
 * @param charset the code
 * @param markBytes length of the byte order mark that the file begins with, or 0
 * @param clean whether every byte can be read; if not, U+FFFD stands for what cannot
 */
public record TextEncoding(Charset charset, int markBytes, boolean clean) {

    /** What stands for bytes that mean nothing in the file's encoding. */
    public static final char UNREADABLE = '\uFFFD';

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE_BYTES = 4096;
    private static final int BLOCK = 1 << 16;

    /**
     * Finds the encoding from the byte order mark, from the zero bytes that UTF-16 puts beside
     * plain letters, or by reading the whole file as UTF-8: what is not UTF-8 is Windows-1252.
     */
    public static TextEncoding detect(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(SAMPLE_BYTES);
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, decode(file, 3).damaged() == 0);
        }
        if (begins(start, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, false);
        }
        if (begins(start, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, false);
        }
        return withoutMark(file, start);
    }

    private static TextEncoding withoutMark(Path file, byte[] start) throws IOException {
        int pairs = start.length / 2;
        if (zeros(start, 1) * 2 > pairs && zeros(start, 0) * 4 < pairs) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0, false);
        }
        if (zeros(start, 0) * 2 > pairs && zeros(start, 1) * 4 < pairs) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 0, false);
        }
        Decoded utf8 = decode(file, 0);
        // A UTF-8 file with a few broken bytes is still UTF-8; text in Windows-1252 hardly ever
        // holds a sequence that UTF-8 would allow.
        return utf8.damaged() > utf8.beyondAscii()
                ? new TextEncoding(WINDOWS_1252, 0, false)
                : new TextEncoding(StandardCharsets.UTF_8, 0, utf8.damaged() == 0);
    }

    /** Opens the file behind its byte order mark. */
    public Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK);
        try {
            in.skipNBytes(markBytes);
            return new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith(String.valueOf(UNREADABLE)));
        } catch (IOException | RuntimeException failed) {
            in.close();
            throw failed;
        }
    }

    /** The name that people know, such as {@code UTF-8 with byte order mark}. */
    public String label() {
        return switch (charset.name()) {
            case "windows-1252" -> "Windows-1252";
            case String name -> markBytes > 0 ? name + " with byte order mark" : name;
        };
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int offset) {
        int zeros = 0;
        for (int i = offset; i < bytes.length; i += 2) {
            if (bytes[i] == 0) {
                zeros++;
            }
        }
        return zeros;
    }

    private record Decoded(long beyondAscii, long damaged) {}

    private static Decoded decode(Path file, int skip) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        long beyondAscii = 0;
        long damaged = 0;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skip);
            boolean end = false;
            while (!end) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = count < 0;
                bytes.position(bytes.position() + Math.max(count, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                while (result.isError()) {
                    damaged++;
                    bytes.position(bytes.position() + result.length());
                    result = decoder.decode(bytes, chars, end);
                }
                beyondAscii += beyondAscii(chars);
                bytes.compact();
                chars.clear();
            }
        }
        return new Decoded(beyondAscii, damaged);
    }

    private static long beyondAscii(CharBuffer chars) {
        long count = 0;
        for (int i = 0; i < chars.position(); i++) {
            if (chars.get(i) > 0x7F) {
                count++;
            }
        }
        return count;
    }
}
