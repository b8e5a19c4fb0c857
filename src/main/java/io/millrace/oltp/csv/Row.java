package io.millrace.oltp.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param line the physical line that it begins on, from 1
 * @param fields as many as the header has, or as many as could be found if there is a fault
 * @param fault a sentence that says why the row cannot be cut into the header's columns, or null
 * @param text what the file says, for messages
 */
public record Row(long line, List<String> fields, @Nullable String fault, String text) {

    /** The field of that column, or an empty text where the row ends before it. */
    public String field(int position) {
        return position < fields.size() ? fields.get(position) : "";
    }
}
