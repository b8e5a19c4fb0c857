package io.millrace.oltp;

import io.millrace.oltp.csv.Column;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a row of a file of returns must hold. */
record ReturnRow(Vocabulary vocabulary) implements Staging.RowWriter {

    private static final String RETURNED = "Returned";
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "returned");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "not returned");

    @Override
    public void write(Cells cells, RowValues rows) {
        rows.value(cells.id(Column.ORDER_ID, 40))
                .value(status(cells))
                .value(cells.optionalDate(Column.RETURN_DATE))
                .value(cells.optionalText(Column.REASON, 120))
                .value(cells.optionalText(Column.REGION, 60));
    }

    /** Null for an order that was not returned. */
    private @Nullable String status(Cells cells) {
        String text = cells.text(Column.RETURNED, 40);
        String word = text == null ? "no" : text.toLowerCase(Locale.ROOT);
        if (NO.contains(word)) {
            return null;
        }
        if (YES.contains(word)) {
            return RETURNED;
        }
        String status = vocabulary.find("return status", word).orElse(null);
        if (status == null) {
            cells.fault(
                    Column.RETURNED,
                    "This must be Yes, No or one of %s."
                            .formatted(vocabulary.known("return status")));
        }
        return status;
    }
}
