package io.millrace.cdc;

import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The shop's database as the sync meets it before it reads: identity, structure, handshake. */
public final class Shop {

    private final Connection connection;
    private final Sql sql;

    /**
     * Takes the connection over for the time of a sync.
     *
     * @param connection of its own, in autocommit
     */
    public Shop(Connection connection, Run run) {
        this.connection = connection;
        this.sql = new Sql(connection, run);
    }

    public Identity identity() throws SQLException {
        return sql.first("SELECT * FROM cdc.identity()", Shop::identity).orElseThrow();
    }

    public Structure structure() throws SQLException {
        SortedMap<String, String> states = new TreeMap<>();
        sql.list(
                "SELECT kind, name, state FROM cdc.structure",
                row -> states.put(row.getString(1) + " " + row.getString(2), row.getString(3)));
        return new Structure(states);
    }

    /** Makes the monthly partitions of the coming months and of rows that had none. */
    public long keepMonths(int monthsAhead) throws SQLException {
        return sql.number("SELECT oltp.keep_months(?)", monthsAhead);
    }

    /** Wakes triggers of the capture that somebody put to sleep; says how many. */
    public long rearm() throws SQLException {
        return sql.number("SELECT cdc.rearm()");
    }

    /**
     * Whether this database is the one, in the state or a later one, that left its nonce in the
     * warehouse: a backup from before that sync knows nothing of it.
     *
     * @param consumer which warehouse
     */
    public boolean knows(String consumer, UUID nonce) throws SQLException {
        return sql.number(SqlFiles.read("postgresql/sync/knows_nonce.sql"), consumer, nonce, nonce)
                > 0;
    }

    /**
     * Whether the database has fewer transactions behind it than the snapshot saw: it went back.
     */
    public boolean isBefore(String snapshot) throws SQLException {
        return sql.number(SqlFiles.read("postgresql/sync/is_before_snapshot.sql"), snapshot) > 0;
    }

    /**
     * Leaves a new nonce, and keeps the one that the warehouse holds until it takes the new one. To
     * be called while the snapshot is open: whoever knows the nonce then holds all that the
     * snapshot saw, in a backup taken meanwhile and after a crash.
     *
     * @param consumer which warehouse
     * @param warehouse the nonce that it holds
     */
    public UUID shakeHands(String consumer, Optional<UUID> warehouse) throws SQLException {
        UUID nonce = UUID.randomUUID();
        sql.update(
                SqlFiles.read("postgresql/sync/shake_hands.sql"),
                consumer,
                nonce,
                warehouse.orElse(null));
        return nonce;
    }

    /** Gives rows that came with another cluster's transaction numbers a stamp of this one. */
    public long restamp() throws SQLException {
        return sql.number("SELECT cdc.restamp()");
    }

    /** Forgets tombstones that the warehouse has followed for a week. */
    public long forgetTombstones(String snapshot) throws SQLException {
        return sql.update(SqlFiles.read("postgresql/sync/forget_tombstones.sql"), snapshot);
    }

    /**
     * Whether anything changed since the snapshot. Costs index lookups, however long the tables.
     */
    public boolean hasNews(String snapshot) throws SQLException {
        return sql.first(
                        SqlFiles.read("postgresql/sync/has_news.sql"),
                        row -> row.getBoolean(1),
                        snapshot)
                .orElseThrow();
    }

    /** Whether a whole table was emptied since the snapshot, which leaves no keys to follow. */
    public boolean wasTruncated(String snapshot) throws SQLException {
        return sql.number(SqlFiles.read("postgresql/sync/was_truncated.sql"), snapshot) > 0;
    }

    /** Begins to read. */
    public Snapshot read(Scope scope, Run run) throws SQLException {
        return Snapshot.begin(connection, scope, run);
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(
                row.getLong("system_identifier"),
                row.getInt("timeline"),
                row.getLong("database_oid"),
                row.getBoolean("in_recovery"));
    }
}
