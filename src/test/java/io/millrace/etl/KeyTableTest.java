package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** A table of keys gives what was put in, and nothing else. */
class KeyTableTest {

    private final KeyTable table = new KeyTable();

    @Property(tries = 200)
    void isAMapThatTakesNothingTwice(
            @ForAll @Size(max = 3000) List<@StringLength(max = 3) String> texts) {
        KeyTable compact = new KeyTable();
        Map<String, Integer> map = new HashMap<>();
        for (String text : texts) {
            int key = map.size() + 1;
            assertEquals(map.putIfAbsent(text, key) == null, add(compact, text, key));
        }
        assertEquals(map.size(), compact.size());
        map.forEach((text, key) -> assertEquals(key, key(compact, text)));
        assertEquals(KeyTable.NONE, key(compact, "longer"));
    }

    @Test
    void keepsKeysOfAnySizeAcrossItsBlocks() {
        for (int i = 1; i <= 200_000; i++) {
            assertTrue(add(table, "customer " + i, Integer.MAX_VALUE - i));
        }
        for (int i = 1; i <= 200_000; i++) {
            assertEquals(Integer.MAX_VALUE - i, key(table, "customer " + i));
        }
    }

    @Test
    void readsItsTextOutOfALongerOne() {
        byte[] row = "7\tabc\tx".getBytes(StandardCharsets.UTF_8);
        assertTrue(table.add(row, 2, 5, 9));
        assertEquals(9, key(table, "abc"));
        assertEquals(9, table.key(row, 2, 5));
        assertEquals(KeyTable.NONE, table.key(row, 2, 4));
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        String filler = "x".repeat(60_000);
        int taken = 0;
        while (add(table, taken + filler, taken + 1)) {
            taken++;
        }
        assertTrue(taken > 2_000, taken + " keys of 60 kilobytes");
        assertEquals(taken, table.size());
        assertEquals(taken, key(table, (taken - 1) + filler));
        assertFalse(add(table, "y".repeat(70_000), 1));
    }

    private static boolean add(KeyTable table, String text, int key) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return table.add(bytes, 0, bytes.length, key);
    }

    private static int key(KeyTable table, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return table.key(bytes, 0, bytes.length);
    }
}
