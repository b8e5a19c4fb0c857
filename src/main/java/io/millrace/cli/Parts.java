package io.millrace.cli;

import io.millrace.access.Administration;
import io.millrace.config.Configuration;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The built application as the commands use it; closing it closes all of it. */
public interface Parts extends AutoCloseable {

    Configuration configuration();

    /**
     * Both databases, for whoever may sync.
     *
     * @throws io.millrace.MillraceException with code NOT_PERMITTED for everybody else
     */
    Databases databases();

    /** PostgreSQL, as far as the person may see it. */
    Database shop();

    /** The person's mart of the warehouse; the owner reads the executive's. */
    Database mart();

    /** The people, for those who administer them. */
    Administration administration();

    /** Who works here, for logs. */
    String person();

    @Override
    void close();

    /**
     * Somebody who signs in to run a command.
     *
     * @param passwordFile holds the password; without it the environment does, or the person types
     *     it
     */
    record Visitor(String name, Optional<Path> passwordFile) {}

    /** Makes the people of the demo company, ready to sign in, and gives a line for each. */
    List<String> demoPeople(Run run);

    /** Builds the application. */
    interface Builder {

        /**
         * Starts or joins the databases of a home; reports stages to the run.
         *
         * @param person who signs in; empty for the owner of the databases
         */
        Parts build(Path home, Optional<Path> configuration, Optional<Visitor> person, Run run);

        /**
         * Opens the desktop and returns when it is closed; {@code pictures} plays the tour instead.
         */
        void desktop(Path home, Optional<Path> configuration, Optional<Path> pictures);
    }
}
