package io.millrace.oltp;

import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a person wants a file to be imported; what is left empty is found out from the file.
 *
 * @param kind what the file holds; found by its header
 * @param dryRun do everything, report it, then take it back
 * @param rejects where rejected rows go; beside the file, or in the working directory if that
 *     folder cannot be written
 * @param dateOrder for a file whose dates can be read in two ways
 * @param decimalMark for a file whose amounts can be read in two ways
 * @param columns by its place in the header, from 0, what a column means where a person knows it
 *     better than its name says; empty if it means nothing here
 */
public record ImportOptions(
        Optional<CsvImport.Kind> kind,
        boolean dryRun,
        Optional<Path> rejects,
        Optional<DateOrder> dateOrder,
        Optional<DecimalMark> decimalMark,
        Map<Integer, Optional<Column>> columns) {

    public ImportOptions {
        columns = Map.copyOf(columns);
    }

    /** Find out everything from the file. */
    public static ImportOptions automatic() {
        return new ImportOptions(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    public ImportOptions withKind(CsvImport.Kind chosen) {
        return new ImportOptions(
                Optional.of(chosen), dryRun, rejects, dateOrder, decimalMark, columns);
    }

    public ImportOptions asDryRun(boolean chosen) {
        return new ImportOptions(kind, chosen, rejects, dateOrder, decimalMark, columns);
    }

    public ImportOptions withRejects(Path chosen) {
        return new ImportOptions(
                kind, dryRun, Optional.of(chosen), dateOrder, decimalMark, columns);
    }

    public ImportOptions withDateOrder(DateOrder chosen) {
        return new ImportOptions(kind, dryRun, rejects, Optional.of(chosen), decimalMark, columns);
    }

    public ImportOptions withDecimalMark(DecimalMark chosen) {
        return new ImportOptions(kind, dryRun, rejects, dateOrder, Optional.of(chosen), columns);
    }

    public ImportOptions withColumns(Map<Integer, Optional<Column>> chosen) {
        return new ImportOptions(kind, dryRun, rejects, dateOrder, decimalMark, chosen);
    }
}
