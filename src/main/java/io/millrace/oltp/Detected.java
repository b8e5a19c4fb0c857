package io.millrace.oltp;

import io.millrace.oltp.csv.Column;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about a file before anything of it is loaded, in words for people.
 *
 * @param kind orders or returns
 * @param encoding such as {@code UTF-8 with byte order mark}
 * @param delimiter such as {@code semicolon}
 * @param headerLine the physical line of the column names, from 1
 * @param rows below the header
 * @param dates how dates are written, such as {@code day/month/year}
 * @param decimals how amounts are written, such as {@code decimal comma}
 * @param columns by the name that Millrace uses, what the file calls each
 * @param header the columns of the file, in its order
 * @param defaults by the name of each optional column that is missing, what stands in for it
 * @param ignored columns of the file that mean nothing here
 * @param problems whole sentences; the file is refused while there are any
 */
public record Detected(
        CsvImport.Kind kind,
        String encoding,
        String delimiter,
        long headerLine,
        long rows,
        String dates,
        String decimals,
        Map<String, String> columns,
        List<FileColumn> header,
        Map<String, String> defaults,
        List<String> ignored,
        List<String> problems) {

    /** What a column of such a file can mean. */
    public Set<Column> meanings() {
        Set<Column> meanings = EnumSet.copyOf(Layout.required(kind));
        meanings.addAll(Layout.defaults(kind).keySet());
        return meanings;
    }

    /**
     * A column of the file.
     *
     * @param place in its header, from 0
     * @param name as the file calls it
     * @param meaning empty if it means nothing here
     */
    public record FileColumn(int place, String name, Optional<Column> meaning) {}
}
