package io.millrace.db.embedded;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where what lies in a home; folders are made for the person alone. */
record Layout(Path home) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** Makes the folders that are missing. */
    static Layout of(Path home) {
        Layout layout = new Layout(home);
        try {
            Files.createDirectories(home, forOwner("rwx------"));
            Layout real = new Layout(home.toRealPath());
            Files.createDirectories(real.servers(), forOwner("rwx------"));
            Files.createDirectories(real.data("x").resolveSibling("."), forOwner("rwx------"));
            Files.createDirectories(real.log("x").resolveSibling("."), forOwner("rwx------"));
            return real;
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The folder "
                            + layout.home
                            + " cannot be made; choose another with MILLRACE_HOME or --home.",
                    cause);
        }
    }

    /** Attributes that close a new file or folder to others, where the system has such. */
    static FileAttribute<?>[] forOwner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isPosix() {
        return POSIX;
    }

    Path servers() {
        return home.resolve("servers");
    }

    Path secrets() {
        return servers().resolve("secrets");
    }

    Path ports() {
        return servers().resolve("ports");
    }

    Path lock() {
        return servers().resolve("lock");
    }

    Path attached() {
        return servers().resolve("attached");
    }

    Path data(String server) {
        return home.resolve("data").resolve(server);
    }

    Path log(String server) {
        return home.resolve("log").resolve(server + ".log");
    }
}
