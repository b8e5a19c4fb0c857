package io.millrace.db.embedded;

import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run PostgreSQL, which refuses to be root. In a user namespace of its own root looks like
 * nobody and keeps its files; where the system forbids that, as containers often do, the server
 * runs as nobody, who is then given the data.
 */
final class Unprivileged {

    private static final Path SELF = Path.of("/proc/self");
    private static final int NOBODY = 65534;
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    /** Whether this process is root. */
    static boolean isRoot() throws IOException {
        return Files.exists(SELF) && owner(SELF) == 0;
    }

    /**
     * What to put before a command that works on the data.
     *
     * @param data the folder, which must exist; given to nobody where need be
     */
    static List<String> prefix(Path data) throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        int owner = owner(data);
        if (owner == 0 && works(OWN_NAMESPACE)) {
            return OWN_NAMESPACE;
        }
        List<String> other = as(owner == 0 ? NOBODY : owner);
        if (!works(other)) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                            + " start Millrace as an ordinary user, or name servers in env.yaml.");
        }
        if (owner == 0) {
            give(data, NOBODY);
        }
        return other;
    }

    /**
     * Another user who may still pass root's own folders on the way to the data. Without the last
     * option the system forgets that right when a program asks beforehand what it may do.
     */
    private static List<String> as(int user) {
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--inh-caps=-all,+dac_override",
                "--ambient-caps=-all,+dac_override",
                "--securebits=+no_setuid_fixup");
    }

    private static boolean works(List<String> prefix) {
        try {
            Process process =
                    new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true")).toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static void give(Path data, int user) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", user);
                Files.setAttribute(path, "unix:gid", user);
            }
        }
    }
}
