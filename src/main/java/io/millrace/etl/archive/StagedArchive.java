package io.millrace.etl.archive;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/** An archive read back into the shop's database, in tables that end with the transaction. */
public final class StagedArchive {

    private final Sql shop;

    private StagedArchive(Sql shop) {
        this.shop = shop;
    }

    /**
     * Reads all of it and compares each table's bytes and rows with the manifest.
     *
     * @param shop in a transaction
     * @throws io.millrace.MillraceException with code BAD_DATA if a table is not as it was written
     */
    public static StagedArchive load(Sql shop, ArchiveFile archive, Run run) throws SQLException {
        long rows = 0;
        for (ArchivedTable table : ArchivedTable.values()) {
            load(shop, archive, table, run);
            rows += archive.manifest().rows(table);
            run.progress(rows, -1);
        }
        return new StagedArchive(shop);
    }

    /** How many rows of a table are in the shop's month but not in the archive, or not there. */
    public long differences(ArchivedTable table) throws SQLException {
        String archived = "SELECT " + table.columnList() + " FROM " + table.staging();
        String present = "(" + table.rows() + ")";
        return shop.number(
                "SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL (%2$s EXCEPT ALL %1$s)) d"
                        .formatted(archived, present));
    }

    private static void load(Sql shop, ArchiveFile archive, ArchivedTable table, Run run)
            throws SQLException {
        shop.update(
                "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM oltp.%s WITH NO DATA"
                        .formatted(table.staging(), table.columnList(), table.table()));
        Manifest.Entry entry = archive.manifest().entry(table);
        if (!copy(shop, archive, table, run).equals(entry.sha256())
                || !Tally.of(shop, "SELECT * FROM " + table.staging()).equals(entry.tally())) {
            throw archive.damaged(table.entry() + " does not match the manifest", null);
        }
        shop.update("ANALYZE " + table.staging());
    }

    /** The SHA-256 of what was copied. */
    private static String copy(Sql shop, ArchiveFile archive, ArchivedTable table, Run run)
            throws SQLException {
        MessageDigest digest = Seal.sha256();
        PGConnection connection = shop.connection().unwrap(PGConnection.class);
        try (Run.Registration _ = run.onCancel(connection::cancelQuery);
                InputStream csv = new DigestInputStream(archive.read(table), digest)) {
            connection
                    .getCopyAPI()
                    .copyIn(
                            "COPY %s (%s) FROM STDIN (FORMAT csv, HEADER true)"
                                    .formatted(table.staging(), table.columnList()),
                            csv);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
