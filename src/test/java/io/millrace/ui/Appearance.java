package io.millrace.ui;

import io.millrace.ui.shell.Shell;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** All that a person can see of a window, as text that differs when it does. */
final class Appearance {

    private Appearance() {}

    /** On the window's thread. */
    static String of(Shell shell) {
        StringBuilder seen = new StringBuilder();
        seen.append(shell.currentProperty().get()).append(shell.themeProperty().get());
        Window.getWindows().forEach(window -> seen.append(window.getClass()).append('|'));
        Node focused = shell.scene().getFocusOwner();
        seen.append(System.identityHashCode(focused)).append('\n');
        describe(shell.scene().getRoot(), seen);
        return seen.toString();
    }

    private static void describe(Node node, StringBuilder seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.append(node.getClass().getSimpleName())
                .append(node.isDisabled() ? "-" : "+")
                .append(node.getStyleClass());
        switch (node) {
            case CheckBox box -> seen.append(box.isSelected()).append(box.getText());
            case Labeled labeled -> seen.append(labeled.getText());
            case TextInputControl field -> seen.append(field.getText());
            case ComboBoxBase<?> box -> seen.append(box.getValue());
            case TableView<?> table -> seen.append(table.getSelectionModel().getSelectedItems());
            case ListView<?> list -> seen.append(list.getSelectionModel().getSelectedItems());
            case ScrollPane pane -> seen.append(pane.getVvalue()).append(pane.getHvalue());
            case Text text -> seen.append(text.getText());
            case Node _ -> {}
        }
        if (node instanceof Toggle toggle) {
            seen.append(toggle.isSelected());
        }
        seen.append('\n');
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> describe(child, seen));
        }
    }

    /** What the focus can come to that a screen reader has no words for. */
    static List<String> nameless(Scene scene) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(Control.class::isInstance)
                .filter(node -> node.isFocusTraversable() && isShown(node))
                .filter(node -> !(node instanceof ScrollPane) && !isInsideAnother(node))
                .filter(node -> !isNamed(node))
                .map(node -> node.getClass().getSimpleName() + node.getStyleClass())
                .toList();
    }

    private static boolean isNamed(Node node) {
        String spoken = node.getAccessibleText();
        return (spoken != null && !spoken.isBlank())
                || (node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank());
    }

    /** The editor of a list, the parts of a table: the whole has the name. */
    private static boolean isInsideAnother(Node node) {
        for (Node around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof Control && !(around instanceof ScrollPane)) {
                return true;
            }
        }
        return false;
    }

    static boolean isShown(Node node) {
        for (Node around = node; around != null; around = around.getParent()) {
            if (!around.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
