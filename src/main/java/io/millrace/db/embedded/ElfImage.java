package io.millrace.db.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies a Linux program without what only a debugger reads. The MariaDB server comes with 280 MB
 * of it after the 30 MB that are loaded, which each home would otherwise carry.
 */
final class ElfImage {

    private static final int HEAD = 4096;
    private static final int MAGIC = 0x464C457F;
    private static final int CLASS = 4;
    private static final int BYTE_ORDER = 5;
    private static final byte SIXTY_FOUR_BITS = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int PROGRAM_TABLE_AT = 32;
    private static final int SECTION_TABLE_AT = 40;
    private static final int PROGRAM_ENTRY_SIZE_AT = 54;
    private static final int PROGRAM_ENTRIES_AT = 56;
    private static final int SECTION_ENTRIES_AT = 60;
    private static final int SEGMENT_OFFSET_AT = 8;
    private static final int SEGMENT_SIZE_AT = 32;

    private ElfImage() {}

    /** Copies what is loaded when it runs; a file of another format is copied as it is. */
    static void copyLoaded(InputStream in, OutputStream out) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long end = isElf(header) ? endOfSegments(header) : -1;
        if (end < head.length) {
            out.write(head);
            in.transferTo(out);
            return;
        }
        // The table of sections lay in what is left out.
        header.putLong(SECTION_TABLE_AT, 0).putInt(SECTION_ENTRIES_AT, 0);
        out.write(head);
        copy(in, out, end - head.length);
    }

    private static boolean isElf(ByteBuffer header) {
        return header.limit() == HEAD
                && header.getInt(0) == MAGIC
                && header.get(CLASS) == SIXTY_FOUR_BITS
                && header.get(BYTE_ORDER) == LITTLE_ENDIAN;
    }

    /** Where the last segment ends, or −1 if the table of segments is not where it usually is. */
    private static long endOfSegments(ByteBuffer header) {
        long table = header.getLong(PROGRAM_TABLE_AT);
        int size = header.getShort(PROGRAM_ENTRY_SIZE_AT);
        int entries = header.getShort(PROGRAM_ENTRIES_AT);
        if (table < 0 || size <= 0 || entries <= 0 || table + (long) size * entries > HEAD) {
            return -1;
        }
        long end = -1;
        for (int i = 0; i < entries; i++) {
            int entry = (int) table + i * size;
            long offset = header.getLong(entry + SEGMENT_OFFSET_AT);
            end = Math.max(end, offset + header.getLong(entry + SEGMENT_SIZE_AT));
        }
        return end;
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("The program ends " + left + " bytes too early.");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }
}
