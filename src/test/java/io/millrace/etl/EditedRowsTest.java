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

    private static final String CUSTOMERS = "C1\tAnn\nC2\tBo\\tb\nC\\\\3\t\\N\n";

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
        assertEquals(
                "1\tC1\tAnn\n2\tC2\tBo\\tb\n3\tC\\\\3\t\\N\n",
                text(
                        new EditedRows(
                                new Trickle(CUSTOMERS, piece), KeyedEdit.numbering(customers))));
        EditedRows sales =
                new EditedRows(
                        new Trickle("O1\t1\tC2\tC1\t5\nO2\t1\tC\\\\3\tC2\t6\n", piece),
                        KeyedEdit.replacing(2, List.of(customers, customers)));
        assertEquals("O1\t1\t2\t1\t5\nO2\t1\t3\t2\t6\n", text(sales));
        assertFalse(sales.isRefused());
    }

    @Test
    void endsBeforeARowThatLeadsNowhereAndReadsTheRest() throws IOException {
        KeyTable customers = new KeyTable();
        assertFalse(
                text(new EditedRows(stream("A\tx\n"), KeyedEdit.numbering(customers))).isEmpty());
        InputStream copy = stream("O1\tA\t1\nO2\tB\t1\nO3\tA\t1\n");
        EditedRows rows = new EditedRows(copy, KeyedEdit.replacing(1, List.of(customers)));
        assertEquals("O1\t1\t1\n", text(rows));
        assertTrue(rows.isRefused());
        rows.close();
        assertEquals(0, copy.available());
    }

    @Test
    void refusesANameThatStandsTwice() throws IOException {
        EditedRows rows =
                new EditedRows(stream("A\t1\nA\t2\n"), KeyedEdit.numbering(new KeyTable()));
        assertEquals("1\tA\t1\n", text(rows));
        assertTrue(rows.isRefused());
    }

    @Test
    void holdsRowsThatAreLongerThanItsBuffer() throws IOException {
        String row = "key\t" + "x".repeat(300_000) + "\n";
        assertEquals(
                "1\t" + row,
                text(new EditedRows(stream(row), KeyedEdit.numbering(new KeyTable()))));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(InputStream rows) throws IOException {
        return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    }
}
