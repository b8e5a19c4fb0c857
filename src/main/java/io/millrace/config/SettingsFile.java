package io.millrace.config;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * env.yaml as the desktop changes it: some settings, while all else in it stays as it is. A change
 * is checked whole before it is written, and is there whole or not at all.
 */
public final class SettingsFile {

    private final Path home;
    private final @Nullable Path named;

    /**
     * Reads nothing yet.
     *
     * @param named the file that the person named; null for env.yaml in the home, which may be
     *     missing
     */
    public SettingsFile(Path home, @Nullable Path named) {
        this.home = home.toAbsolutePath().normalize();
        this.named = named == null ? null : named.toAbsolutePath().normalize();
    }

    /** The folder that holds everything of this installation. */
    public Path home() {
        return home;
    }

    /** Where it is, or would be. */
    public Path path() {
        return named == null ? home.resolve("env.yaml") : named;
    }

    /**
     * The settings as the file says them now.
     *
     * @throws MillraceException with code CONFIGURATION, naming every fault together
     */
    public Configuration read() {
        return Configuration.load(home, named);
    }

    /**
     * What would hold with other values; writes nothing.
     *
     * @throws MillraceException with code CONFIGURATION, naming every fault together
     */
    public Configuration with(List<Setting> changes) {
        return check(changed(text(), changes));
    }

    /**
     * Writes other values.
     *
     * @return what holds from now on
     * @throws MillraceException with code CONFIGURATION where that would be wrong, and with code
     *     NOT_PERMITTED where the file cannot be written; then it is as before
     */
    public Configuration save(List<Setting> changes) {
        String before = text();
        String after = changed(before, changes);
        Configuration checked = check(after);
        if (!after.equals(before)) {
            write(before, after);
        }
        return checked;
    }

    private Configuration check(String text) {
        return new ConfigurationFile(home, System.getenv()).check(path(), text);
    }

    private String text() {
        try {
            return Files.exists(path()) ? Files.readString(path(), StandardCharsets.UTF_8) : "";
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    path() + " cannot be read: it must be UTF-8 text that you may read.",
                    cause);
        }
    }

    private String changed(String before, List<Setting> changes) {
        // Told first: what is no YAML can be changed by nobody.
        check(before);
        SettingsText text = new SettingsText(before);
        for (Setting change : changes) {
            text = changed(text, change).orElseThrow(() -> byHand(change));
        }
        return text.text();
    }

    /** Whatever way of writing the file has, nothing but what was meant may change in it. */
    private static Optional<SettingsText> changed(SettingsText before, Setting change) {
        Set<Setting> wanted = new HashSet<>(before.settings());
        wanted.removeIf(each -> each.isSameAs(change));
        if (!change.value().isEmpty()) {
            wanted.add(change);
        }
        return before.with(change).filter(after -> wanted.equals(Set.copyOf(after.settings())));
    }

    private MillraceException byHand(Setting change) {
        return new MillraceException(
                MillraceException.Code.CONFIGURATION,
                "%s.%s is written in %s in a way that only you should change; open the file and do it by hand."
                        .formatted(change.section(), change.key(), path()));
    }

    private void write(String before, String after) {
        try {
            Path file = Files.exists(path()) ? path().toRealPath() : path();
            Path folder = Objects.requireNonNull(file.getParent());
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw unwritable(null);
            }
            Files.createDirectories(folder);
            // Whoever made it, it is closed to others until it has the rights of the one before.
            Path fresh = Files.createTempFile(folder, "env", ".new");
            try {
                fill(fresh, after);
                keepRights(file, fresh);
                if (!text().equals(before)) {
                    throw new MillraceException(
                            MillraceException.Code.FAILED,
                            path() + " was changed by somebody else just now; try again.");
                }
                Files.move(
                        fresh,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException cause) {
            throw unwritable(cause);
        }
    }

    private static void fill(Path fresh, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void keepRights(Path file, Path fresh) throws IOException {
        if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(file));
        }
    }

    private MillraceException unwritable(@Nullable IOException cause) {
        return new MillraceException(
                MillraceException.Code.NOT_PERMITTED,
                path()
                        + " cannot be written from here; whoever may write it has to put the lines there.",
                cause);
    }
}
