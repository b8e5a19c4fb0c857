package io.millrace.ask.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.ask.Answer;
import io.millrace.ask.Engine;
import io.millrace.ask.Outcome;
import io.millrace.ask.Proof;
import io.millrace.ask.chart.Chart;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.warehouse.words.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers as files: what is in them can be read by others, and cannot hurt them. */
class AnswerFileTest {

    private static final Formats FORMATS = new Formats(Locale.US, Currency.getInstance("USD"));

    private static final Answer ANSWER =
            new Answer(
                    "sales by product",
                    Outcome.ANSWERED,
                    Engine.GRAMMAR,
                    false,
                    "Sales by product",
                    null,
                    List.of(),
                    List.of(),
                    "SELECT product_name, SUM(sales) FROM fact_sales WHERE order_date_key >= ?",
                    List.of(20240101),
                    List.of(
                            new Column("product", "Product", Format.TEXT, Column.Role.GROUP),
                            new Column("day", "First day", Format.DATE, Column.Role.VALUE),
                            new Column("profit", "Profit", Format.MONEY, Column.Role.VALUE)),
                    List.of(
                            Arrays.asList(
                                    "=HYPERLINK(\"http://x\")",
                                    "2024-03-31",
                                    new BigDecimal("-12.5000")),
                            Arrays.asList("Chair, \"oak\"\nlarge", null, null)),
                    false,
                    new Chart(Chart.Kind.BAR, "product", List.of("profit"), null),
                    "",
                    List.of(),
                    new Proof(
                            Instant.parse("2025-12-31T10:00:00Z"), Duration.ofSeconds(4), true, 99),
                    null,
                    Duration.ofMillis(30));

    @Test
    void aCsvFileHasTheRowsAndThenTheProof() throws IOException {
        List<CSVRecord> records = records();
        assertEquals(List.of("Product", "First day", "Profit"), records.get(0).toList());
        assertEquals("2024-03-31", records.get(1).get(1));
        assertEquals("-12.5000", records.get(1).get(2));
        assertEquals(List.of("Chair, \"oak\"\nlarge", "", ""), records.get(2).toList());
        assertEquals(List.of("Question", "sales by product"), records.get(4).toList());
        assertEquals("SQL", records.getLast().get(0));
        assertTrue(records.getLast().get(1).endsWith("-- ? 1 = 20240101"));
        assertTrue(
                records.stream()
                        .anyMatch(record ->
                                record.get(0).equals("Reconciled")
                                        && record.get(1).contains("equal in every month")));
    }

    @Test
    void noNameBecomesAFormula() throws IOException {
        assertEquals("'=HYPERLINK(\"http://x\")", records().get(1).get(0));
        for (String evil : List.of("=1", "+1", "-1", "@x", "\tx", "\rx", "\nx")) {
            assertEquals("'" + evil, CsvSheet.harmless(evil));
        }
        assertEquals("1=1", CsvSheet.harmless("1=1"));
        assertEquals("", CsvSheet.harmless(""));
    }

    @Test
    void aWorkbookHasNumbersTextsAndDaysAsTheyAre(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("answer.xlsx");
        AnswerFile.write(file, AnswerFile.xlsx(ANSWER, FORMATS));
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            String sheet = Files.readString(zip.getPath("xl", "worksheets", "sheet1.xml"));
            String texts = Files.readString(zip.getPath("xl", "sharedStrings.xml"));
            assertTrue(sheet.contains("<v>-12.5"), sheet);
            assertFalse(sheet.contains("<f>"), sheet);
            // The 31st of March 2024, counted from the last day of 1899.
            assertTrue(sheet.contains("<v>45382"), sheet);
            assertTrue(texts.contains("=HYPERLINK"), texts);
            assertTrue(texts.contains("SELECT product_name"), texts);
            assertTrue(Files.exists(zip.getPath("xl", "worksheets", "sheet2.xml")));
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("answer.csv");
        assertThrows(
                MillraceException.class,
                () ->
                        AnswerFile.write(
                                file,
                                out -> {
                                    out.write(1);
                                    throw new IOException("The disk is full");
                                }));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        MillraceException noFolder =
                assertThrows(
                        MillraceException.class,
                        () ->
                                AnswerFile.write(
                                        folder.resolve("none").resolve("a.csv"),
                                        AnswerFile.csv(ANSWER, FORMATS)));
        assertTrue(String.valueOf(noFolder.getMessage()).contains("a.csv cannot be written"));
    }

    @Test
    void aFileIsNamedAfterItsQuestion() {
        assertEquals(
                "which-sub-categories-lose-money.csv",
                AnswerFile.name("Which sub-categories lose money?", AnswerFile.Kind.CSV));
        assertEquals("answer.png", AnswerFile.name("???", AnswerFile.Kind.PNG));
        assertTrue(AnswerFile.name("sales ".repeat(60), AnswerFile.Kind.XLSX).length() < 70);
    }

    private static List<CSVRecord> records() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnswerFile.csv(ANSWER, FORMATS).writeTo(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertEquals('\ufeff', text.charAt(0));
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(text.substring(1), format)) {
            return parser.getRecords();
        }
    }
}
