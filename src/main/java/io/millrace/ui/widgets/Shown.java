package io.millrace.ui.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Nodes that are there only while they have something to say. */
public final class Shown {

    private Shown() {}

    /** Shown while the condition holds, and taking no room otherwise. */
    public static void when(ObservableValue<Boolean> condition, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }
    }

    /** Puts the focus there whenever it comes up, with all that scrolls around it. */
    public static void focusFirst(Node first) {
        first.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        if (first instanceof Field field) {
                            field.focus();
                        } else {
                            first.requestFocus();
                        }
                    }
                });
    }

    /** What Escape does on a screen, unless something within it, such as an open list, takes it. */
    public static void onEscape(Node screen, Runnable action) {
        screen.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        action.run();
                        event.consume();
                    }
                });
    }

    /** Says the text, and is not there while the text is empty. */
    public static void text(Labeled label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        when(text.map(said -> !said.isEmpty()).orElse(false), label);
    }
}
