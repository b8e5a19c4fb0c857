package io.millrace.ui.shell;

import io.millrace.ui.screen.Screen;
import io.millrace.ui.screen.Shortcut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** All keys that do something, by where they do it. */
final class ShortcutSheet extends VBox {

    private static final List<Shortcut> IN_TABLES =
            List.of(
                    new Shortcut("Enter", "Open the chosen row"),
                    Shortcut.of("Shortcut+C", "Copy the chosen rows"));
    private static final List<Shortcut> IN_CHARTS =
            List.of(
                    new Shortcut("Arrows", "Read one mark after the other"),
                    new Shortcut("Enter", "Narrow the dashboard to the mark, or no longer"));
    private static final List<Shortcut> AROUND =
            List.of(
                    new Shortcut("Tab", "Go on to the next control; with Shift, back"),
                    new Shortcut("Arrows", "Go through the screens and other groups"),
                    new Shortcut("Esc", "Close what lies above the screen"));

    private final ScrollPane scroll = new ScrollPane();

    private ShortcutSheet(Map<String, List<Shortcut>> shortcuts) {
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

    /**
     * The keys of a window.
     *
     * @param everywhere those that work on any screen
     * @param hasCharts whether any screen has marks to read
     */
    static ShortcutSheet of(List<Shortcut> everywhere, List<Screen> screens, boolean hasCharts) {
        Map<String, List<Shortcut>> keys = new LinkedHashMap<>();
        keys.put("Everywhere", Stream.concat(everywhere.stream(), AROUND.stream()).toList());
        screens.forEach(screen -> keys.put(screen.title(), screen.shortcuts()));
        keys.put("In tables", IN_TABLES);
        if (hasCharts) {
            keys.put("In charts", IN_CHARTS);
        }
        return new ShortcutSheet(keys);
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
