package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.oltp.csv.Columns;
import io.millrace.oltp.csv.Row;
import io.millrace.oltp.csv.RowReader;
import io.millrace.oltp.csv.Survey;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rejected rows as a CSV file in UTF-8: line, column, value and reason, then the row's own
 * fields as the file had them, so that it can be repaired and imported by itself. Two more columns
 * tell that import which line of its order a row is and how the file writes dates and amounts.
 */
final class RejectsFile {

    private static final int MOST_REPORTED = 100;
    private static final int FETCH_ROWS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RejectsFile.class);

    private final SourceFile source;
    private final Path target;

    /**
     * Decides where the rows go.
     *
     * @param chosen the file; beside the source, if empty
     */
    RejectsFile(SourceFile source, Optional<Path> chosen) {
        this.source = source;
        this.target = chosen.orElseGet(this::besideTheSource);
        if (target.toAbsolutePath()
                .normalize()
                .equals(source.path().toAbsolutePath().normalize())) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "The rejected rows of %s must go to another file.".formatted(target));
        }
    }

    private Path besideTheSource() {
        Path file = source.path().toAbsolutePath();
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String rejects = (dot > 0 ? name.substring(0, dot) : name) + ".rejects.csv";
        Path beside = file.resolveSibling(rejects);
        return Files.isWritable(beside.getParent()) ? beside : Path.of(rejects).toAbsolutePath();
    }

    /** Says so if an older file of rejected rows stands where this import has none. */
    Optional<String> staleRemark(Optional<Path> written) {
        return written.isEmpty() && Files.exists(target)
                ? Optional.of(
                        "%s is of an earlier import; this one rejected nothing.".formatted(target))
                : Optional.empty();
    }

    /**
     * Writes the file, reading the source once more.
     *
     * @param query rejected rows in the order of the file
     * @param first gets the first of them
     * @return where it was written
     */
    Path write(Connection connection, Run run, String query, List<Reject> first)
            throws SQLException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            writeTo(unfinished, connection, run, query, first);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The rejected rows cannot be written to %s, so nothing was changed: %s."
                            .formatted(target, SourceFile.reason(cause)),
                    cause);
        } finally {
            deleteIfPossible(unfinished);
        }
    }

    private void writeTo(
            Path unfinished, Connection connection, Run run, String query, List<Reject> first)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH_ROWS);
            try (Run.Registration _ = run.onCancel(statement::cancel);
                    ResultSet rejected = statement.executeQuery();
                    Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT);
                    RowReader reader = new RowReader(source.path(), source.form())) {
                csv.printRecord(header());
                copy(rejected, reader, csv, first, run);
            }
        }
    }

    private static void deleteIfPossible(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException cause) {
            LOG.warn("{} is left behind", unfinished, cause);
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(Columns.OF_REJECTS);
        header.addAll(ownFields(source.headerAsRead()));
        return header;
    }

    /** A file of rejected rows that is imported again keeps only what its rows said first. */
    private List<String> ownFields(List<String> fields) {
        int from = source.columns().ownFrom();
        return fields.subList(Math.min(from, fields.size()), fields.size());
    }

    private void copy(
            ResultSet rejected, RowReader reader, CSVPrinter csv, List<Reject> first, Run run)
            throws SQLException, IOException {
        String format = Survey.formatOf(source.survey().dateOrder(), source.survey().decimalMark());
        long number = 0;
        long written = 0;
        while (rejected.next()) {
            Row row = null;
            while (number < rejected.getLong("row_no")) {
                row = reader.next();
                number++;
            }
            if (row == null) {
                throw new IOException("it changed while it was being read");
            }
            Reject reject = reject(rejected);
            if (first.size() < MOST_REPORTED) {
                first.add(reject);
            }
            csv.printRecord(fields(reject, rejected.getString("order_line"), format, row));
            run.progress(++written, -1);
        }
    }

    private static Reject reject(ResultSet rejected) throws SQLException {
        return new Reject(
                rejected.getLong("line"),
                rejected.getString("fault_column"),
                rejected.getString("fault_value"),
                rejected.getString("fault_reason"));
    }

    private List<@Nullable Object> fields(
            Reject reject, @Nullable String orderLine, String format, Row row) {
        List<@Nullable Object> fields = new ArrayList<>();
        fields.add(reject.line());
        fields.add(reject.column());
        fields.add(reject.value());
        fields.add(reject.reason());
        fields.add(orderLine);
        fields.add(format);
        fields.addAll(ownFields(row.fields()));
        return fields;
    }
}
