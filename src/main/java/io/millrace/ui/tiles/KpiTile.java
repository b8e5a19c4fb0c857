package io.millrace.ui.tiles;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.TileBuilder;
import io.millrace.ui.widgets.Palette;
import io.millrace.ui.widgets.Theme;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;

/** A tile of TilesFX with one key figure on it, in the colours of the theme. */
public final class KpiTile {

    private static final double HEIGHT = 136;
    private static final double WIDTH = 200;

    private final Tile tile;
    private final KpiTileSkin skin;

    public KpiTile(ObservableValue<TileContent> content, ObservableValue<Theme> theme) {
        this(content, theme, HEIGHT);
    }

    /** A tile with room for more lines. */
    public KpiTile(
            ObservableValue<TileContent> content, ObservableValue<Theme> theme, double height) {
        tile =
                TileBuilder.create()
                        .skinType(Tile.SkinType.CUSTOM)
                        .animated(false)
                        .borderWidth(1)
                        .prefSize(WIDTH, height)
                        .build();
        skin = new KpiTileSkin(tile);
        tile.setSkin(skin);
        tile.setMinHeight(height);
        tile.setMaxSize(Double.MAX_VALUE, height);
        tile.setAccessibleRole(AccessibleRole.TEXT);
        tile.setFocusTraversable(true);
        show(content.getValue());
        content.subscribe(this::show);
        theme.subscribe(worn -> paint(worn.palette()));
        tile.focusVisibleProperty().subscribe((_, _) -> paint(theme.getValue().palette()));
    }

    public Tile node() {
        return tile;
    }

    private void show(TileContent content) {
        tile.setTitle(content.title());
        tile.setAccessibleText(content.spoken());
        skin.show(content);
    }

    private void paint(Palette palette) {
        tile.setBackgroundColor(palette.card());
        tile.setBorderColor(tile.isFocusVisible() ? palette.focus() : palette.border());
        tile.setForegroundBaseColor(palette.text());
        tile.setTitleColor(palette.muted());
        skin.redraw();
    }
}
