package io.millrace.db.embedded;

import io.millrace.MillraceException;
import io.millrace.config.Secret;
import io.millrace.config.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/**
 * The passwords of the embedded servers, random, made once per home.
 *
 * @param postgresqlSuperuser of {@code postgres}
 * @param postgresqlOwner of the account that owns the database
 * @param postgresqlGate of the account that may only sign people in
 * @param mariadbSuperuser of {@code root}
 * @param mariadbOwner of the account that owns the schema
 */
record Secrets(
        Secret postgresqlSuperuser,
        Secret postgresqlOwner,
        Secret postgresqlGate,
        Secret mariadbSuperuser,
        Secret mariadbOwner) {

    private static final String GATE = "postgresql.millrace_gate";

    private static final List<String> NAMES =
            List.of(
                    "postgresql.postgres",
                    "postgresql.millrace",
                    GATE,
                    "mariadb.root",
                    "mariadb.millrace");

    private static final String TITLE = "The passwords of the embedded database servers.";
    private static final int RANDOM_BYTES = 24;

    /** Reads the passwords of a home, or makes them where there are none yet. */
    static Secrets of(Layout layout) {
        try {
            KeyFile file = new KeyFile(layout.secrets());
            if (!Files.exists(file.path())) {
                file.write(random(), TITLE);
            }
            SecretFile.refuseOthers(file.path());
            addGate(file);
            return from(file);
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    layout.secrets() + " cannot be read or written.",
                    cause);
        }
    }

    /** A home that was made before people signed in has none. */
    private static void addGate(KeyFile file) throws IOException {
        Properties values = file.read();
        if (!values.containsKey(GATE)) {
            values.setProperty(GATE, random().getProperty(GATE));
            file.write(values, TITLE);
        }
    }

    private static Secrets from(KeyFile file) throws IOException {
        Properties values = file.read();
        return new Secrets(
                secret(file, values, 0),
                secret(file, values, 1),
                secret(file, values, 2),
                secret(file, values, 3),
                secret(file, values, 4));
    }

    private static Secret secret(KeyFile file, Properties values, int index) {
        String value = values.getProperty(NAMES.get(index), "");
        if (value.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    file.path() + " has lost " + NAMES.get(index) + "; restore it from a backup.");
        }
        return new Secret(value);
    }

    private static Properties random() {
        SecureRandom random = new SecureRandom();
        Properties values = new Properties();
        for (String name : NAMES) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            values.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return values;
    }
}
