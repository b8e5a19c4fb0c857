package io.millrace.ask.export;

import io.millrace.ask.Answer;
import io.millrace.semantics.sql.Column;
import io.millrace.warehouse.words.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** An answer as comma-separated values: numbers plain, days ISO. */
final class CsvSheet {

    /** Without it, a spreadsheet takes the file for Latin-1. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Answer answer;
    private final Formats formats;

    CsvSheet(Answer answer, Formats formats) {
        this.answer = answer;
        this.formats = formats;
    }

    void writeTo(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(
                answer.columns().stream().map(Column::label).map(CsvSheet::harmless).toList());
        for (List<@Nullable Object> row : answer.rows()) {
            printer.printRecord(row.stream().map(CsvSheet::cell).toList());
        }
        printer.println();
        for (ProofLines.Line line : new ProofLines(formats).of(answer)) {
            printer.printRecord(line.title(), harmless(line.text()));
        }
        printer.printRecord("SQL", harmless(ProofLines.sql(answer)));
        printer.flush();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Object text -> harmless(text.toString());
        };
    }

    /** A name that looks like a formula must not become one. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
