package io.millrace.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a server answers, asked on a connection of its own: a pool makes everybody wait while its
 * server is away.
 */
public final class Pulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int SECONDS_TO_ANSWER = 2;

    private final Database database;
    private @Nullable Connection connection;

    Pulse(Database database) {
        this.database = database;
    }

    /** Asks the server; a server that refuses the account answers, too. */
    public synchronized boolean beats() {
        try {
            Connection open = connection;
            if (open == null || !open.isValid(SECONDS_TO_ANSWER)) {
                close();
                connection = database.connectBeside();
            }
            return true;
        } catch (SQLException cause) {
            LOG.debug("{} was asked whether it answers", database.jdbcUrl(), cause);
            return !isAway(Objects.requireNonNullElse(cause.getSQLState(), ""));
        }
    }

    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException cause) {
                // It is broken; its server has forgotten it already.
                LOG.debug("A connection to {} was broken", database.jdbcUrl(), cause);
            }
        }
    }
}
