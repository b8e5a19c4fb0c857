package io.millrace.oltp;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.oltp.csv.Row;
import io.millrace.oltp.csv.RowReader;
import io.millrace.work.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a file row by row into the temporary table {@code import_row}, whatever its size. */
final class Staging {

    /** Writes the values of the row that the cells stand on, between its number and its faults. */
    @FunctionalInterface
    interface RowWriter {
        void write(Cells cells, RowValues rows);
    }

    private static final long ROWS_BETWEEN_REPORTS = 5_000;

    private final Sql sql;
    private final Run run;
    private final SourceFile source;
    private final Cells cells;
    private long blankLines;
    private long repairedRows;

    Staging(Sql sql, Run run, SourceFile source) {
        this.sql = sql;
        this.run = run;
        this.source = source;
        this.cells = new Cells(source);
    }

    /** Makes the table and fills it; says how many rows there are. */
    long fill(String folder, RowWriter writer) throws SQLException {
        sql.list(SqlFiles.read("postgresql/import/give_memory.sql"), row -> row.getString(1));
        sql.update(SqlFiles.read(folder + "create_rows.sql"));
        try (RowReader reader = new RowReader(source.path(), source.form());
                CopyRows rows =
                        new CopyRows(sql.connection(), SqlFiles.read(folder + "copy_rows.sql"))) {
            long count = copy(reader, rows, writer);
            rows.finish();
            blankLines = reader.blankLines();
            repairedRows = reader.repairedRows();
            sql.update("ANALYZE import_row");
            return count;
        } catch (IOException cause) {
            throw SourceFile.refused(source.path(), SourceFile.reason(cause), cause);
        }
    }

    private long copy(RowReader reader, CopyRows rows, RowWriter writer)
            throws SQLException, IOException {
        long total = source.survey().rows();
        long number = 0;
        Row row = reader.next();
        while (row != null) {
            cells.take(row);
            rows.value(++number).value(row.line());
            writer.write(cells, rows);
            cells.writeFaults(rows);
            rows.endRow();
            if (number % ROWS_BETWEEN_REPORTS == 0) {
                run.check();
                run.progress(number, total);
            }
            row = reader.next();
        }
        run.progress(number, total);
        return number;
    }

    /** What a person should know about how the file was read. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        source.defaults()
                .forEach((title, value) ->
                        remarks.add(
                                "The file has no column %s; new rows get %s, stored ones keep what they have."
                                        .formatted(title, value)));
        if (!source.columns().ignored().isEmpty()) {
            remarks.add(
                    "Ignored columns: %s."
                            .formatted(String.join(", ", source.columns().ignored())));
        }
        remark(remarks, blankLines, "%d blank lines were skipped.");
        remark(remarks, repairedRows, "%d rows had misplaced quotes that could be put right.");
        remark(
                remarks,
                cells.rounded(),
                "%d numbers had more than four decimals and were rounded half up.");
        if (source.survey().shortYears()) {
            remarks.add("Years of two digits were read as 1970 to 2069.");
        }
        if (source.survey().times()) {
            remarks.add("The time of day beside dates was left out.");
        }
        if (source.survey().currencies().size() > 1) {
            remarks.add(
                    "Amounts come in several currencies (%s); they were taken as they are, without conversion."
                            .formatted(String.join(", ", source.survey().currencies())));
        }
        return remarks;
    }

    private static void remark(List<String> remarks, long count, String sentence) {
        if (count > 0) {
            remarks.add(sentence.formatted(count));
        }
    }
}
