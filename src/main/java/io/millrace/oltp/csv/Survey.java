package io.millrace.oltp.csv;

import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a first pass over a whole file found out: what only all its rows together can say.
 *
 * @param rows below the header
 * @param dateOrder nothing if every date speaks for itself, or if a problem says so
 * @param decimalMark nothing if no amount depends on it, or if a problem says so
 * @param problems whole sentences; the file cannot be read before they are settled
 * @param times whether dates come with a time of day
 * @param shortYears whether years have two digits
 * @param currencies the signs and codes beside amounts
 */
public record Survey(
        long rows,
        Optional<DateOrder> dateOrder,
        Optional<DecimalMark> decimalMark,
        List<String> problems,
        boolean times,
        boolean shortYears,
        Set<String> currencies) {

    private static final List<Column> DATES =
            List.of(Column.ORDER_DATE, Column.SHIP_DATE, Column.RETURN_DATE);
    private static final List<Column> AMOUNTS =
            List.of(Column.SALES, Column.DISCOUNT, Column.PROFIT, Column.SHIPPING_COST);
    private static final long ROWS_BETWEEN_REPORTS = 10_000;

    /**
     * Reads the file once.
     *
     * @param dateOrder what a person says the order is, if so
     * @param decimalMark what a person says the mark is, if so
     */
    public static Survey of(
            Path file,
            Form form,
            Columns columns,
            Optional<DateOrder> dateOrder,
            Optional<DecimalMark> decimalMark,
            Run run)
            throws IOException {
        return new Pass(columns, dateOrder, decimalMark).over(file, form, run);
    }

    /** How rejected rows remember what the file they come from means. */
    public static String formatOf(Optional<DateOrder> dateOrder, Optional<DecimalMark> mark) {
        return dateOrder.map(DateOrder::label).orElse("")
                + (dateOrder.isPresent() && mark.isPresent() ? ", " : "")
                + mark.map(DecimalMark::label).orElse("");
    }

    /** The state of one pass. */
    private static final class Pass {
        private final Columns columns;
        private final List<Column> dateColumns;
        private final List<Column> amountColumns;
        private final DateEvidence dates = new DateEvidence();
        private final AmountEvidence amounts = new AmountEvidence();
        private Optional<DateOrder> dateOrder;
        private Optional<DecimalMark> decimalMark;
        private long rows;

        Pass(Columns columns, Optional<DateOrder> dateOrder, Optional<DecimalMark> decimalMark) {
            this.columns = columns;
            this.dateOrder = dateOrder;
            this.decimalMark = decimalMark;
            dateColumns = DATES.stream().filter(columns::has).toList();
            amountColumns = AMOUNTS.stream().filter(columns::has).toList();
        }

        Survey over(Path file, Form form, Run run) throws IOException {
            try (RowReader reader = new RowReader(file, form)) {
                Row row = reader.next();
                while (row != null) {
                    add(row);
                    if (++rows % ROWS_BETWEEN_REPORTS == 0) {
                        run.check();
                        run.progress(rows, -1);
                    }
                    row = reader.next();
                }
            }
            run.progress(rows, rows);
            return result();
        }

        private void add(Row row) {
            if (row.fault() != null) {
                return;
            }
            if (columns.has(Column.FORMAT)) {
                remember(columns.text(row, Column.FORMAT));
            }
            for (Column column : dateColumns) {
                dates.add(columns.text(row, column), row.line());
            }
            for (Column column : amountColumns) {
                amounts.add(columns.text(row, column), row.line());
            }
        }

        private void remember(String format) {
            for (DateOrder order : DateOrder.values()) {
                if (dateOrder.isEmpty() && format.contains(order.label())) {
                    dateOrder = Optional.of(order);
                }
            }
            for (DecimalMark mark : DecimalMark.values()) {
                if (decimalMark.isEmpty() && format.contains(mark.label())) {
                    decimalMark = Optional.of(mark);
                }
            }
        }

        private Survey result() {
            List<String> problems = new ArrayList<>();
            if (dateOrder.isEmpty()) {
                dates.problem().ifPresent(problems::add);
            }
            if (decimalMark.isEmpty()) {
                amounts.problem().ifPresent(problems::add);
            }
            return new Survey(
                    rows,
                    dateOrder.or(dates::order),
                    decimalMark.or(amounts::mark),
                    List.copyOf(problems),
                    dates.hasTimes(),
                    dates.hasShortYears(),
                    Set.copyOf(amounts.currencies()));
        }
    }
}
