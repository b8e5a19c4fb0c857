package io.millrace.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import java.util.Optional;

/**
 * A person's credentials as the server keeps them: AES-256-GCM under a key that PBKDF2 makes of the
 * person's password, bound to the name. Without the password it is noise.
 */
record SealedCredentials(
        @JsonProperty("v") int version, String salt, int iterations, String iv, String data) {

    static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Seals under a new salt, for a new password. */
    static SealedCredentials seal(Credentials credentials, String name, char[] password) {
        try (SealingKey key = SealingKey.fresh(password)) {
            return key.seal(credentials, name);
        }
    }

    /** The credentials, unless the password, the name or the data is another. */
    Optional<Credentials> open(String name, char[] password) {
        try (SealingKey key = SealingKey.of(this, password)) {
            return key.open(this, name);
        }
    }

    /** As the server keeps it. */
    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    static SealedCredentials of(String json) {
        try {
            SealedCredentials sealed = JSON.readValue(json, SealedCredentials.class);
            if (sealed.version != VERSION || sealed.iterations < SealingKey.ITERATIONS) {
                throw unusable();
            }
            return sealed;
        } catch (JsonProcessingException _) {
            throw unusable();
        }
    }

    static MillraceException unusable() {
        return new MillraceException(
                MillraceException.Code.BAD_DATA,
                "The stored credentials cannot be read; ask an administrator to reset them.");
    }
}
