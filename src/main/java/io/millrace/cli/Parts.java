package io.millrace.cli;

import io.millrace.config.Configuration;
import io.millrace.db.Databases;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.Optional;

/** The built application as the commands use it; closing it closes all of it. */
public interface Parts extends AutoCloseable {

    Configuration configuration();

    /** Both databases, migrated. */
    Databases databases();

    /** Who works here, for logs. */
    String person();

    @Override
    void close();

    /** Builds the application. */
    interface Builder {

        /** Starts or joins the databases of a home; reports stages to the run. */
        Parts build(Path home, Optional<Path> configuration, Run run);

        /**
         * Opens the desktop and returns when it is closed; {@code pictures} plays the tour instead.
         */
        void desktop(Path home, Optional<Path> configuration, Optional<Path> pictures);
    }
}
