package io.millrace.ui.synccentre;

import io.millrace.etl.Check;
import io.millrace.etl.Offence;
import io.millrace.ui.widgets.RowKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of the shop that fails a check.
 *
 * @param since since when it waits; empty if it was found by a check of everything
 */
record FailingRow(Offence offence, Optional<Instant> since) {

    boolean fails(Check check) {
        return offence.check().equals(check.key());
    }

    String table() {
        return offence.table().replace('_', ' ');
    }

    /** Such as "Domain and range". */
    String checkName() {
        return name(offence.check());
    }

    static String name(String check) {
        String words = check.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Such as "O4 · 1 · 2024-06-03". */
    String key() {
        return RowKey.of(offence.rowKey());
    }
}
