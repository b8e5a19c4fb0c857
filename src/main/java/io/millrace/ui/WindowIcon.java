package io.millrace.ui;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The mark of Millrace as the desktop shows it for the window, drawn in every usual size. */
final class WindowIcon {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final Color GROUND = Color.web("#0b7285");
    private static final double ROUNDING = 0.36;
    private static final double MARK = 0.72;

    private WindowIcon() {}

    /** The smallest first; on the window's thread. */
    static List<Image> all() {
        return SIZES.stream().map(WindowIcon::draw).toList();
    }

    private static Image draw(int size) {
        Rectangle ground = new Rectangle(size, size, GROUND);
        ground.setArcWidth(size * ROUNDING);
        ground.setArcHeight(size * ROUNDING);
        FontIcon mark = new FontIcon(Feather.APERTURE);
        mark.setIconSize((int) Math.round(size * MARK));
        mark.setIconColor(Color.WHITE);
        // A theme has a size and a colour of its own for what is of its class.
        mark.getStyleClass().clear();
        StackPane icon = new StackPane(ground, mark);
        // Out of a scene nothing is styled, and a mark that is not has no font; the root of one has
        // the ground of a window.
        var _ = new Scene(new Group(icon));
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        // A window takes no picture in the format of a snapshot, and says nothing of it.
        return new WritableImage(icon.snapshot(clear, null).getPixelReader(), size, size);
    }
}
