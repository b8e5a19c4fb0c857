package io.millrace.etl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The warehouse's keys of customers, products or places by their keys in the shop, in little more
 * room than their letters take: millions of them fit into the heap of a desktop.
 */
final class KeyTable {

    /**
     * What {@link #key} gives for a text that is not here; no key of the warehouse's rows is it.
     */
    static final int NONE = 0;

    /** Enough for eight million customers. */
    private static final int USUAL_MEGABYTES = 128;

    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int LONGEST = 0xFFFF;

    /** Before the text its length in two bytes, after it the key in four. */
    private static final int FRAME = 6;

    private final int mostBlocks;
    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private int size;

    /** The entry that was found last, as in a slot. */
    private int latest;

    /** Where an entry begins, plus one; 0 where there is none. */
    private int[] slots = new int[1 << 10];

    KeyTable() {
        this(USUAL_MEGABYTES);
    }

    /** Holds no more than fits into so many megabytes. */
    KeyTable(int megabytes) {
        this.mostBlocks = megabytes;
    }

    /**
     * Adds a key.
     *
     * @param key greater than 0
     * @return whether there was room, and the text was not here
     */
    boolean add(byte[] bytes, int from, int to, int key) {
        int length = to - from;
        if (length > LONGEST || !hasRoom(length + FRAME)) {
            return false;
        }
        int slot = slot(bytes, from, to);
        if (slots[slot] != 0) {
            return false;
        }
        byte[] block = blocks.getLast();
        slots[slot] = ((blocks.size() - 1) << BLOCK_BITS | used) + 1;
        block[used] = (byte) (length >> 8);
        block[used + 1] = (byte) length;
        System.arraycopy(bytes, from, block, used + 2, length);
        for (int i = 0; i < 4; i++) {
            block[used + 2 + length + i] = (byte) (key >> (8 * i));
        }
        used += length + FRAME;
        if (++size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    /** The key of a text, or {@link #NONE}. */
    int key(byte[] bytes, int from, int to) {
        // Often the same one comes again: the lines of an order, the orders of a customer.
        if (latest == 0 || !isAt(latest - 1, bytes, from, to)) {
            latest = slots[slot(bytes, from, to)];
        }
        return latest == 0 ? NONE : keyAt(latest - 1);
    }

    int size() {
        return size;
    }

    private boolean hasRoom(int bytes) {
        if (used + bytes > BLOCK) {
            if (blocks.size() == mostBlocks) {
                return false;
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        return true;
    }

    /** Where the text is, or where it would go. */
    private int slot(byte[] bytes, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(bytes, from, to) & mask;
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, bytes, from, to)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int entry, byte[] bytes, int from, int to) {
        byte[] block = blocks.get(entry >> BLOCK_BITS);
        int text = textAt(entry);
        return Arrays.equals(block, text, text + lengthAt(entry), bytes, from, to);
    }

    private static int textAt(int entry) {
        return (entry & (BLOCK - 1)) + 2;
    }

    private int lengthAt(int entry) {
        byte[] block = blocks.get(entry >> BLOCK_BITS);
        int start = entry & (BLOCK - 1);
        return (block[start] & 0xFF) << 8 | (block[start + 1] & 0xFF);
    }

    private int keyAt(int entry) {
        byte[] block = blocks.get(entry >> BLOCK_BITS);
        int end = textAt(entry) + lengthAt(entry);
        int key = 0;
        for (int i = 3; i >= 0; i--) {
            key = key << 8 | (block[end + i] & 0xFF);
        }
        return key;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                int text = textAt(entry - 1);
                byte[] block = blocks.get((entry - 1) >> BLOCK_BITS);
                slots[slot(block, text, text + lengthAt(entry - 1))] = entry;
            }
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        // Keys differ in their last letters: spread them over all bits.
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }
}
