package io.millrace.ui.tour;

import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/** Takes pictures of what a window shows, in light and dark. */
record Camera(Path folder) {

    List<Path> take(Scene scene, ObjectProperty<Theme> worn, String name) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            Image picture =
                    Toolkit.call(() -> {
                        worn.set(theme);
                        return scene.snapshot(null);
                    });
            String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            pictures.add(Png.write(picture, folder.resolve(file)));
        }
        return pictures;
    }
}
