package io.millrace.etl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbers rows from 1 on, in a field before the first; notes the number of the first field, which
 * is the row's key in the shop, and the label of the row.
 */
final class NumberingEdit implements EditedRows.Edit {

    private final KeyTable keys;
    private final Labels labels;
    private final RowFields fields;
    private final int firstOfLabel;
    private final int lastOfLabel;

    /**
     * Fills both tables as the rows pass.
     *
     * @param columns of a row
     * @param firstOfLabel the label is the text of this column
     * @param lastOfLabel to this one
     */
    NumberingEdit(
            KeyTable keys,
            Labels labels,
            List<String> columns,
            String firstOfLabel,
            String lastOfLabel) {
        this.keys = keys;
        this.labels = labels;
        this.fields = new RowFields(columns.size());
        this.firstOfLabel = columns.indexOf(firstOfLabel);
        this.lastOfLabel = columns.indexOf(lastOfLabel);
    }

    @Override
    public boolean row(byte[] bytes, int start, int end, ByteArrayOutputStream edited) {
        fields.split(bytes, start, end);
        int number = keys.size() + 1;
        if (!keys.add(bytes, fields.start(0), fields.end(0), number)) {
            return false;
        }
        labels.put(number, fields.text(firstOfLabel, lastOfLabel));
        write(number, edited);
        edited.write(bytes, start, end - start);
        return true;
    }

    /** A number as a field of its own. */
    static void write(int number, ByteArrayOutputStream edited) {
        byte[] digits = Integer.toString(number).getBytes(StandardCharsets.ISO_8859_1);
        edited.write(digits, 0, digits.length);
        edited.write('\t');
    }
}
