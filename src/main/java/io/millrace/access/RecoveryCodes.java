package io.millrace.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Ten codes, each of which stands for the second factor once.
 *
 * @param codes such as {@code k7mq-2xwd-9rtc-hv4p}: 80 random bits
 */
public record RecoveryCodes(List<String> codes) {

    private static final int COUNT = 10;

    /** Neither 0 and o nor 1 and l, which people mistake for one another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    public RecoveryCodes {
        codes = List.copyOf(codes);
    }

    /** New ones. */
    public static RecoveryCodes fresh() {
        return new RecoveryCodes(Stream.generate(RecoveryCodes::code).limit(COUNT).toList());
    }

    /** SHA-256 of each code in hexadecimal, as the server keeps them. */
    List<String> digests() {
        return codes.stream().map(RecoveryCodes::digest).toList();
    }

    /** How the server knows a code; blanks, dashes and case do not count. */
    static String digest(String code) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(plain(code).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("Every Java has SHA-256", cause);
        }
    }

    static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** Random text of the same kind, also good as a one-time password. */
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Shows no code. */
    @Override
    public String toString() {
        return codes.size() + " recovery codes";
    }
}
