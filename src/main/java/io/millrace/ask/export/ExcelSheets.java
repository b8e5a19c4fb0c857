package io.millrace.ask.export;

import io.millrace.ask.Answer;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.warehouse.words.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An answer as a workbook: its rows on one sheet, its proof on another. */
final class ExcelSheets {

    /** A cell takes no more letters. */
    private static final int LONGEST = 32_000;

    private static final int LOOKED_AT = 200;
    private static final double WIDEST = 60;

    private final Answer answer;
    private final Formats formats;

    ExcelSheets(Answer answer, Formats formats) {
        this.answer = answer;
        this.formats = formats;
    }

    void writeTo(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Millrace", "1.0");
        rows(workbook.newWorksheet("Answer"));
        proof(workbook.newWorksheet("Proof"));
        workbook.finish();
    }

    private void rows(Worksheet sheet) {
        List<Column> columns = answer.columns();
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column).label());
            sheet.style(0, column).bold().set();
            sheet.width(column, width(column));
        }
        sheet.freezePane(0, 1);
        for (int row = 0; row < answer.rows().size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                cell(sheet, row + 1, column);
            }
        }
    }

    /** Texts are stored as texts, which no spreadsheet takes for formulas. */
    private void cell(Worksheet sheet, int row, int column) {
        Format format = answer.columns().get(column).format();
        Object value = answer.rows().get(row - 1).get(column);
        switch (value) {
            case null -> {}
            case Number number -> {
                sheet.value(row, column, number);
                sheet.style(row, column).format(pattern(format)).set();
            }
            case Object text -> text(sheet, row, column, text.toString(), format);
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text, Format format) {
        LocalDate day = format == Format.DATE ? day(text) : null;
        if (day == null) {
            sheet.value(row, column, text);
        } else {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    private static String pattern(Format format) {
        return switch (format) {
            case MONEY -> "#,##0.00";
            case NUMBER -> "#,##0";
            case DECIMAL, DAYS -> "#,##0.00";
            case PERCENT -> "0.0%";
            case DATE, TEXT -> "General";
        };
    }

    private double width(int column) {
        int letters =
                answer.rows().stream()
                        .limit(LOOKED_AT)
                        .mapToInt(row -> String.valueOf(row.get(column)).length())
                        .max()
                        .orElse(0);
        int title = answer.columns().get(column).label().length();
        return Math.clamp(Math.max(letters, title) + 3.0, 8, WIDEST);
    }

    private void proof(Worksheet sheet) {
        sheet.width(0, 18);
        sheet.width(1, WIDEST * 2);
        int row = 0;
        for (ProofLines.Line line : new ProofLines(formats).of(answer)) {
            entry(sheet, row++, line.title(), line.text());
        }
        String sql = ProofLines.sql(answer);
        for (int from = 0; from < sql.length(); from += LONGEST) {
            entry(
                    sheet,
                    row++,
                    from == 0 ? "SQL" : "",
                    sql.substring(from, Math.min(sql.length(), from + LONGEST)));
        }
    }

    private static void entry(Worksheet sheet, int row, String title, String text) {
        sheet.value(row, 0, title);
        sheet.style(row, 0).bold().set();
        sheet.value(row, 1, text);
        sheet.style(row, 1).wrapText(true).set();
    }
}
