package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What may be a password, and the codes that go with it. */
class PasswordsTest {

    @Test
    void aPasswordIsLongEnoughAndNotTooLong() {
        assertTrue(fault("short one").contains("at least 12"));
        assertTrue(fault("a".repeat(73)).contains("at most 72"));
        // 25 letters of three bytes each.
        assertTrue(fault("木".repeat(25)).contains("at most 72"));
        assertEquals("", fault("copper teapot under the stairs"));
    }

    @Test
    void aPasswordThatIsGuessedAtOnceIsRefusedWithAReason() {
        assertTrue(fault("password1234").length() > 10);
        assertTrue(fault("aaaaaaaaaaaaaaaa").length() > 10);
        assertTrue(fault("annannannann").length() > 10);
    }

    @Test
    void aHashIsBcryptWithTwelveRoundsAndItsOwnSalt() {
        String one = Passwords.hash("copper teapot".toCharArray());
        assertTrue(one.startsWith("$2a$12$"), one);
        assertNotEquals(one, Passwords.hash("copper teapot".toCharArray()));
    }

    @Test
    void recoveryCodesAreDifferentAndReadForgivingly() {
        RecoveryCodes codes = RecoveryCodes.fresh();
        assertEquals(10, new HashSet<>(codes.codes()).size());
        String code = codes.codes().getFirst();
        assertEquals(
                codes.digests().getFirst(),
                RecoveryCodes.digest(" " + code.toUpperCase(Locale.ROOT).replace("-", " ")));
    }

    /** The secret and code of RFC 6238, appendix B. */
    @Test
    void theSecretIsWhatAuthenticatorAppsRead() throws InvalidKeyException {
        TotpSecret secret = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertArrayEquals(
                "12345678901234567890".getBytes(StandardCharsets.US_ASCII), secret.bytes());
        assertEquals(
                287082,
                new TimeBasedOneTimePasswordGenerator()
                        .generateOneTimePassword(
                                new SecretKeySpec(secret.bytes(), "HmacSHA1"),
                                Instant.ofEpochSecond(59)));
        assertEquals(32, TotpSecret.fresh().base32().length());
    }

    @Test
    void nothingSecretIsShownByAccident() {
        assertEquals("TotpSecret", TotpSecret.fresh().toString());
        assertEquals("10 recovery codes", RecoveryCodes.fresh().toString());
        assertEquals("Ticket", new Ticket("abc").toString());
    }

    private static String fault(String password) {
        return Passwords.fault(password.toCharArray(), "ann").orElse("");
    }
}
