package io.millrace.db.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * This process's mark on a home that it uses the servers, a shared lock on a file. The system wipes
 * the mark of a killed process, so whoever leaves last can tell. There must be one per home in a
 * process: closing any other channel on the file would drop the lock.
 */
final class Attachment {

    private final FileChannel channel;
    private @Nullable FileLock mark;
    private int users;

    Attachment(Layout layout) throws IOException {
        channel =
                FileChannel.open(
                        layout.attached(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
    }

    /** Counts one more user in this process; call it under the home's lock. */
    void join() throws IOException {
        users++;
        if (mark == null) {
            mark = channel.lock(0, Long.MAX_VALUE, true);
        }
    }

    /**
     * Counts one user less; call it under the home's lock.
     *
     * @return whether nobody is left, neither here nor in another process
     */
    boolean leave() throws IOException {
        users--;
        if (users > 0 || mark == null) {
            return false;
        }
        mark.release();
        mark = null;
        try (FileLock alone = channel.tryLock()) {
            return alone != null;
        }
    }

    boolean isUsed() {
        return users > 0;
    }

    void close() throws IOException {
        channel.close();
    }
}
