package io.millrace.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/**
 * One thing above the window, which is out of reach meanwhile. Escape or a click beside it closes
 * it and gives the focus back.
 */
final class Overlay extends StackPane {

    private final Node below;
    private Optional<Node> before = Optional.empty();

    Overlay(Node below) {
        this.below = below;
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    } else if (event.getCode() == KeyCode.TAB) {
                        event.consume();
                    }
                });
    }

    boolean isOpen() {
        return isVisible();
    }

    /**
     * Shows it in place of what was shown.
     *
     * @param first gets the focus
     */
    void open(Node content, Node first) {
        if (!isOpen()) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        getChildren().setAll(content);
        below.setMouseTransparent(true);
        setVisible(true);
        first.requestFocus();
    }

    void close() {
        if (isOpen()) {
            setVisible(false);
            getChildren().clear();
            below.setMouseTransparent(false);
            before.ifPresent(Node::requestFocus);
            before = Optional.empty();
        }
    }
}
