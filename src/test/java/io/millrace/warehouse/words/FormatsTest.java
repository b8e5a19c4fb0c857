package io.millrace.warehouse.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private static final Currency DOLLARS = Currency.getInstance("USD");

    private final Formats formats = new Formats(Locale.US, DOLLARS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|$0",
                "12|$12",
                "458.606|$458.61",
                "-3.5|−$3.50",
                "1000|$1,000",
                "9871.6|$9,872",
                "10000|$10.0K",
                "84123.99|$84.1K",
                "725457.8245|$725K",
                "2297200.8603|$2.30M",
                "12345678|$12.3M",
                "-286397.02|−$286K",
                "987654321012|$988B",
            })
    void moneyHasThreeDigits(BigDecimal amount, String text) {
        assertEquals(text, formats.money(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|$0", "500|$500", "50000|$50K", "2500000|$2.5M"})
    void anAxisHasNoIdleDigits(BigDecimal amount, String text) {
        assertEquals(text, formats.moneyOnAxis(amount));
    }

    @Test
    void moneyFollowsTheLocale() {
        Formats german = new Formats(Locale.GERMANY, DOLLARS);
        assertEquals("12,3\u00a0Mio.\u00a0$", german.money(BigDecimal.valueOf(12_345_678)));
        assertEquals("458,61\u00a0$", german.money(new BigDecimal("458.606")));
        assertEquals("4.231", german.count(4231));
        assertEquals("12,5\u00a0%", german.percent(new BigDecimal("0.125")));
    }

    @Test
    void withoutACurrencyMoneyIsAMereNumber() {
        Formats plain = new Formats(Locale.ENGLISH, null);
        assertEquals("1,234,567.80", plain.moneyInFull(new BigDecimal("1234567.8")));
        assertEquals("−286K", plain.money(new BigDecimal("-286397.02")));
    }

    @Test
    void ratesHaveOneDecimal() {
        assertEquals("12.5%", formats.percent(new BigDecimal("0.12468")));
        assertEquals("1.3 pts", formats.points(new BigDecimal("0.0125")));
        assertEquals("62%", formats.wholePercent(0.629));
        assertEquals("99%", formats.wholePercent(0.9999));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "4, 4 s",
        "119, 119 s",
        "120, 2 min",
        "7199, 119 min",
        "7200, 2 h",
        "180000, 2 days"
    })
    void durationsHaveOneUnit(long seconds, String text) {
        assertEquals(text, formats.duration(Duration.ofSeconds(seconds)));
    }

    @Test
    void workIsTimedInTenths() {
        assertEquals("0.4 s", formats.elapsed(Duration.ofMillis(412)));
        assertEquals("12 s", formats.elapsed(Duration.ofMillis(12_412)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-01-01|2025-12-31|2025",
                "2022-01-01|2025-12-31|2022 – 2025",
                "2025-12-01|2025-12-31|Dec 2025",
                "2025-01-01|2025-03-31|Jan – Mar 2025",
                "2024-07-01|2025-06-30|Jul 2024 – Jun 2025",
                "2025-06-01|2025-06-15|1 – 15 Jun 2025",
                "2025-01-01|2025-06-15|1 Jan – 15 Jun 2025",
                "2024-07-04|2025-06-15|4 Jul 2024 – 15 Jun 2025",
                "2025-06-15|2025-06-15|15 Jun 2025",
            })
    void periodsAreAsBriefAsTheyAreExact(LocalDate from, LocalDate to, String text) {
        assertEquals(text, formats.period(new Period(from, to)));
    }
}
