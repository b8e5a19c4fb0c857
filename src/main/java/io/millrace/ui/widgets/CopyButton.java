package io.millrace.ui.widgets;

import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts a text on the clipboard, and shows a tick for a moment. */
public final class CopyButton extends Button {

    private static final Duration MOMENT = Duration.seconds(2);

    /**
     * To be called once.
     *
     * @param text what it is when the button is pressed
     */
    public void copies(Supplier<String> text) {
        Node before = getGraphic();
        PauseTransition moment = new PauseTransition(MOMENT);
        moment.setOnFinished(_ -> setGraphic(before));
        setOnAction(_ -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.get()));
            setGraphic(new FontIcon("fth-check"));
            moment.playFromStart();
        });
    }
}
