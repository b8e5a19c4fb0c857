package io.millrace.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The word lists of the demo company: CSV files with a header, beside this class. */
final class DemoFiles {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private DemoFiles() {}

    static <T> List<T> read(String name, Function<CSVRecord, T> row) {
        try (InputStream file = DemoFiles.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("No such list: " + name);
            }
            return FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8)).stream()
                    .map(row)
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
