package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows get the warehouse's keys whatever the pieces that they arrive in. */
class EditedRowsTest {

    private static final String CUSTOMERS = "C1\tAnn\tHome\nC2\tBo\\tb\t\\N\nC\\\\3\tCy\tHome\n";

    /** Gives a few bytes at a time, as a network may. */
    private static final class Trickle extends ByteArrayInputStream {
        private final int most;

        Trickle(String text, int most) {
            super(text.getBytes(StandardCharsets.UTF_8));
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            return super.read(buffer, offset, Math.min(most, length));
        }
    }

    @Property(tries = 60)
    void numbersAndReplacesWhateverThePieces(@ForAll @IntRange(min = 1, max = 40) int piece)
            throws IOException {
        KeyTable customers = new KeyTable();
        Labels segments = new Labels();
        assertEquals(
                "1\tC1\tAnn\tHome\n2\tC2\tBo\\tb\t\\N\n3\tC\\\\3\tCy\tHome\n",
                text(
                        new EditedRows(
                                new Trickle(CUSTOMERS, piece), numbering(customers, segments))));
        assertEquals(List.of("Home", "\\N"), segments.texts());
        assertEquals(0, segments.of(3));
        EditedRows sales =
                new EditedRows(
                        new Trickle(sale("O1", "C2") + sale("O2", "C\\\\3"), piece),
                        keyed(customers, segments));
        assertEquals(keyedSale("O1", 2, "\\N") + keyedSale("O2", 3, "7"), text(sales));
        assertFalse(sales.isRefused());
    }

    @Test
    void endsBeforeARowThatLeadsNowhereAndReadsTheRest() throws IOException {
        KeyTable customers = new KeyTable();
        Labels segments = new Labels();
        text(new EditedRows(stream(CUSTOMERS), numbering(customers, segments)));
        InputStream copy = stream(sale("O1", "C1") + sale("O2", "C9") + sale("O3", "C1"));
        EditedRows rows = new EditedRows(copy, keyed(customers, segments));
        assertTrue(text(rows).matches("O1\t[^\n]*\n"));
        assertTrue(rows.isRefused());
        rows.close();
        assertEquals(0, copy.available());
    }

    @Test
    void refusesANameThatStandsTwice() throws IOException {
        EditedRows rows =
                new EditedRows(
                        stream("A\t1\tx\nA\t2\tx\n"), numbering(new KeyTable(), new Labels()));
        assertEquals("1\tA\t1\tx\n", text(rows));
        assertTrue(rows.isRefused());
    }

    @Test
    void holdsRowsThatAreLongerThanItsBuffer() throws IOException {
        String row = "key\t" + "x".repeat(300_000) + "\tHome\n";
        assertEquals(
                "1\t" + row,
                text(new EditedRows(stream(row), numbering(new KeyTable(), new Labels()))));
    }

    private static EditedRows.Edit numbering(KeyTable keys, Labels labels) {
        return new NumberingEdit(
                keys, labels, List.of("id", "name", "segment"), "segment", "segment");
    }

    /**
     * Products and places are named as the customers are; of the second order something came back.
     */
    private static EditedRows.Edit keyed(KeyTable keys, Labels labels) {
        Labels kinds = new Labels();
        ReturnedOrders returned = new ReturnedOrders();
        assertTrue(returned.add("O2", 20240131, 7));
        assertTrue(returned.add("O1", 20240201, 8));
        for (int key = 1; key <= keys.size(); key++) {
            kinds.put(key, "Chairs\tFurniture");
        }
        return new SaleEdit(
                keys,
                keys,
                keys,
                new SaleSums(labels, kinds, kinds, returned),
                new UseCounts(labels),
                returned);
    }

    private static String keyedSale(String order, int key, String returnKey) {
        return sale(order, Integer.toString(key)).replace("\n", "\t" + returnKey + "\n");
    }

    private static String sale(String order, String key) {
        return String.join("\t", order, "1", "20240131", "20240201", key, key, key)
                + "\tLow\tAir\t1\t2.0000\t0.0000\t1.0000\t0.5000\n";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(InputStream rows) throws IOException {
        return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    }
}
