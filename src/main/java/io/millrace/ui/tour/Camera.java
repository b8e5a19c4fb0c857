package io.millrace.ui.tour;

import io.millrace.ui.widgets.Png;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/** Takes pictures of what a window shows, in light and dark. */
record Camera(Path folder) {

    private static final double SMALL_WIDTH = 1000;
    private static final double SMALL_HEIGHT = 700;

    List<Path> take(Scene scene, ObjectProperty<Theme> worn, String name) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            Toolkit.run(() -> worn.set(theme));
            pictures.add(write(picture(scene), name, theme));
        }
        return pictures;
    }

    /** The same, and as a small window shows it: what it shows visits a smaller one. */
    List<Path> takeInBothSizes(Scene scene, ObjectProperty<Theme> worn, String name)
            throws IOException {
        List<Path> pictures = new ArrayList<>(take(scene, worn, name));
        Parent root = scene.getRoot();
        Scene small =
                Toolkit.call(() -> {
                    scene.setRoot(new Group());
                    return new Scene(root, SMALL_WIDTH, SMALL_HEIGHT);
                });
        for (Theme theme : Theme.values()) {
            Toolkit.run(() -> {
                worn.set(theme);
                theme.dress(small);
            });
            pictures.add(write(picture(small), name + "-small", theme));
        }
        Toolkit.run(() -> {
            small.setRoot(new Group());
            scene.setRoot(root);
        });
        return pictures;
    }

    /** The third, since tables put their columns in order after they have been shown. */
    private static Image picture(Scene scene) {
        var _ = Toolkit.call(() -> scene.snapshot(null));
        var _ = Toolkit.call(() -> scene.snapshot(null));
        return Toolkit.call(() -> scene.snapshot(null));
    }

    private Path write(Image picture, String name, Theme theme) throws IOException {
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        return Png.write(picture, folder.resolve(file));
    }
}
