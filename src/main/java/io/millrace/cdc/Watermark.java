package io.millrace.cdc;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How far the warehouse is: everything that the PostgreSQL snapshot could see is in it.
 *
 * @param snapshot the text of a {@code pg_snapshot}: xmin, xmax and the transactions that ran
 * @param identity of the database that was read
 * @param nonce left in that database before it was read
 * @param structure of its tables when it was read
 * @param extractedAt when it was read
 */
public record Watermark(
        String snapshot, Identity identity, UUID nonce, Structure structure, Instant extractedAt) {

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9]+:[0-9]+:([0-9]+(,[0-9]+)*)?");

    public Watermark {
        if (!SNAPSHOT.matcher(snapshot).matches()) {
            throw unreadable(null);
        }
    }

    /**
     * The warehouse's watermark, or nothing if it was never loaded.
     *
     * @throws MillraceException if there is one that cannot be read; it is never taken for none,
     *     since that would load everything again without anybody knowing
     */
    public static Optional<Watermark> read(Sql warehouse) throws SQLException {
        return warehouse.first(SqlFiles.read("mysql/sync/read_watermark.sql"), Watermark::map);
    }

    /** The warehouse's name towards the shop, which several warehouses may follow. */
    public static String consumer(Sql warehouse) throws SQLException {
        return warehouse
                .first("SELECT warehouse_id FROM etl_fence", row -> row.getString(1))
                .orElseThrow();
    }

    /** Stores this watermark, in the transaction of the load that it stands for. */
    public void write(Sql warehouse, long runId) throws SQLException {
        warehouse.update(
                SqlFiles.read("mysql/sync/write_watermark.sql"),
                snapshot,
                identity.systemIdentifier(),
                identity.timeline(),
                identity.databaseOid(),
                nonce.toString(),
                structure.text(),
                java.sql.Timestamp.from(extractedAt),
                runId);
    }

    private static Watermark map(ResultSet row) throws SQLException {
        try {
            return new Watermark(
                    row.getString("snapshot"),
                    new Identity(
                            row.getLong("system_identifier"),
                            row.getInt("timeline"),
                            row.getLong("database_oid"),
                            false),
                    UUID.fromString(row.getString("nonce")),
                    Structure.parse(row.getString("structure")),
                    row.getTimestamp("extracted_at").toInstant());
        } catch (IllegalArgumentException cause) {
            throw unreadable(cause);
        }
    }

    private static MillraceException unreadable(
            @org.jspecify.annotations.Nullable Throwable cause) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA,
                "The warehouse's watermark (table etl_watermark) cannot be read, so nobody knows what"
                        + " it holds. Compare and reload everything with: millrace sync --full",
                cause);
    }
}
