package io.millrace.oltp;

import java.util.List;
import java.util.Map;

/**
 * A file as it would be read, row by row, checked without being compared with what is stored.
 *
 * @param header the file's own names of its columns
 * @param first the first rows
 * @param faulty the first of the rows that are wrong
 * @param faults how many rows are wrong in all
 */
public record FilePreview(
        List<String> header, List<PreviewRow> first, List<PreviewRow> faulty, long faults) {

    public FilePreview {
        header = List.copyOf(header);
        first = List.copyOf(first);
        faulty = List.copyOf(faulty);
    }

    /**
     * One row.
     *
     * @param line the physical line in the file, from 1
     * @param fields in the order of the header
     * @param faults what is wrong, by the column's place from 0; −1 where the row cannot be cut
     */
    public record PreviewRow(long line, List<String> fields, Map<Integer, String> faults) {

        /** The place of what concerns the row as a whole. */
        public static final int WHOLE_ROW = -1;

        public PreviewRow {
            fields = List.copyOf(fields);
            faults = Map.copyOf(faults);
        }
    }
}
