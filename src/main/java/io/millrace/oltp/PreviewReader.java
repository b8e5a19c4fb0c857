package io.millrace.oltp;

import io.millrace.oltp.FilePreview.PreviewRow;
import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.Row;
import io.millrace.oltp.csv.RowReader;
import io.millrace.work.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file as an import would, and keeps what a person should see of it. */
final class PreviewReader {

    private static final long ROWS_BETWEEN_REPORTS = 5_000;

    private final SourceFile source;
    private final Cells cells;
    private final Staging.RowWriter checks;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<PreviewRow> first = new ArrayList<>();
    private final List<PreviewRow> faulty = new ArrayList<>();
    private long faults;

    PreviewReader(SourceFile source, Vocabulary vocabulary) {
        this.source = source;
        this.cells = new Cells(source);
        this.checks =
                switch (source.kind()) {
                    case ORDERS -> new OrderRow(source.columns(), vocabulary);
                    case RETURNS -> new ReturnRow(vocabulary);
                };
        source.columns()
                .positions()
                .forEach((Column column, Integer place) -> places.put(column.title(), place));
    }

    /**
     * Reads the whole file.
     *
     * @param most rows to keep, of the first ones and of the faulty ones
     */
    FilePreview read(int most, Run run) {
        try (RowReader reader = new RowReader(source.path(), source.form())) {
            long number = 0;
            Row row = reader.next();
            while (row != null) {
                add(row, most);
                if (++number % ROWS_BETWEEN_REPORTS == 0) {
                    run.check();
                    run.progress(number, source.survey().rows());
                }
                row = reader.next();
            }
            run.progress(number, source.survey().rows());
        } catch (IOException cause) {
            throw SourceFile.refused(source.path(), SourceFile.reason(cause), cause);
        }
        return new FilePreview(source.form().header(), first, faulty, faults);
    }

    private void add(Row row, int most) {
        cells.take(row);
        checks.write(cells, PreviewReader::forget);
        boolean wrong = cells.isFaulty();
        faults += wrong ? 1 : 0;
        if (first.size() < most) {
            first.add(seen(row));
        }
        if (wrong && faulty.size() < most) {
            faulty.add(seen(row));
        }
    }

    private static RowValues forget(@Nullable Object value) {
        return PreviewReader::forget;
    }

    private PreviewRow seen(Row row) {
        Map<Integer, String> wrong = new HashMap<>();
        for (Cells.Fault fault : cells.faults()) {
            int place = places.getOrDefault(fault.column(), PreviewRow.WHOLE_ROW);
            wrong.merge(place, fault.reason(), (one, other) -> one + " " + other);
        }
        return new PreviewRow(row.line(), row.fields(), wrong);
    }
}
