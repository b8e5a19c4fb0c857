package io.millrace.ui.widgets;

import javafx.scene.paint.Color;

/** Colours for controls that take them in code and not from a stylesheet. */
public record Palette(Color card, Color border, Color text, Color muted, Color focus) {

    static final Palette LIGHT =
            new Palette(
                    Color.WHITE,
                    Color.web("#d8dee4"),
                    Color.web("#24292f"),
                    Color.web("#57606a"),
                    Color.web("#0b7285"));

    static final Palette DARK =
            new Palette(
                    Color.web("#161b22"),
                    Color.web("#30363d"),
                    Color.web("#e6edf3"),
                    Color.web("#9198a1"),
                    Color.web("#3bc9db"));
}
