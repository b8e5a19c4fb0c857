package io.millrace.ask.verified;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two questions are the same in words. */
class PlainWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Total sales|  total   SALES?? ",
                "margin by sub-category|Margin by sub category.",
                "sales, by region|sales by region!",
                "a customer's orders|a customer’s orders",
                "orders over 1,000|Orders over 1,000",
            })
    void theSame(String one, String other) {
        assertEquals(PlainWords.of(one), PlainWords.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "profit 2023|profit 2024",
                "orders over 1.5|orders over 15",
                "orders over 1,000|orders over 1 000",
                "profit > 100|profit < 100",
                "profit over -5|profit over 5",
                "discount over 5 %|discount over 5",
                "sales without returns|sales with returns",
            })
    void others(String one, String other) {
        assertNotEquals(PlainWords.of(one), PlainWords.of(other));
    }
}
