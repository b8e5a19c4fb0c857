package io.millrace.etl.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The last 64 bytes of an archive: the SHA-256 of all bytes before them. They are the end of the
 * ZIP file's comment, so any program opens the archive, and no byte of it can change unseen.
 */
final class Seal {

    /** Stands in the comment until the seal is known. */
    static final String BLANK = "0".repeat(64);

    private static final int LENGTH = BLANK.length();
    private static final int CHUNK = 1 << 16;

    private Seal() {}

    /** Writes the seal over the blank one and brings the file to the disk. */
    static void put(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer seal = ByteBuffer.wrap(reckon(channel));
            long position = channel.size() - LENGTH;
            while (seal.hasRemaining()) {
                position += channel.write(seal, position);
            }
            channel.force(true);
        }
    }

    static boolean isIntact(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < LENGTH) {
                return false;
            }
            byte[] expected = reckon(channel);
            ByteBuffer found = ByteBuffer.allocate(LENGTH);
            int count = 0;
            while (found.hasRemaining() && count >= 0) {
                count = channel.read(found, channel.size() - LENGTH + found.position());
            }
            return MessageDigest.isEqual(expected, found.array());
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256.", cause);
        }
    }

    private static byte[] reckon(FileChannel channel) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long end = channel.size() - LENGTH;
        for (long position = 0; position < end; ) {
            chunk.clear().limit((int) Math.min(CHUNK, end - position));
            position += channel.read(chunk, position);
            digest.update(chunk.flip());
        }
        return HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII);
    }
}
