package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.oltp.csv.Column;
import io.millrace.oltp.csv.Columns;
import io.millrace.oltp.csv.DateOrder;
import io.millrace.oltp.csv.DecimalMark;
import io.millrace.oltp.csv.Form;
import io.millrace.oltp.csv.Survey;
import io.millrace.oltp.csv.TextEncoding;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file that is to be imported, with all that a first pass found out about it. */
record SourceFile(
        Path path,
        long size,
        FileTime modified,
        CsvImport.Kind kind,
        Form form,
        Columns columns,
        Map<Integer, Optional<Column>> chosen,
        Survey survey) {

    static SourceFile open(Path file, ImportOptions options, Run run) {
        try {
            long size = Files.size(file);
            FileTime modified = Files.getLastModifiedTime(file);
            Form form = form(file, TextEncoding.detect(file));
            Columns columns = Columns.of(form.header(), options.columns());
            Survey survey =
                    Survey.of(file, form, columns, options.dateOrder(), options.decimalMark(), run);
            CsvImport.Kind kind = options.kind().orElseGet(() -> kind(columns));
            return new SourceFile(
                    file, size, modified, kind, form, columns, options.columns(), survey);
        } catch (NoSuchFileException missing) {
            throw refused(file, "there is no such file", missing);
        } catch (IOException cause) {
            throw refused(file, reason(cause), cause);
        }
    }

    static MillraceException refused(Path file, String reason, IOException cause) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA,
                "%s cannot be read: %s.".formatted(file, reason),
                cause);
    }

    static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static Form form(Path file, TextEncoding encoding) throws IOException {
        return Form.detect(file, encoding)
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.BAD_DATA,
                                "%s has no line with column names such as Order ID and Order Date, so it cannot be told what its columns are."
                                        .formatted(file)));
    }

    private static CsvImport.Kind kind(Columns columns) {
        boolean returns =
                columns.has(Column.RETURNED)
                        && !columns.has(Column.PRODUCT_ID)
                        && !columns.has(Column.SALES);
        return returns ? CsvImport.Kind.RETURNS : CsvImport.Kind.ORDERS;
    }

    /** Fails if the rows may no longer be what the first pass saw. */
    void requireUnchanged() {
        try {
            if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
                throw new IOException("it changed while it was being read");
            }
        } catch (IOException cause) {
            throw refused(path, reason(cause), cause);
        }
    }

    DateOrder dateOrder() {
        return survey.dateOrder().orElse(DateOrder.DAY_FIRST);
    }

    DecimalMark decimalMark() {
        return survey.decimalMark().orElse(DecimalMark.POINT);
    }

    /** Why the file is refused, if it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        List<String> missing =
                Layout.required(kind).stream()
                        .filter(column -> !columns.has(column))
                        .map(Column::title)
                        .toList();
        if (!missing.isEmpty()) {
            problems.add(
                    "The file has no column %s; it has %s."
                            .formatted(
                                    String.join(", ", missing), String.join(", ", form.header())));
        }
        if (!columns.doubled().isEmpty()) {
            problems.add(
                    "The file has more than one column for %s."
                            .formatted(String.join(", ", columns.doubled())));
        }
        problems.addAll(survey.problems());
        return problems;
    }

    Detected detected() {
        return new Detected(
                kind,
                form.encoding().label(),
                form.delimiterLabel(),
                form.headerLine(),
                survey.rows(),
                survey.dateOrder().map(DateOrder::label).orElse("unambiguous"),
                survey.decimalMark().map(DecimalMark::label).orElse("unambiguous"),
                titles(),
                header(),
                defaults(),
                columns.ignored(),
                List.copyOf(problems()));
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        columns.positions()
                .forEach((column, position) ->
                        titles.put(column.title(), form.header().get(position)));
        return titles;
    }

    private List<Detected.FileColumn> header() {
        Map<Integer, Column> meanings = new HashMap<>();
        columns.positions().forEach((column, position) -> meanings.put(position, column));
        List<Detected.FileColumn> header = new ArrayList<>();
        for (int i = columns.ownFrom(); i < form.header().size(); i++) {
            header.add(
                    new Detected.FileColumn(
                            i, form.header().get(i), Optional.ofNullable(meanings.get(i))));
        }
        return List.copyOf(header);
    }

    /** Its header in such names that a file of its rejected rows is read as this one was. */
    List<String> headerAsRead() {
        return Columns.renamed(form.header(), chosen);
    }

    /** What stands in for the optional columns that the file lacks. */
    Map<String, String> defaults() {
        return Layout.defaults(kind).entrySet().stream()
                .filter(entry -> !columns.has(entry.getKey()))
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().title(),
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new));
    }
}
