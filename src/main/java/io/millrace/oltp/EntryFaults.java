package io.millrace.oltp;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.SQLException;
import java.util.List;

/** What the checks of the sync say of something that was just written and is not yet stored. */
final class EntryFaults {

    private EntryFaults() {}

    /**
     * Fails if they find anything, so that nothing is stored that a sync would hold back.
     *
     * @param kind order, customer or product
     * @param lead the sentence in front of the faults
     */
    static void refuse(Sql sql, String kind, String id, String lead) throws SQLException {
        List<String> faults =
                sql.list(
                        SqlFiles.read("postgresql/orders/entry_faults.sql"),
                        row -> row.getString(1),
                        kind,
                        id);
        if (!faults.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA, lead + " " + String.join(" ", faults));
        }
    }
}
