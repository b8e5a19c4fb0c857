package io.millrace.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the way to a server is protected. */
public enum TlsMode {
    /** Encrypted, and the server proves by its certificate that it is the one named. */
    VERIFY_FULL,
    /** Encrypted, but nobody checks who answers. */
    REQUIRE,
    /** Encrypted where the server can; only sensible on this machine, hence refused elsewhere. */
    PREFER,
    /** In the clear. */
    DISABLE;

    /** The word for it in env.yaml. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<TlsMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
