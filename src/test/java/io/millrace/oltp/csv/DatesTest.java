package io.millrace.oltp.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates come out as they were meant, or not at all. */
class DatesTest {

    private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-04|2025-03-04",
                "2025/3/4|2025-03-04",
                "2025.03.04|2025-03-04",
                "20250304|2025-03-04",
                "04/03/2025|2025-03-04",
                "4.3.2025|2025-03-04",
                "4. 3. 2025|2025-03-04",
                "04-03-25|2025-03-04",
                "04/03/99|1999-03-04",
                "2025-03-04T10:11:12Z|2025-03-04",
                "2025-03-04 10:11:12.345+02:00|2025-03-04",
                "4/3/2025 12:00:00 AM|2025-03-04",
                "4/3/2025 0:00|2025-03-04",
                "4 Mar 2025|2025-03-04",
                "04-Mar-25|2025-03-04",
                "4th March 2025|2025-03-04",
                "March 4, 2025|2025-03-04",
                "Mar. 4 2025|2025-03-04",
                "Tuesday, March 4, 2025|2025-03-04",
                "Tue, 4 Mar 2025|2025-03-04",
                "4. März 2025|2025-03-04",
                "4 mars 2025|2025-03-04",
                "4 de marzo de 2025|2025-03-04",
                "4 maart 2025|2025-03-04",
                "4 Sept 2025|2025-09-04",
                "2025-Mar-04|2025-03-04",
                "6 février 2025|2025-02-06",
            })
    void reads(String text, LocalDate expected) {
        assertEquals(Optional.of(expected), new Dates(DateOrder.DAY_FIRST).read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "tomorrow", "31/02/2025", "2025-13-01", "2025-02-30", "00/01/2025", "1/2",
                        "1/2/3",
                "1/2/025", "4/3-2025", "45000", "4 Foo 2025", "2025-03-04x", "12:30", "2025",
                        "4/3/2025 25"
            })
    void isNoDate(String text) {
        assertEquals(Optional.empty(), new Dates(DateOrder.DAY_FIRST).read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/MM/uuuu",
                "d.M.uuuu",
                "MM-dd-uuuu",
                "M/d/uuuu",
                "uuuu-MM-dd",
                "d MMM uuuu"
            })
    void everyDayOfFourYearsIsReadAsItWasWritten(String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        DateOrder order = pattern.startsWith("M") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        Dates dates = new Dates(order);
        LocalDate.of(2023, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .forEach(day -> assertEquals(Optional.of(day), dates.read(format.format(day))));
    }

    @Property
    void theWholeColumnDecidesTheOrderOrRefuses(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 30_000) Integer> days,
            @ForAll DateOrder order,
            @ForAll boolean dashes) {
        String pattern = order == DateOrder.DAY_FIRST ? "d/M/uuuu" : "M/d/uuuu";
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(dashes ? pattern.replace('/', '-') : pattern);
        DateEvidence evidence = new DateEvidence();
        for (int day : days) {
            evidence.add(format.format(EPOCH.plusDays(day)), 2);
        }
        boolean decisive = days.stream().anyMatch(day -> EPOCH.plusDays(day).getDayOfMonth() > 12);
        boolean unclear =
                days.stream()
                        .map(EPOCH::plusDays)
                        .anyMatch(day ->
                                day.getDayOfMonth() <= 12
                                        && day.getDayOfMonth() != day.getMonthValue());
        assertEquals(decisive ? Optional.of(order) : Optional.empty(), evidence.order());
        assertEquals(!decisive && unclear, evidence.problem().isPresent());
    }

    @Property
    void aFewSlipsDoNotTurnTheOrderRound(@ForAll @IntRange(max = 3) int slips) {
        DateEvidence evidence = new DateEvidence();
        for (int day = 0; day < 100; day++) {
            evidence.add(
                    DateTimeFormatter.ofPattern("dd/MM/uuuu").format(EPOCH.plusDays(day)), day);
        }
        for (int slip = 0; slip < slips; slip++) {
            evidence.add("02/%d/2024".formatted(20 + slip), 200);
        }
        assertEquals(Optional.of(DateOrder.DAY_FIRST), evidence.order());
    }
}
