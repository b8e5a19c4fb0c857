package io.millrace.ui.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {

    private static final Typed AMERICAN = new Typed(Locale.US);
    private static final Typed GERMAN = new Typed(Locale.GERMANY);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.5;12.5",
                "1,234.50;1234.50",
                "$1,234;1234",
                " 15 % ;15",
                ".5;.5",
                "−3;-3",
                "1,23;",
                "1.2.3;",
                "ten;",
                "1e5;",
                "12,34;",
                "-;",
                "$;"
            })
    void readsNumbersAsAmericansTypeThem(String text, BigDecimal expected) {
        assertEquals(Optional.ofNullable(expected), AMERICAN.number(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12,5;12.5", "1.234,50;1234.50", "1.234;1234", "12.5;", "1,2,3;"})
    void readsNumbersAsGermansTypeThem(String text, BigDecimal expected) {
        assertEquals(Optional.ofNullable(expected), GERMAN.number(text));
    }

    @Test
    void countsAreWholeAndAboveZero() {
        assertEquals(Optional.of(1200), AMERICAN.count("1,200"));
        assertEquals(Optional.of(3), AMERICAN.count("3.0"));
        assertEquals(Optional.empty(), AMERICAN.count("0"));
        assertEquals(Optional.empty(), AMERICAN.count("-2"));
        assertEquals(Optional.empty(), AMERICAN.count("2.5"));
        assertEquals(Optional.empty(), AMERICAN.count("9999999999"));
    }

    @Test
    void daysAreReadAsTheyAreShownAndAsTheyAreWritten() {
        LocalDate day = LocalDate.of(2026, 3, 9);
        assertEquals("9 Mar 2026", AMERICAN.day(day));
        for (String text : new String[] {"9 Mar 2026", "2026-03-09", "3/9/26", "Mar 9, 2026"}) {
            assertEquals(Optional.of(day), AMERICAN.day(text), text);
        }
        assertEquals(Optional.of(day), GERMAN.day("09.03.26"));
        assertEquals(Optional.empty(), AMERICAN.day("31 Feb 2026x"));
    }

    /** What is shown to be typed on is read back as what it was. */
    @Property(tries = 200)
    void whatIsShownIsReadBack(
            @ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(4) BigDecimal value) {
        for (Typed typed : new Typed[] {AMERICAN, GERMAN}) {
            assertEquals(
                    0,
                    value.compareTo(typed.number(typed.money(value)).orElseThrow()),
                    value::toString);
        }
    }
}
