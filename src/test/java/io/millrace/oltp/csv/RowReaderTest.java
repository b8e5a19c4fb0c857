package io.millrace.oltp.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read, in every encoding and with every delimiter, and mishaps stay small. */
class RowReaderTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String HEADER = "Order ID,Customer Name,City,Comment\n";

    /** One way of writing a file. */
    record Writing(
            Charset charset, boolean mark, char delimiter, String lineEnd, QuoteMode quotes) {

        byte[] write(List<List<String>> rows) throws IOException {
            StringWriter text = new StringWriter();
            CSVFormat format =
                    CSVFormat.DEFAULT
                            .builder()
                            .setDelimiter(delimiter)
                            .setRecordSeparator(lineEnd)
                            .setQuoteMode(quotes)
                            .get();
            try (CSVPrinter printer = new CSVPrinter(text, format)) {
                printer.printRecord("Order ID", "Customer Name", "City", "Comment");
                printer.printRecords(rows);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (mark) {
                bytes.write("\uFEFF".getBytes(charset));
            }
            bytes.write(text.toString().getBytes(charset));
            return bytes.toByteArray();
        }
    }

    @Provide
    Arbitrary<Writing> writings() {
        return Combinators.combine(
                        Arbitraries.of(
                                StandardCharsets.UTF_8,
                                StandardCharsets.UTF_16LE,
                                StandardCharsets.UTF_16BE,
                                WINDOWS_1252),
                        Arbitraries.of(true, false),
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of(QuoteMode.MINIMAL, QuoteMode.ALL))
                .as((charset, mark, delimiter, end, quotes) ->
                        new Writing(
                                charset,
                                mark && !charset.equals(WINDOWS_1252),
                                delimiter,
                                end,
                                quotes));
    }

    /** Texts with everything that has a meaning in such files, in letters that Windows-1252 has. */
    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> cell =
                Arbitraries.strings()
                        .withChars("abcXYZ019 ,;|\t\"'.-é€ßñ")
                        .ofMaxLength(12)
                        .map(String::strip);
        // A line inside a text that has as many delimiters as a row is taken for one, by design.
        Arbitrary<String> part =
                Arbitraries.strings()
                        .withChars("abcXYZ019 \"'.-é€")
                        .ofMaxLength(12)
                        .map(String::strip);
        Arbitrary<String> lines =
                Combinators.combine(part, part).as((one, two) -> one + "\n" + two);
        Arbitrary<String> key =
                Arbitraries.strings().withChars("ABC0123").ofMinLength(1).ofMaxLength(8);
        return Combinators.combine(key, cell, cell, Arbitraries.oneOf(cell, lines))
                .as(List::of)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 300)
    void whatWasWrittenIsRead(
            @ForAll("writings") Writing writing, @ForAll("tables") List<List<String>> rows)
            throws IOException {
        List<List<String>> read =
                read(writing.write(rows)).stream()
                        .peek(row -> assertEquals(null, row.fault(), row::text))
                        .map(row -> row.fields().stream().map(String::strip).toList())
                        .toList();
        assertEquals(
                rows.stream().map(row -> row.stream().map(String::strip).toList()).toList(), read);
    }

    @Property(tries = 300)
    void oneDamagedRowLeavesItsNeighboursAlone(
            @ForAll @Size(min = 3, max = 9) List<Boolean> quoted, @ForAll int choice) {
        StringBuilder text = new StringBuilder(HEADER);
        int damaged = Math.floorMod(choice, quoted.size());
        for (int i = 0; i < quoted.size(); i++) {
            String name = quoted.get(i) ? "\"Novak, Ada\"" : "Ada";
            text.append("A-%d,%s,%s,\n".formatted(i, i == damaged ? "\"Novak" : name, name));
        }
        List<Row> rows = read(text.toString());
        assertEquals(quoted.size(), rows.size(), text::toString);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(i + 2, rows.get(i).line());
            assertEquals(i == damaged, rows.get(i).fault() != null, text::toString);
        }
    }

    @Test
    void aTextMayGoOnOverSeveralLines() {
        List<Row> rows =
                read(
                        HEADER
                                + "1,Ada,Leeds,\"first\nsecond, with \"\"quotes\"\"\nthird\"\n2,Bo,York,\n");
        assertEquals("first\nsecond, with \"quotes\"\nthird", rows.getFirst().field(3));
        assertEquals(5, rows.get(1).line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,\"Desk 24\" wide\",Leeds,x",
                "1, \"Desk 24\"\" wide\" ,Leeds,x",
                "\"1,\"\"Desk 24\"\"\"\" wide\"\",Leeds,x\"",
                "1,Desk 24\" wide,Leeds,x"
            })
    void misplacedQuotesArePutRight(String line) {
        Row row = read(HEADER + line + "\n").getFirst();
        assertEquals(null, row.fault());
        assertEquals(List.of("1", "Desk 24\" wide", "Leeds", "x"), row.fields());
    }

    @Test
    void rowsOfAnotherWidthAreFaulty() {
        List<Row> rows = read(HEADER + "1,Ada\n2,Ada,Leeds,x,y\n3,Ada,Leeds,x\n4,a,b,,\n" + HEADER);
        assertEquals(5, rows.size());
        for (int i : new int[] {0, 1, 3, 4}) {
            assertNotNull(rows.get(i).fault());
        }
        assertEquals(null, rows.get(2).fault());
    }

    @Test
    void aDelimiterAtTheEndOfEveryRowIsNoColumn() {
        List<Row> rows = read(HEADER + "1,Ada,Leeds,x,\n2,Ada,York,y,\n");
        assertEquals(List.of("1", "Ada", "Leeds", "x"), rows.getFirst().fields());
        assertEquals(null, rows.get(1).fault());
    }

    @Test
    void aFileWithoutLineEndsDoesNotFillTheMemory() {
        String endless = "Order ID,City" + "x".repeat(3 << 20);
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> read(endless));
        assertInstanceOf(LineTooLongException.class, refused.getCause());
    }

    @Test
    void bytesOfAnotherEncodingDoNotTurnUtf8IntoWindows1252() throws IOException {
        byte[] good = (HEADER + "1,Zoë,Málaga,ñandú\n2,Zo").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good);
        bytes.write(0xEB);
        bytes.write(",York,\n".getBytes(StandardCharsets.UTF_8));
        List<Row> rows = read(bytes.toByteArray());
        assertEquals("Málaga", rows.getFirst().field(2));
        assertEquals("Zo\uFFFD", rows.get(1).field(1));
    }

    private static List<Row> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Row> read(byte[] bytes) {
        try {
            Path file = Files.createTempFile("rows", ".csv");
            try {
                Files.write(file, bytes);
                Form form = Form.detect(file, TextEncoding.detect(file)).orElseThrow();
                List<Row> rows = new ArrayList<>();
                try (RowReader reader = new RowReader(file, form)) {
                    for (Row row = reader.next(); row != null; row = reader.next()) {
                        rows.add(row);
                    }
                }
                return rows;
            } finally {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
