package io.millrace.warehouse.company;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConcentrationTest {

    @Test
    void aFifthMakesFourFifths() {
        Concentration found = of(50, 30, 8, 4, 2, 2, 1, 1, 1, 1);
        assertEquals(2, found.needed(Concentration.MOST));
        assertEquals(1, found.needed(new BigDecimal("0.5")));
        assertEquals(10, found.needed(BigDecimal.ONE));
        assertEquals(List.of(0.0, 0.8, 0.92, 0.96, 0.98, 1.0), found.curve(5));
    }

    @Test
    void nobodyMakesNothing() {
        assertEquals(List.of(), of().curve(5));
        assertEquals(0, of().needed(Concentration.MOST));
        assertEquals(List.of(), of(0, 0).curve(5));
    }

    private static Concentration of(long... sales) {
        return new Concentration(
                LongStream.of(sales)
                        .mapToObj(amount ->
                                new Concentration.Member(
                                        "of " + amount, BigDecimal.valueOf(amount)))
                        .toList());
    }
}
