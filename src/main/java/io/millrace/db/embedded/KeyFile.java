package io.millrace.db.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** A small file of names and values that only its owner can read, replaced as a whole. */
record KeyFile(Path path) {

    /** What it holds; nothing where it does not exist. */
    Properties read() throws IOException {
        Properties values = new Properties();
        if (Files.exists(path)) {
            try (Reader in = Files.newBufferedReader(path)) {
                values.load(in);
            }
        }
        return values;
    }

    void write(Properties values, String comment) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, Layout.forOwner("rw-------"));
        try (Writer out = Files.newBufferedWriter(part)) {
            values.store(out, comment);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }
}
