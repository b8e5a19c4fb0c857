package io.millrace.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A person's credentials as the server keeps them: AES-256-GCM under a key that PBKDF2 makes of the
 * person's password, bound to the name. Without the password it is noise.
 */
record SealedCredentials(
        @JsonProperty("v") int version, String salt, int iterations, String iv, String data) {

    private static final int VERSION = 1;
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Seals under a new salt, for a new password. */
    static SealedCredentials seal(Credentials credentials, String name, char[] password) {
        return seal(credentials, name, password, random(SALT_BYTES), ITERATIONS);
    }

    /** Seals anew under the same password, which the server knows by the salt. */
    SealedCredentials again(Credentials credentials, String name, char[] password) {
        return seal(credentials, name, password, bytes(salt), iterations);
    }

    /** The credentials, unless the password, the name or the data is another. */
    Optional<Credentials> open(String name, char[] password) {
        try {
            Cipher cipher =
                    cipher(
                            Cipher.DECRYPT_MODE,
                            key(password, bytes(salt), iterations),
                            bytes(iv),
                            name);
            byte[] clear = cipher.doFinal(bytes(data));
            try {
                return Optional.of(JSON.readValue(clear, Credentials.class));
            } finally {
                Arrays.fill(clear, (byte) 0);
            }
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException _) {
            // Without the cause, which could quote what was sealed.
            throw unusable();
        }
    }

    /** As the server keeps it. */
    String json() {
        return write(this);
    }

    static SealedCredentials of(String json) {
        try {
            SealedCredentials sealed = JSON.readValue(json, SealedCredentials.class);
            if (sealed.version != VERSION || sealed.iterations < ITERATIONS) {
                throw unusable();
            }
            return sealed;
        } catch (JsonProcessingException _) {
            throw unusable();
        }
    }

    private static SealedCredentials seal(
            Credentials credentials, String name, char[] password, byte[] salt, int iterations) {
        byte[] iv = random(IV_BYTES);
        byte[] clear = write(credentials).getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(password, salt, iterations), iv, name);
            return new SealedCredentials(
                    VERSION, text(salt), iterations, text(iv), text(cipher.doFinal(clear)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("This Java has no AES-GCM.", cause);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] iv, String name)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec key(char[] password, byte[] salt, int iterations)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, KEY_BITS);
        byte[] key = {};
        try {
            key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(key, (byte) 0);
            spec.clearPassword();
        }
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static MillraceException unusable() {
        return new MillraceException(
                MillraceException.Code.BAD_DATA,
                "The stored credentials cannot be read; ask an administrator to reset them.");
    }
}
