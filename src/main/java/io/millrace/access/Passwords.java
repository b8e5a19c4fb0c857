package io.millrace.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mindrot.jbcrypt.BCrypt;

/** What a good password is, and how it is hashed. */
public final class Passwords {

    /** In UTF-8 bytes; shorter ones are guessed. */
    public static final int SHORTEST = 12;

    /** In UTF-8 bytes; bcrypt ignores the rest, so that a longer one would promise too much. */
    public static final int LONGEST = 72;

    /** 2^12 rounds, a quarter of a second on a usual machine. */
    private static final int COST = 12;

    private static final Zxcvbn METER = new Zxcvbn();

    /**
     * How hard a password is to guess.
     *
     * @param score 0 (at once) to 4 (not in a lifetime), by zxcvbn
     * @param advice what would make it better; empty where it is good
     */
    public record Strength(int score, Optional<String> advice) {

        /** From here on a password is worth something. */
        public static final int GOOD = 3;

        public boolean isGood() {
            return score >= GOOD;
        }
    }

    private Passwords() {}

    /** Measures it; the person's own name counts as known to whoever guesses. */
    public static Strength strength(char[] password, String name) {
        com.nulabinc.zxcvbn.Strength measured =
                METER.measure(CharBuffer.wrap(password), List.of(name, "millrace"));
        return new Strength(measured.getScore(), advice(measured));
    }

    private static Optional<String> advice(com.nulabinc.zxcvbn.Strength measured) {
        if (measured.getScore() >= Strength.GOOD) {
            return Optional.empty();
        }
        String warning = measured.getFeedback().getWarning();
        if (warning != null && !warning.isEmpty()) {
            return Optional.of(warning + ".");
        }
        return Optional.of("Add another word or two; uncommon words are better.");
    }

    /** Why it cannot be a password at all; empty if it can. */
    public static Optional<String> fault(char[] password, String name) {
        int bytes = utf8(password).length;
        if (bytes < SHORTEST) {
            return Optional.of("A password has at least " + SHORTEST + " characters.");
        }
        if (bytes > LONGEST) {
            return Optional.of(
                    "A password has at most "
                            + LONGEST
                            + " characters, fewer where they are not plain letters.");
        }
        if (!strength(password, name).isGood()) {
            return strength(password, name).advice();
        }
        return Optional.empty();
    }

    /** The bcrypt hash, {@code $2a$12$…}, with a salt of its own. */
    static String hash(char[] password) {
        return BCrypt.hashpw(new String(password), BCrypt.gensalt(COST));
    }

    /** The bytes that both servers see; the caller clears them. */
    static byte[] utf8(char[] text) {
        ByteBuffer room = ByteBuffer.allocate(text.length * 4);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), room, true);
        byte[] bytes = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(room.array(), (byte) 0);
        return bytes;
    }
}
