package io.millrace.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The data of a home's servers in memory, if there is room: the tests make and drop hundreds of
 * databases of a thousand files each. It goes with the JVM; what a killed one left is used first.
 */
record DataInMemory(Path link) {

    static DataInMemory of(Path home) {
        DataInMemory data = new DataInMemory(home.resolve("data"));
        try {
            data.make();
            return data;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void make() throws IOException {
        if (Files.isSymbolicLink(link)) {
            if (Files.exists(link)) {
                return;
            }
            // The machine was started anew meanwhile.
            Files.delete(link);
        }
        if (!isUsed() && InMemory.hasRoom()) {
            delete(link);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, InMemory.folder());
        }
    }

    /** Takes it away, unless another process still uses it. */
    void remove() {
        try {
            if (Files.isSymbolicLink(link) && !isUsed()) {
                Path folder = Files.readSymbolicLink(link);
                Files.delete(link);
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isUsed() {
        return Files.exists(link.resolve("postgresql/postmaster.pid"));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
