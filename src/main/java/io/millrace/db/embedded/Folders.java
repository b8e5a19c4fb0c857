package io.millrace.db.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders that are there in full or not at all. */
final class Folders {

    /** Fills an empty folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    private Folders() {}

    /**
     * Has a folder filled under another name and renamed when it is complete, so that a killed
     * process leaves no half folder behind; what it left is thrown away.
     *
     * @return whether it had to be made
     */
    static boolean ensure(Path folder, Filler filler) throws IOException {
        if (Files.isDirectory(folder)) {
            return false;
        }
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        delete(part);
        Files.createDirectories(part, Layout.forOwner("rwx------"));
        filler.fill(part);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failed) throws IOException {
                        if (failed != null) {
                            throw failed;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
