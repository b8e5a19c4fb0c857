package io.millrace.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Toolkit;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desktop has a picture of the window in each size, with the mark on its ground. */
class WindowIconTest {

    /** A window was dressed before, as after a sign-in. */
    @BeforeAll
    static void start() {
        Toolkit.startHeadless();
        Toolkit.run(() -> Theme.LIGHT.dress(new Scene(new Group())));
    }

    @Test
    void theMarkStandsOnItsGroundInEverySize() {
        List<Image> icons = Toolkit.call(WindowIcon::all);
        assertEquals(
                List.of(16, 24, 32, 48, 64, 128, 256),
                icons.stream().map(icon -> (int) icon.getWidth()).toList());
        for (Image icon : icons) {
            int size = (int) icon.getWidth();
            assertEquals(size, icon.getHeight());
            assertEquals(
                    PixelFormat.Type.BYTE_BGRA_PRE,
                    icon.getPixelReader().getPixelFormat().getType(),
                    "one that windows take");
            assertEquals(0, color(icon, 0, 0).getOpacity(), 0.5, "a round corner");
            assertEquals(Color.web("#0b7285"), color(icon, size / 2, 1));
            int wide = marked(icon, true);
            int high = marked(icon, false);
            assertTrue(wide > size / 2, "no mark in " + size);
            assertTrue(Math.abs(wide - high) <= size / 12, "no round mark in " + size);
        }
    }

    private static Color color(Image icon, int x, int y) {
        return icon.getPixelReader().getColor(x, y);
    }

    /** How many columns, or rows, the mark lightens. */
    private static int marked(Image icon, boolean columns) {
        int size = (int) icon.getWidth();
        return (int)
                IntStream.range(0, size)
                        .filter(i ->
                                IntStream.range(0, size)
                                        .mapToObj(j ->
                                                columns ? color(icon, i, j) : color(icon, j, i))
                                        .anyMatch(color ->
                                                color.getOpacity() == 1 && color.getRed() > 0.3))
                        .count();
    }
}
