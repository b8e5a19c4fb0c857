package io.millrace.db;

import java.util.Optional;

/** The oldest version of each server that Millrace works on. */
enum OldestVersion {
    POSTGRESQL("PostgreSQL", 14, 0),
    MYSQL("MySQL", 8, 0),
    MARIADB("MariaDB", 11, 4);

    private final String title;
    private final int major;
    private final int minor;

    OldestVersion(String title, int major, int minor) {
        this.title = title;
        this.major = major;
        this.minor = minor;
    }

    static OldestVersion of(Database.Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
            case MARIADB -> MARIADB;
        };
    }

    String title() {
        return title;
    }

    /** What is wrong with a version; empty where it is new enough. */
    Optional<String> fault(int majorOfServer, int minorOfServer) {
        return majorOfServer > major || (majorOfServer == major && minorOfServer >= minor)
                ? Optional.empty()
                : Optional.of(
                        "is %s %d.%d, which is too old; Millrace needs %d.%d or later."
                                .formatted(title, majorOfServer, minorOfServer, major, minor));
    }
}
