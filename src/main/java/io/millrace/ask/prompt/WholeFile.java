package io.millrace.ask.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A small file that is there as a whole or as it was before, and that only its owner can read. */
record WholeFile(Path path) {

    void write(String text) throws IOException {
        Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "part", ".new");
        Files.writeString(fresh, text);
        Files.move(
                fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
