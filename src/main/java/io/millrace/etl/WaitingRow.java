package io.millrace.etl;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of the shop that waits in quarantine.
 *
 * @param since when it was first found
 */
public record WaitingRow(Offence offence, Instant since, long firstRun, long lastRun) {

    static WaitingRow map(ResultSet row) throws SQLException {
        return new WaitingRow(
                new Offence(
                        row.getString("table_name"),
                        row.getString("row_key"),
                        row.getString("check_name"),
                        false,
                        row.getString("reason")),
                row.getTimestamp("waiting_since").toInstant(),
                row.getLong("first_run_id"),
                row.getLong("last_run_id"));
    }
}
