package io.millrace.ui.widgets;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A button for what cannot be undone: the first press asks, the second does it. */
public final class ConfirmButton extends Button {

    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("asking");

    private String wish = "";
    private String question = "";
    private Runnable action = () -> {};
    private boolean asking;

    public ConfirmButton() {
        getStyleClass().add("confirm-button");
        setOnAction(_ -> press());
        focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        ask(false);
                    }
                });
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (asking && event.getCode() == KeyCode.ESCAPE) {
                        ask(false);
                        event.consume();
                    }
                });
    }

    public String getWish() {
        return wish;
    }

    /** What it says at first. */
    public void setWish(String text) {
        wish = text;
        ask(false);
    }

    public String getQuestion() {
        return question;
    }

    /** What it says once it was pressed. */
    public void setQuestion(String text) {
        question = text;
    }

    /** Called by the second press. */
    public void onConfirmed(Runnable confirmed) {
        action = confirmed;
    }

    private void press() {
        if (asking) {
            ask(false);
            action.run();
        } else {
            ask(true);
            requestFocus();
        }
    }

    private void ask(boolean now) {
        asking = now;
        setText(now ? question : wish);
        pseudoClassStateChanged(ARMED, now);
    }
}
