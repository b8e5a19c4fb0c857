package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Numbers get places in the order in which they come, and keep them. */
class NumberTableTest {

    @Property(tries = 200)
    void eachNumberKeepsThePlaceOfItsFirstCall(@ForAll List<Long> numbers) {
        NumberTable table = new NumberTable(numbers.size());
        List<Long> distinct = numbers.stream().distinct().toList();
        for (long number : numbers) {
            assertEquals(distinct.indexOf(number), table.place(number));
        }
        assertEquals(
                distinct.stream().sorted().toList(),
                table.inOrder().mapToObj(table::number).toList());
    }

    @Test
    void holdsMillionsOfNeighboursAndOfFarNumbers() {
        NumberTable table = new NumberTable(2_000_000);
        LongStream.range(0, 1_000_000).forEach(table::place);
        LongStream.range(1, 1_000_000).map(number -> number << 45).forEach(table::place);
        assertEquals(1_234, table.place(1_234));
        assertEquals(1_001_233, table.place(1_234L << 45));
    }

    @Test
    void saysWhenThereIsNoRoomAndStillKnowsTheOthers() {
        NumberTable table = new NumberTable(600);
        IntStream.range(0, 600).forEach(table::place);
        assertEquals(NumberTable.NONE, table.place(600));
        assertEquals(NumberTable.NONE, table.place(601));
        assertEquals(599, table.place(599));
        assertEquals(0, table.place(0));
    }
}
