package io.millrace.db.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps a server out of the terminal's reach: Ctrl+C and a closed terminal signal every process of
 * the session, while the server must end after Millrace, not with it.
 */
final class OwnSession {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    /** What to put before the command; nothing where the system has no such program. */
    static List<String> prefix() {
        return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
    }
}
