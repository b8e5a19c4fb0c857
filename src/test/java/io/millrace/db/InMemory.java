package io.millrace.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders in memory, where the system has a place for files there and much room; with {@code
 * -Dmillrace.test.disk=true} on the disk, as benchmarks want it.
 */
public final class InMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "millrace-tests-";
    private static final long ROOM = 4L << 30;

    /** In KiB, as the system gives it. */
    private static final long AVAILABLE = 8L << 20;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
            throws IOException {
        return hasRoom() ? folder() : Files.createTempDirectory(PREFIX);
    }

    /** A new one. */
    static Path folder() throws IOException {
        return Files.createTempDirectory(MEMORY, PREFIX);
    }

    static boolean hasRoom() throws IOException {
        return !Boolean.getBoolean("millrace.test.disk")
                && Files.isWritable(MEMORY)
                && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM
                && available() >= AVAILABLE;
    }

    private static long available() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
