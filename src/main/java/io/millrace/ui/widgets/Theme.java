package io.millrace.ui.widgets;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import eu.hansolo.tilesfx.fonts.Fonts;
import io.millrace.config.AppearanceSettings;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css");

    static {
        // The family Lato, which comes with TilesFX, looks the same on every system.
        Fonts.latoRegular(1);
    }

    private final String base;
    private final String colours;

    Theme(String base, String colours) {
        this.base = base;
        this.colours = colours;
    }

    /** The theme that the settings name; needs a running toolkit to ask the system. */
    public static Theme of(AppearanceSettings settings) {
        return switch (settings.theme()) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case SYSTEM ->
                    Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
        };
    }

    public Palette palette() {
        return this == LIGHT ? Palette.LIGHT : Palette.DARK;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Dresses the window in it, and every window that opens. */
    public void dress(Scene scene) {
        Application.setUserAgentStylesheet(base);
        scene.getStylesheets().setAll(List.of(sheet(colours), sheet("millrace.css")));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
