package io.millrace.etl.archive;

import io.millrace.cdc.Snapshot;
import io.millrace.work.Run;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/** Writes a month of the shop to a file: each table as CSV with a header, and the manifest. */
public final class ArchiveWriter {

    private static final String PART = ".part";

    private final Snapshot snapshot;
    private final Run run;

    /**
     * Reads from one snapshot.
     *
     * @param snapshot whose scope names the month, and it alone
     */
    public ArchiveWriter(Snapshot snapshot, Run run) {
        this.snapshot = snapshot;
        this.run = run;
    }

    /**
     * Writes the file under another name first, brings it to the disk, then gives it its name: a
     * file of that name is always whole.
     *
     * @param file that does not exist yet
     */
    public void write(Path file, Manifest.Origin origin) throws SQLException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            Files.createDirectories(folder(file));
            Files.deleteIfExists(part);
            writePart(part, origin);
            Files.move(part, file);
            forceFolder(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } finally {
            discard(part);
        }
    }

    /** Deletes a file that nobody needs. */
    public static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void writePart(Path part, Manifest.Origin origin) throws SQLException, IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(forOwnerOnly(part)))) {
            zip.setComment("Archived by Millrace. SHA-256 of the file up to here: " + Seal.BLANK);
            fill(zip, origin);
        }
        Seal.put(part);
    }

    private void fill(ZipOutputStream zip, Manifest.Origin origin)
            throws SQLException, IOException {
        Map<ArchivedTable, Manifest.Entry> entries = new EnumMap<>(ArchivedTable.class);
        long rows = 0;
        for (ArchivedTable table : ArchivedTable.values()) {
            Tally tally = Tally.of(snapshot.sql(), table.rows());
            zip.putNextEntry(new ZipEntry(table.entry()));
            entries.put(table, new Manifest.Entry(tally, copy(table, zip)));
            zip.closeEntry();
            rows += tally.rows();
            run.progress(rows, -1);
        }
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(new Manifest(origin, entries).bytes());
        zip.closeEntry();
    }

    /** The SHA-256 of what was copied. */
    private String copy(ArchivedTable table, OutputStream out) throws SQLException, IOException {
        MessageDigest digest = Seal.sha256();
        PGConnection connection = snapshot.sql().connection().unwrap(PGConnection.class);
        try (Run.Registration _ = snapshot.cancelWith(run);
                OutputStream copy = new DigestOutputStream(new Unclosed(out), digest)) {
            connection
                    .getCopyAPI()
                    .copyOut(
                            "COPY (" + table.rows() + ") TO STDOUT (FORMAT csv, HEADER true)",
                            copy);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Customers' names and addresses are in it. */
    private static OutputStream forOwnerOnly(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            return Files.newOutputStream(file);
        }
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    }

    /**
     * A new name is on the disk once its folder is; elsewhere than here a folder has no channel.
     */
    private static void forceFolder(Path file) throws IOException {
        if (isPosix(file)) {
            try (FileChannel channel = FileChannel.open(folder(file), StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** One table is at its end, the archive is not. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
