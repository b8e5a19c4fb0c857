package io.millrace.demo;

import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Streams the rows of one table into PostgreSQL. */
final class DemoCopy implements AutoCloseable {

    /**
     * The server remembers each row until the COPY ends, to check its foreign keys then; a new COPY
     * now and then keeps that bounded.
     */
    private static final long BYTES_A_COPY = 32L << 20;

    private final PGConnection server;
    private final Run run;
    private final Run.Registration cancel;
    private final String statement;
    private final long expected;
    private final CopyRows rows = new CopyRows(this::send);
    private CopyIn copy;
    private long bytes;

    private DemoCopy(Connection oltp, Run run, DemoTable table, long expected) throws SQLException {
        server = oltp.unwrap(PGConnection.class);
        this.run = run;
        this.expected = expected;
        statement = SqlFiles.read(table.copy());
        copy = server.getCopyAPI().copyIn(statement);
        cancel = run.onCancel(server::cancelQuery);
    }

    /** Copies all rows of a table and says how many the server took. */
    static long load(Connection oltp, Run run, DemoTable table, DemoData data) throws SQLException {
        try (DemoCopy copy = new DemoCopy(oltp, run, table, data.count(table))) {
            data.write(table, copy.rows);
            return copy.finish();
        }
    }

    private void send(byte[] buffer, int length) throws SQLException {
        run.check();
        if (bytes > BYTES_A_COPY) {
            copy.endCopy();
            copy = server.getCopyAPI().copyIn(statement);
            bytes = 0;
        }
        copy.writeToCopy(buffer, 0, length);
        bytes += length;
        run.progress(rows.rows(), expected);
    }

    private long finish() throws SQLException {
        copy.endCopy();
        run.progress(rows.rows(), expected);
        return rows.rows();
    }

    /** A copy still open here has failed: the server forgets its rows with the transaction. */
    @Override
    public void close() throws SQLException {
        cancel.close();
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
