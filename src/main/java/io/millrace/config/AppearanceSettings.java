package io.millrace.config;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How the desktop looks.
 *
 * @param currency of all money; null to show mere numbers
 */
public record AppearanceSettings(Theme theme, @Nullable Currency currency) {

    /** What the demo company keeps its books in. */
    static final Currency USUAL_CURRENCY = Currency.getInstance("USD");

    public AppearanceSettings(Theme theme) {
        this(theme, USUAL_CURRENCY);
    }

    /** Light or dark, or what the system says. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
