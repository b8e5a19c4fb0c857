package io.millrace.etl.archive;

import io.millrace.MillraceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An archive whose seal was found intact. */
public final class ArchiveFile implements AutoCloseable {

    private final Path path;
    private final long bytes;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveFile(Path path, long bytes, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.bytes = bytes;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens an archive after all of its bytes have been compared with its seal.
     *
     * @throws MillraceException with code BAD_DATA if it is damaged, cut short or no archive
     */
    public static ArchiveFile open(Path path) {
        try {
            return openIntact(path);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static ArchiveFile openIntact(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA, "There is no archive " + path + ".");
        }
        if (!Seal.isIntact(path)) {
            throw damaged(path, "its content does not match the check sum at its end", null);
        }
        ZipFile zip = new ZipFile(path.toFile());
        try {
            return new ArchiveFile(path, Files.size(path), zip, manifest(path, zip));
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    /** How long the file is. */
    public long bytes() {
        return bytes;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The CSV of one table. */
    InputStream read(ArchivedTable table) throws IOException {
        return read(zip, table.entry());
    }

    MillraceException damaged(String what, @Nullable Throwable cause) {
        return damaged(path, what, cause);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Manifest manifest(Path path, ZipFile zip) throws IOException {
        try (InputStream bytes = read(zip, Manifest.ENTRY)) {
            return Manifest.parse(bytes.readAllBytes());
        } catch (IllegalArgumentException | FileNotFoundException unreadable) {
            throw damaged(path, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static InputStream read(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("it has no " + name);
        }
        return zip.getInputStream(entry);
    }

    private static MillraceException damaged(Path path, String what, @Nullable Throwable cause) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA,
                "%s is damaged or no archive of Millrace: %s. Nothing was changed."
                        .formatted(path, what),
                cause);
    }
}
