package io.millrace.config;

/** How the desktop looks. */
public record AppearanceSettings(Theme theme) {

    /** Light or dark, or what the system says. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }
}
