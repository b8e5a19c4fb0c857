package io.millrace.db.embedded;

import io.millrace.config.ServerSettings;
import io.millrace.db.jdbc.Address;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One kind of server: what to do, while {@link Starter} knows when. */
sealed interface EmbeddedServer permits PostgresqlServer, MariaDbServer {

    /** Short and lower case, for files. */
    String id();

    Program program();

    /** The process that the pid file names, if it is alive and ours. */
    Optional<ProcessHandle> process() throws IOException;

    /** Forgets a pid file whose process is gone. */
    void forgetProcess() throws IOException;

    /** Unpacks the programs, if they are not there. */
    void unpack() throws IOException;

    /** Makes the data folder, if it is not there. */
    void initialise() throws IOException;

    /** Begins to start; the server answers a little later. */
    Process launch(int port) throws IOException;

    /** The superuser's way in. */
    ServerSettings superuser(int port);

    Address address(ServerSettings settings);

    /** Whether the server behind the connection works on this home's data. */
    boolean isOurs(Connection connection) throws SQLException, IOException;

    /** Asks the server to end in good order; it does a little later. */
    void askToStop(int port) throws IOException, SQLException;
}
