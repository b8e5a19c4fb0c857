package io.millrace.cli;

import io.millrace.ask.Answer;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of an answer in columns, figures to the right. */
record AnswerTable(List<Column> columns, List<List<String>> cells) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static AnswerTable of(Answer answer) {
        List<Column> columns = answer.columns();
        return new AnswerTable(
                columns,
                answer.rows().stream()
                        .map(row ->
                                IntStream.range(0, columns.size())
                                        .mapToObj(i -> cell(row.get(i), columns.get(i).format()))
                                        .toList())
                        .toList());
    }

    private static String cell(@Nullable Object value, Format format) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof Number number)) {
            return value.toString();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return switch (format) {
            case MONEY, DECIMAL -> written("%,.2f", exact);
            case NUMBER ->
                    written(exact.stripTrailingZeros().scale() > 0 ? "%,.2f" : "%,.0f", exact);
            case PERCENT -> written("%,.1f %%", exact.multiply(HUNDRED));
            case DAYS -> written("%,.1f", exact);
            case DATE, TEXT -> exact.toPlainString();
        };
    }

    private static String written(String format, BigDecimal number) {
        return String.format(Locale.ENGLISH, format, number);
    }

    /** A line of headings, then one for each row. */
    List<String> lines() {
        List<String> headings = columns.stream().map(Column::label).toList();
        int[] widths = new int[columns.size()];
        widen(widths, headings);
        cells.forEach(row -> widen(widths, row));
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        cells.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            boolean right = isFigure(columns.get(i));
            line.append(i == 0 ? "" : "  ").append(right ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private static boolean isFigure(Column column) {
        return switch (column.role()) {
            case GROUP, TIME, ID -> false;
            case VALUE, COMPARED, DIFFERENCE, GROWTH, SHARE, ACCUMULATED -> true;
        };
    }
}
