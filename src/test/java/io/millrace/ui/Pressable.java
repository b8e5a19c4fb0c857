package io.millrace.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Something on a screen that can be pressed.
 *
 * @param name of the control and of its part, which tells it from others on the screen
 * @param action presses it
 */
record Pressable(String name, Node node, Runnable action) {

    private static final String NAVIGATION = "navigation-entry";

    /** Everything in the window, from top to bottom; on the window's thread. */
    static List<Pressable> all(Scene scene) {
        List<Pressable> all = new ArrayList<>();
        for (Node node : scene.getRoot().lookupAll("*")) {
            switch (node) {
                case MenuButton menu -> items(menu, all);
                case ButtonBase button when !leadsElsewhere(button) ->
                        all.add(new Pressable(name(button), button, button::fire));
                case ComboBoxBase<?> box -> all.add(new Pressable(name(box), box, box::show));
                case ChoiceBox<?> box -> all.add(new Pressable(name(box), box, box::show));
                case Node other
                        when other.getOnMouseClicked() != null && !(other instanceof Control) ->
                        all.add(new Pressable(name(other), other, () -> click(other)));
                case Node _ -> {}
            }
        }
        return all;
    }

    /** The other screens have their turn. */
    private static boolean leadsElsewhere(ButtonBase button) {
        return button instanceof ToggleButton && button.getStyleClass().contains(NAVIGATION);
    }

    private static void items(MenuButton menu, List<Pressable> all) {
        all.add(new Pressable(name(menu), menu, menu::show));
        for (MenuItem item : menu.getItems()) {
            if (!(item instanceof SeparatorMenuItem)) {
                all.add(
                        new Pressable(
                                name(menu) + " > " + item.getText(), menu, () -> fire(menu, item)));
            }
        }
    }

    private static void fire(MenuButton menu, MenuItem item) {
        menu.hide();
        item.fire();
    }

    /** In the middle and beside it, since a chart may have nothing there. */
    private static void click(Node node) {
        for (double part : new double[] {0.5, 0.3, 0.7}) {
            mouse(node, MouseEvent.MOUSE_MOVED, part);
            mouse(node, MouseEvent.MOUSE_CLICKED, part);
        }
    }

    private static void mouse(Node node, EventType<MouseEvent> kind, double part) {
        Bounds bounds = node.getBoundsInLocal();
        double x = bounds.getMinX() + part * bounds.getWidth();
        double y = bounds.getMinY() + part * bounds.getHeight();
        Point2D place = node.localToScene(x, y);
        Event.fireEvent(
                node,
                new MouseEvent(
                        kind,
                        x,
                        y,
                        place.getX(),
                        place.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }

    private static String name(Node node) {
        String spoken = node.getAccessibleText();
        String written =
                node instanceof Labeled labeled && labeled.getText() != null
                        ? labeled.getText().replace("_", "")
                        : "";
        String words = written.isBlank() ? String.valueOf(spoken) : written;
        return node.getClass().getSimpleName() + " \"" + words + "\"";
    }

    /** The one of a group that is chosen already has nothing to do. */
    boolean canBePressed() {
        boolean chosen =
                node instanceof ToggleButton toggle
                        && toggle.getToggleGroup() != null
                        && toggle.isSelected();
        return !chosen && !node.isDisabled() && node.getScene() != null && Appearance.isShown(node);
    }

    /** Marks of a chart are many and alike: some of each kind will do. */
    boolean isMark() {
        return !(node instanceof Control) || name.contains(" > ");
    }

    /** What kind of control it is. */
    String kind() {
        return node.getClass().getSimpleName() + node.getStyleClass();
    }

    /** Dialogs of the system cannot be seen headless; their buttons end so by convention. */
    boolean opensDialog() {
        return name.endsWith("…\"") || name.endsWith("…");
    }

    void press() {
        action.run();
    }

    /** Puts other words into the first free field, so that there is something to save or search. */
    static void typeSomething(Scene scene) {
        scene.getRoot().lookupAll(".text-input").stream()
                .map(TextInputControl.class::cast)
                .filter(field -> field.isEditable() && !field.isDisabled())
                .filter(Appearance::isShown)
                .filter(field -> !(field.getParent() instanceof ComboBox<?>))
                .findFirst()
                .ifPresent(field -> field.appendText("a"));
    }
}
