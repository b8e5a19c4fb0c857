package io.millrace.ui.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

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

    /** Puts the focus there whenever its screen comes up. */
    public static void focusFirst(Node screen, Node first) {
        screen.sceneProperty()
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

    /** Says the text, and is not there while the text is empty. */
    public static void text(Labeled label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        when(text.map(said -> !said.isEmpty()).orElse(false), label);
    }
}
