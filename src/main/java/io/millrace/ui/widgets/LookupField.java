package io.millrace.ui.widgets;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Types into a {@link Lookup} and offers what it finds: arrows choose, Enter takes, Escape hides.
 */
public final class LookupField<T> extends CustomTextField {

    private final Lookup<T> lookup;
    private final Offers<T> offers;

    /**
     * A field for the lookup.
     *
     * @param title the first line of an offer
     * @param detail its second line
     */
    public LookupField(Lookup<T> lookup, Function<T, String> title, Function<T, String> detail) {
        this.lookup = lookup;
        getStyleClass().add("lookup-field");
        setLeft(new FontIcon(Feather.SEARCH));
        textProperty().bindBidirectional(lookup.textProperty());
        offers = new Offers<>(this, lookup.found(), title, detail, this::take);
        lookup.found().addListener((ListChangeListener<T>) _ -> offer());
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void offer() {
        offers.markFirst();
        offers.show();
    }

    private void press(KeyEvent event) {
        if (!offers.isShowing()) {
            if (event.getCode() == KeyCode.DOWN && lookup.chosenProperty().get().isEmpty()) {
                lookup.again();
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case DOWN -> offers.move(1);
            case UP -> offers.move(-1);
            case ENTER -> take();
            case ESCAPE -> offers.hide();
            case TAB -> {
                // Goes on to the next field with what is marked.
                take();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void take() {
        offers.marked().ifPresent(this::take);
    }

    private void take(T marked) {
        offers.hide();
        lookup.choose(marked);
        positionCaret(getText().length());
    }
}
