package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Edits that put the warehouse's keys into rows of the shop. */
final class KeyedEdit {

    private KeyedEdit() {}

    /**
     * Numbers the rows from 1 on, in a field before the first, and notes the first field's number.
     */
    static EditedRows.Edit numbering(KeyTable keys) {
        return (bytes, start, end, edited) -> {
            int number = keys.size() + 1;
            if (!keys.add(bytes, start, endOfField(bytes, start), number)) {
                return false;
            }
            write(number, edited);
            edited.write('\t');
            edited.write(bytes, start, end - start);
            return true;
        };
    }

    /**
     * Puts keys in the place of neighbouring fields.
     *
     * @param first the first field's place, from 0 on
     * @param keys for each of the fields
     */
    static EditedRows.Edit replacing(int first, List<KeyTable> keys) {
        return (bytes, start, end, edited) -> {
            int field = start;
            for (int i = 0; i < first; i++) {
                field = endOfField(bytes, field) + 1;
            }
            edited.write(bytes, start, field - start);
            for (KeyTable table : keys) {
                int endOfField = endOfField(bytes, field);
                int key = table.key(bytes, field, endOfField);
                if (key == KeyTable.NONE) {
                    return false;
                }
                write(key, edited);
                edited.write('\t');
                field = endOfField + 1;
            }
            edited.write(bytes, field, end - field);
            return true;
        };
    }

    private static int endOfField(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != '\t' && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static void write(int number, ByteArrayOutputStream edited) {
        byte[] digits = Integer.toString(number).getBytes(StandardCharsets.ISO_8859_1);
        edited.write(digits, 0, digits.length);
    }
}
