package io.millrace.ui.ask;

import io.millrace.ui.ask.Completion.Offer;
import io.millrace.ui.widgets.Offers;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Where a question is typed: it offers how to go on. Tab takes the first offer, arrows choose
 * another, Enter asks what stands there.
 */
public final class QuestionBox extends TextField {

    private final ObservableList<Offer> found = FXCollections.observableArrayList();
    private final Offers<Offer> offers =
            new Offers<>(this, found, Offer::text, Offer::detail, this::take);
    private boolean taking;

    public QuestionBox() {
        getStyleClass().add("question-box");
    }

    /** Types into the model. */
    void follow(AskViewModel typedInto) {
        textProperty().bindBidirectional(typedInto.textProperty());
        textProperty().subscribe((_, typed) -> offer(typedInto, typed));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> press(typedInto, event));
    }

    private void offer(AskViewModel typedInto, String typed) {
        if (taking || typed.isBlank()) {
            offers.hide();
        } else {
            look(typedInto, typed);
        }
    }

    private void look(AskViewModel typedInto, String typed) {
        found.setAll(typedInto.offers(typed));
        offers.markNone();
        offers.show();
    }

    private void press(AskViewModel typedInto, KeyEvent event) {
        if (!offers.isShowing()) {
            if (event.getCode() == KeyCode.DOWN) {
                look(typedInto, getText());
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case DOWN -> offers.move(1);
            case UP -> offers.move(-1);
            case ESCAPE -> offers.hide();
            case TAB -> offers.marked().ifPresentOrElse(this::take, () -> take(found.getFirst()));
            case ENTER -> {
                if (offers.marked().isEmpty()) {
                    offers.hide();
                    return;
                }
                offers.marked().ifPresent(this::take);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take(Offer offer) {
        taking = true;
        setText(offer.text());
        taking = false;
        offers.hide();
        positionCaret(getText().length());
    }
}
