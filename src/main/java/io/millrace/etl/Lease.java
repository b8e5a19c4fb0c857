package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to load. Several desktops may press Sync at once: one holds the lease, the others wait
 * and watch. It hangs on the loader's connection, so it ends with it.
 */
final class Lease {

    /** Anybody on the server may hold a lock whose name he knows; few may read this one. */
    private static final String NAME =
            "CONCAT('millrace.sync.', (SELECT warehouse_id FROM etl_fence))";

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final Sql sql;
    private long fence;

    Lease(Sql sql) {
        this.sql = sql;
    }

    /** Waits until it is ours. */
    void acquire(Run run) throws SQLException {
        while (sql.number("SELECT GET_LOCK(" + NAME + ", 1)") != 1) {
            run.check();
        }
    }

    /** Raises the fence: whoever loaded before and still tries finds another number. */
    void fence() throws SQLException {
        sql.update("UPDATE etl_fence SET fence = fence + 1 WHERE fence_id = 1");
        fence = sql.number("SELECT fence FROM etl_fence WHERE fence_id = 1");
    }

    long number() {
        return fence;
    }

    /** Makes sure, within the loading transaction, that nobody has loaded meanwhile. */
    void confirm() throws SQLException {
        if (sql.number("SELECT fence FROM etl_fence WHERE fence_id = 1 FOR UPDATE") != fence) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "Another Millrace took over the sync; nothing was loaded here. Sync again.");
        }
    }

    /**
     * Gives it back, also when the run was cancelled; a connection that fails gives it back too.
     */
    void release() {
        try {
            new Sql(sql.connection(), new Run()).number("SELECT RELEASE_LOCK(" + NAME + ")");
        } catch (SQLException failed) {
            LOG.debug("The lease goes with its connection.", failed);
        }
    }
}
