package io.millrace.db.embedded;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * The right to start, stop, join or leave the servers of a home; one process has it at a time. The
 * system takes it back from a killed process. Within one process the caller takes turns by itself.
 */
final class HomeLock implements AutoCloseable {

    private static final long MILLISECONDS_BETWEEN_TRIES = 20;

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other process has it. */
    static HomeLock take(Layout layout, Run run) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                while (channel.tryLock() == null) {
                    run.check();
                    TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_TRIES);
                }
            } catch (IOException | InterruptedException | RuntimeException failed) {
                channel.close();
                throw failed;
            }
            return new HomeLock(channel);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED, layout.lock() + " cannot be locked.", cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new MillraceException(
                    MillraceException.Code.CANCELLED, "Waiting for another Millrace ended.", cause);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
