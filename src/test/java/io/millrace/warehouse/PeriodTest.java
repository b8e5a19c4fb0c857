package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.warehouse.PeriodChoice.Preset;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    /** Data that ends in the middle of a month. */
    private static final Extent EXTENT =
            new Extent(LocalDate.of(2022, 1, 3), LocalDate.of(2025, 6, 15));

    @ParameterizedTest
    @CsvSource({
        "2025-03-01, 2025-03-31, 2025-02-01, 2025-02-28",
        "2025-01-01, 2025-12-31, 2024-01-01, 2024-12-31",
        "2025-01-01, 2025-03-31, 2024-10-01, 2024-12-31",
        "2025-06-01, 2025-06-15, 2025-05-01, 2025-05-15",
        "2025-03-01, 2025-03-30, 2025-02-01, 2025-02-28",
        "2025-04-01, 2025-06-15, 2025-01-01, 2025-03-15",
        "2025-06-10, 2025-06-12, 2025-06-07, 2025-06-09",
        "2025-06-15, 2025-06-15, 2025-06-14, 2025-06-14",
    })
    void previousIsAsLongAndEndsBefore(
            LocalDate from, LocalDate to, LocalDate previousFrom, LocalDate previousTo) {
        assertEquals(new Period(previousFrom, previousTo), new Period(from, to).previous());
    }

    @ParameterizedTest
    @CsvSource({
        "THIS_MONTH, 2025-06-01, 2025-06-15",
        "LAST_MONTH, 2025-05-01, 2025-05-31",
        "THIS_QUARTER, 2025-04-01, 2025-06-15",
        "THIS_YEAR, 2025-01-01, 2025-06-15",
        "LAST_YEAR, 2024-01-01, 2024-12-31",
        "LAST_12_MONTHS, 2024-07-01, 2025-06-15",
        "ALL_TIME, 2022-01-03, 2025-06-15",
    })
    void presetsFollowTheLastDayOfData(Preset preset, LocalDate from, LocalDate to) {
        assertEquals(new Period(from, to), preset.within(EXTENT));
    }

    @Test
    void aPeriodHasADay() {
        LocalDate day = LocalDate.of(2025, 1, 1);
        assertEquals(1, new Period(day, day).days());
        assertThrows(IllegalArgumentException.class, () -> new Period(day, day.minusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-12-31, true",
        "2022-01-03, 2024-12-31, true",
        "2025-06-01, 2025-06-15, true",
        "2025-06-01, 2025-06-14, false",
        "2022-01-04, 2022-01-31, false",
    })
    void monthsAreWholeWhereTheDataEnds(LocalDate from, LocalDate to, boolean whole) {
        assertEquals(whole, EXTENT.holdsWholeMonths(new Period(from, to)));
    }

    @Test
    void aComparisonNeedsDataForAllOfIt() {
        assertTrue(EXTENT.reachesBackTo(new Period(LocalDate.of(2022, 1, 1), EXTENT.last())));
        assertFalse(EXTENT.reachesBackTo(new Period(LocalDate.of(2021, 12, 31), EXTENT.last())));
    }
}
