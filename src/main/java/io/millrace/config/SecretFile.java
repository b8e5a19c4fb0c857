package io.millrace.config;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that hold a secret, and that nobody but their owner may read. */
public final class SecretFile {

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private SecretFile() {}

    /**
     * Whether other users can read it. On Windows nobody's can: the folder of a person's data is
     * closed to others by its access list.
     */
    static boolean isOpen(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException _) {
            return false;
        }
    }

    /**
     * Reads it as text.
     *
     * @throws MillraceException with code CONFIGURATION where other users can read it too
     */
    public static String read(Path file) throws IOException {
        refuseOthers(file);
        return Files.readString(file);
    }

    /**
     * Refuses it where other users can read it.
     *
     * @throws MillraceException with code CONFIGURATION, saying how to close it
     */
    public static void refuseOthers(Path file) throws IOException {
        if (isOpen(file)) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    file
                            + " holds passwords and other users can read it; close it with"
                            + "  chmod 600 "
                            + file);
        }
    }
}
