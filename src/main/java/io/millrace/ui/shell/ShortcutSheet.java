package io.millrace.ui.shell;

import io.millrace.ui.screen.Shortcut;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys that do something, by where they do it. */
final class ShortcutSheet extends VBox {

    private final ScrollPane scroll = new ScrollPane();

    ShortcutSheet(Map<String, List<Shortcut>> shortcuts) {
        getStyleClass().addAll("card", "overlay-card");
        setMaxHeight(USE_PREF_SIZE);
        Label title = new Label("Keyboard");
        title.getStyleClass().add("message-title");
        VBox all = new VBox();
        all.getStyleClass().add("shortcut-groups");
        shortcuts.forEach((where, keys) -> {
            if (!keys.isEmpty()) {
                all.getChildren().add(group(where, keys));
            }
        });
        scroll.setContent(all);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Keyboard shortcuts");
        scroll.getStyleClass().add("page-scroll");
        getChildren().addAll(title, scroll);
    }

    ScrollPane scroll() {
        return scroll;
    }

    private static VBox group(String where, List<Shortcut> keys) {
        Label title = new Label(where);
        title.getStyleClass().add("card-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcuts");
        for (int i = 0; i < keys.size(); i++) {
            Label cap = new Label(keys.get(i).keys());
            cap.getStyleClass().add("key");
            Label what = new Label(keys.get(i).what());
            what.setWrapText(true);
            grid.addRow(i, cap, what);
        }
        VBox group = new VBox(title, grid);
        group.getStyleClass().add("shortcut-group");
        return group;
    }
}
