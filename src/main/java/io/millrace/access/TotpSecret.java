package io.millrace.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What an authenticator app and the server share: 160 bits, as RFC 4226 recommends.
 *
 * @param base32 without padding, as people type it where they cannot scan it
 */
public record TotpSecret(String base32) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LETTERS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static TotpSecret fresh() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new TotpSecret(text.toString());
    }

    /** What the QR code says to the app: six digits, every 30 seconds, by SHA-1. */
    public String uri(String name) {
        return "otpauth://totp/Millrace:%s?secret=%s&issuer=Millrace"
                .formatted(URLEncoder.encode(name, StandardCharsets.UTF_8), base32);
    }

    /** In groups of four, for people who type it. */
    public String grouped() {
        return base32.replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The bytes that the letters stand for. */
    byte[] bytes() {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5 | ALPHABET.indexOf(base32.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "TotpSecret";
    }
}
