package io.millrace.oltp;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The load of one file, within one transaction of the connection. */
interface Loading {

    /**
     * What became of the rows.
     *
     * @param written how many rows were added to or changed in each table, by what they are
     * @param remarks whole sentences
     */
    record Outcome(
            long added,
            long changed,
            long unchanged,
            long rejected,
            Map<String, Long> written,
            List<String> remarks) {}

    /** Reads the file, rejects what is wrong, writes what differs. Commits nothing. */
    Outcome load() throws SQLException;

    /**
     * The rejected rows afterwards: row_no, line, fault_column, fault_value, fault_reason,
     * order_line.
     */
    String rejectsQuery();
}
