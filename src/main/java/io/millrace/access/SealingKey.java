package io.millrace.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * The key that a person's password makes with one salt. Making it takes as long as it shall take
 * whoever guesses, so it is made once for all that is sealed and opened in a row, then cleared.
 */
final class SealingKey implements AutoCloseable {

    static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] salt;
    private final int iterations;
    private final byte[] key;

    private SealingKey(byte[] salt, int iterations, char[] password) {
        this.salt = salt;
        this.iterations = iterations;
        this.key = derived(password, salt, iterations);
    }

    /** With a new salt, for a new password. */
    static SealingKey fresh(char[] password) {
        return new SealingKey(random(SALT_BYTES), ITERATIONS, password);
    }

    /** The one that opens what was sealed, if the password is the same. */
    static SealingKey of(SealedCredentials sealed, char[] password) {
        return new SealingKey(bytes(sealed.salt()), sealed.iterations(), password);
    }

    /** Seals under this key; the server knows by the salt that the password is the same. */
    SealedCredentials seal(Credentials credentials, String name) {
        byte[] iv = random(IV_BYTES);
        byte[] clear = {};
        try {
            clear = JSON.writeValueAsBytes(credentials);
            byte[] data = cipher(Cipher.ENCRYPT_MODE, iv, name).doFinal(clear);
            return new SealedCredentials(
                    SealedCredentials.VERSION, text(salt), iterations, text(iv), text(data));
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException(cause);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("This Java has no AES-GCM.", cause);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** The credentials, unless the password, the name or the data is another. */
    Optional<Credentials> open(SealedCredentials sealed, String name) {
        try {
            byte[] clear =
                    cipher(Cipher.DECRYPT_MODE, bytes(sealed.iv()), name)
                            .doFinal(bytes(sealed.data()));
            try {
                return Optional.of(JSON.readValue(clear, Credentials.class));
            } finally {
                Arrays.fill(clear, (byte) 0);
            }
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException _) {
            // Without the cause, which could quote what was sealed.
            throw SealedCredentials.unusable();
        }
    }

    private Cipher cipher(int mode, byte[] iv, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("This Java has no PBKDF2.", cause);
        } finally {
            spec.clearPassword();
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
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            throw SealedCredentials.unusable();
        }
    }

    /** Nothing opens with it any more. */
    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
