package io.millrace.ui.work;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;

/**
 * One thing of a person's own, such as unfinished work, in a file that only the person's own
 * account of the machine reads: whole or not at all, whenever the machine stops.
 */
public final class NoteFile<T> {

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(
                            new SimpleModule()
                                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                                    .addDeserializer(LocalDate.class, new Days()))
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final Path file;
    private final Class<T> kind;
    private final String called;

    /**
     * Names the file of unfinished work; touches nothing.
     *
     * @param file in a folder that is made when it is needed
     */
    public NoteFile(Path file, Class<T> kind) {
        this(file, kind, "Your unfinished work");
    }

    /**
     * Names the file of something else.
     *
     * @param called what it is, as a sentence about it begins
     */
    public NoteFile(Path file, Class<T> kind, String called) {
        this.file = file;
        this.kind = kind;
        this.called = called;
    }

    /**
     * What was written last; nothing if nothing was.
     *
     * @throws MillraceException if it cannot be read; then it is put aside
     */
    public synchronized Optional<T> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file), kind));
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "%s in %s cannot be read; it was put aside as %s."
                            .formatted(called, file, putAside()),
                    cause);
        }
    }

    private Path putAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return aside;
        } catch (IOException stays) {
            return file;
        }
    }

    /** Writes in place of what was there. */
    public synchronized void write(T note) {
        try {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.createDirectories(file.toAbsolutePath().getParent(), ofFolder());
            Files.deleteIfExists(part);
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            ofFile())) {
                write(channel, JSON.writeValueAsBytes(note));
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw failed("kept", cause);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    /** The work is finished. */
    public synchronized void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cause) {
            throw failed("removed", cause);
        }
    }

    private MillraceException failed(String what, IOException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "%s cannot be %s in %s; see whether the disk is full."
                        .formatted(called, what, file),
                cause);
    }

    private FileAttribute<?>[] ofFolder() {
        return attributes("rwx------");
    }

    private FileAttribute<?>[] ofFile() {
        return attributes("rw-------");
    }

    private FileAttribute<?>[] attributes(String permissions) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Days as 2025-12-31. */
    private static final class Days extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Days() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }
}
