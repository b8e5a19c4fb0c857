package io.millrace.ui.tiles;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.skins.TileSkin;
import io.millrace.ui.tiles.TileContent.Against;
import io.millrace.ui.widgets.Sparkline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * How a key figure stands on its tile: title and period, the value, its change, and a sparkline.
 * The skins of TilesFX scale their texts with the tile; here all tiles keep one type scale.
 */
final class KpiTileSkin extends TileSkin {

    private static final CornerRadii CORNERS = new CornerRadii(8);
    private static final double SPARKLINE_WIDTH = 88;
    private static final double LEAST_SPARKLINE_WIDTH = 36;

    /** Of the words beside it, with what is around them. */
    private static final double WORDS_WIDTH = 172;

    private static final int LONG_VALUE = 12;

    private final Label title = label("tile-title");
    private final Label period = label("tile-period");
    private final Label value = label("tile-value");
    private final FontIcon arrow = new FontIcon();
    private final Label change = label("tile-change");
    private final Label note = label("tile-note");
    private final VBox against = new VBox(2);
    private final Sparkline sparkline = new Sparkline();
    private final BorderPane content = new BorderPane();

    KpiTileSkin(Tile tile) {
        super(tile);
        content.getStyleClass().add("tile-content");
        content.setTop(titleRow());
        content.setCenter(value);
        content.setBottom(bottomRow());
        BorderPane.setAlignment(value, Pos.TOP_LEFT);
        BorderPane.setMargin(value, new Insets(8, 0, 0, 0));
        // TilesFX places by hand: what it holds would else keep the size it prefers.
        content.setManaged(false);
        getPane().getChildren().add(content);
    }

    private HBox titleRow() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(8, title, space, period);
    }

    private HBox bottomRow() {
        change.setGraphic(arrow);
        change.setMinWidth(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, change, note, against);
        words.setAlignment(Pos.BOTTOM_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        sparkline.setMinWidth(SPARKLINE_WIDTH);
        sparkline.setPrefSize(SPARKLINE_WIDTH, 32);
        return new HBox(8, words, sparkline);
    }

    void show(TileContent shown) {
        title.setText(shown.title());
        period.setText(shown.period());
        value.setText(shown.value());
        boolean words = shown.value().length() > LONG_VALUE;
        value.setWrapText(words);
        value.getStyleClass().setAll("label", words ? "tile-value-words" : "tile-value");
        value.setTooltip(words ? new Tooltip(shown.value()) : null);
        show(shown.change().orElse(null));
        note.setText(shown.note());
        show(note, !shown.note().isEmpty());
        against.getChildren().setAll(shown.against().stream().map(KpiTileSkin::row).toList());
        show(against, !shown.against().isEmpty());
        sparkline.show(shown.sparkline());
        show(sparkline, !shown.sparkline().isEmpty());
    }

    private void show(@Nullable Change moved) {
        show(change, moved != null);
        if (moved != null) {
            say(moved, change, arrow);
        }
    }

    private static void say(Change moved, Label words, FontIcon arrow) {
        words.setText(moved.direction() == 0 ? "unchanged" : moved.amount());
        words.getStyleClass().setAll("label", "tile-change", moved.mood().styleClass());
        arrow.setIconCode(
                moved.direction() == 0
                        ? Feather.MINUS
                        : moved.direction() > 0 ? Feather.ARROW_UP : Feather.ARROW_DOWN);
    }

    private static HBox row(Against other) {
        FontIcon arrow = new FontIcon();
        Label moved = new Label();
        moved.setGraphic(arrow);
        moved.setMinWidth(Region.USE_PREF_SIZE);
        say(other.change(), moved, arrow);
        Label words = label("tile-note");
        words.setText(other.words());
        HBox row = new HBox(4, moved, words);
        Tooltip.install(row, new Tooltip(other.words() + ": " + other.period()));
        return row;
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void resize() {
        super.resize();
        if (content != null) {
            double room =
                    Math.clamp(
                            tile.getWidth() - WORDS_WIDTH, LEAST_SPARKLINE_WIDTH, SPARKLINE_WIDTH);
            sparkline.setMinWidth(room);
            sparkline.setPrefWidth(room);
            content.resizeRelocate(0, 0, tile.getWidth(), tile.getHeight());
        }
    }

    @Override
    protected void redraw() {
        super.redraw();
        getPane()
                .setBackground(
                        new Background(
                                new BackgroundFill(
                                        tile.getBackgroundColor(), CORNERS, Insets.EMPTY)));
        getPane()
                .setBorder(
                        new Border(
                                new BorderStroke(
                                        tile.getBorderColor(),
                                        BorderStrokeStyle.SOLID,
                                        CORNERS,
                                        new BorderWidths(tile.getBorderWidth()))));
    }
}
