package io.millrace.oltp.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers come out as they were meant, whatever stands around their digits. */
class AmountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "1234.5|POINT|1234.5",
                "1,234.50|POINT|1234.50",
                "1.234,50|COMMA|1234.50",
                "1 234,50|COMMA|1234.50",
                "1\u00A0234\u00A0567,5|COMMA|1234567.5",
                "1\u202F234,5|COMMA|1234.5",
                "1'234.50|POINT|1234.50",
                "1’234.50|POINT|1234.50",
                "(12.50)|POINT|-12.50",
                "($1,200)|POINT|-1200",
                "-$12|POINT|-12",
                "$-12|POINT|-12",
                "12,50-|COMMA|-12.50",
                "−3,2|COMMA|-3.2",
                "12,-|COMMA|12",
                "+7|POINT|7",
                "€ 12,50|COMMA|12.50",
                "12,50 €|COMMA|12.50",
                "EUR 12|POINT|12",
                "12 kr.|POINT|12",
                "R$ 1.000,00|COMMA|1000.00",
                "20%|POINT|0.20",
                "20 %|POINT|0.20",
                "12,5 %|COMMA|0.125",
                ".5|POINT|0.5",
                "12.|POINT|12",
                "1.5E+3|POINT|1500",
                " 42 |POINT|42",
                "0,123|COMMA|0.123",
            })
    void reads(String text, DecimalMark mark, BigDecimal expected) {
        BigDecimal value = Amount.of(text).orElseThrow().value(mark).orElseThrow();
        assertEquals(0, expected.compareTo(value), () -> text + " was read as " + value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "$",
                "%",
                "abc",
                "12.5O",
                "1-2",
                "1 2 3 a",
                "#DIV/0!",
                "N/A",
                "NaN",
                "Infinity",
                "1e999",
                "--1",
                "12 34 %% x",
                "1.2.3.x",
                "0x1F",
                "()"
            })
    void isNoNumberAtAll(String text) {
        assertEquals(Optional.empty(), Amount.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "19.99|COMMA", "19,99|POINT", "1.23.456|POINT", "1,23,456|COMMA", "1,2,3|COMMA",
                "1,2,3|POINT", "1 23|POINT", "1.234,5|POINT", "01,234|POINT", "1234,567|POINT"
            })
    void doesNotFitTheOtherMark(String text, DecimalMark mark) {
        assertEquals(Optional.empty(), Amount.of(text).orElseThrow().value(mark));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,234|true", "12.345|true", "0.345|false", "1,23|false"})
    void knowsWhenItCanBeReadInTwoWays(String text, boolean ambiguous) {
        assertEquals(ambiguous, Amount.of(text).orElseThrow().isAmbiguous());
    }

    /** Ways of writing a number that leave no doubt about its value under a mark. */
    record Writing(DecimalMark mark, String grouping, String before, String behind) {

        String write(BigDecimal value) {
            String[] parts = value.abs().toPlainString().split("\\.", -1);
            StringBuilder whole = new StringBuilder(parts[0]);
            for (int i = whole.length() - 3; i > 0; i -= 3) {
                whole.insert(i, grouping);
            }
            String digits =
                    parts.length > 1
                            ? whole + String.valueOf(mark.sign()) + parts[1]
                            : whole.toString();
            boolean inParentheses = value.signum() < 0 && before.isEmpty();
            String sign = value.signum() < 0 && !inParentheses ? "-" : "";
            String text = before + sign + digits + behind;
            return inParentheses ? "(" + text + ")" : text;
        }
    }

    @Provide
    Arbitrary<Writing> writings() {
        Arbitrary<DecimalMark> marks = Arbitraries.of(DecimalMark.class);
        return marks.flatMap(mark ->
                Arbitraries.of(
                                "",
                                " ",
                                "\u00A0",
                                "\u202F",
                                "'",
                                "’",
                                String.valueOf(mark.other().sign()))
                        .flatMap(grouping ->
                                Arbitraries.of("", "$", "€ ", "USD ", "£")
                                        .flatMap(before ->
                                                Arbitraries.of("", " €", " zł", " ")
                                                        .map(behind ->
                                                                new Writing(
                                                                        mark, grouping, before,
                                                                        behind)))));
    }

    @Property
    void whatWasWrittenIsRead(
            @ForAll @BigRange(min = "-9999999999", max = "9999999999") @Scale(4) BigDecimal value,
            @ForAll("writings") Writing writing) {
        String text = writing.write(value);
        Amount amount = Amount.of(text).orElseThrow(() -> new AssertionError(text));
        BigDecimal read = amount.value(writing.mark()).orElseThrow(() -> new AssertionError(text));
        assertEquals(0, value.compareTo(read), () -> text + " was read as " + read);
        assertTrue(
                amount.onlyMark().isEmpty() || amount.onlyMark().get() == writing.mark(),
                () -> text + " speaks for the wrong mark");
    }
}
