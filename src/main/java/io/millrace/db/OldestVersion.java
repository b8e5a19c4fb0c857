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

    /**
     * What is wrong with a version; empty where it is new enough.
     *
     * @param version as the server says it, such as "10.6.18" or "18beta1"
     */
    Optional<String> fault(String version) {
        String[] numbers = version.split("\\.", -1);
        int majorOfServer = number(numbers[0]);
        int minorOfServer = numbers.length > 1 ? number(numbers[1]) : 0;
        return majorOfServer > major || (majorOfServer == major && minorOfServer >= minor)
                ? Optional.empty()
                : Optional.of(
                        "is %s %s, which is too old; Millrace needs %d.%d or later."
                                .formatted(title, version, major, minor));
    }

    private static int number(String digits) {
        String leading = digits.replaceFirst("[^0-9].*", "");
        return leading.isEmpty() ? 0 : Integer.parseInt(leading);
    }
}
