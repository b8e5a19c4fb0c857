package io.millrace.ui.widgets;

import atlantafx.base.controls.CustomTextField;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Types into a {@link Lookup} and offers what it finds: arrows choose, Enter takes, Escape hides.
 */
public final class LookupField<T> extends CustomTextField {

    private static final int MOST_ROWS = 7;
    private static final double ROW = 48;
    private static final double LEAST_WIDTH = 320;

    private final Lookup<T> lookup;
    private final ListView<T> offers = new ListView<>();
    private final Popup popup = new Popup();

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
        offers.getStyleClass().add("lookup-offers");
        offers.setItems(lookup.found());
        offers.setFixedCellSize(ROW);
        offers.setFocusTraversable(false);
        offers.setCellFactory(_ -> new Offer<>(title, detail));
        offers.setOnMouseClicked(_ -> take());
        popup.getContent().add(offers);
        popup.setAutoHide(true);
        lookup.found().addListener((ListChangeListener<T>) _ -> offer());
        focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        popup.hide();
                    }
                });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void offer() {
        if (!isFocused() || lookup.found().isEmpty() || getScene() == null) {
            popup.hide();
            return;
        }
        offers.getSelectionModel().selectFirst();
        offers.setPrefHeight(Math.min(lookup.found().size(), MOST_ROWS) * ROW + 2);
        offers.setPrefWidth(Math.max(getWidth(), LEAST_WIDTH));
        if (!popup.isShowing()) {
            Bounds place = localToScreen(getBoundsInLocal());
            popup.getScene().getStylesheets().setAll(getScene().getStylesheets());
            popup.show(this, place.getMinX(), place.getMaxY() + 2);
        }
    }

    private void press(KeyEvent event) {
        if (!popup.isShowing()) {
            if (event.getCode() == KeyCode.DOWN && lookup.chosenProperty().get().isEmpty()) {
                lookup.again();
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> take();
            case ESCAPE -> popup.hide();
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

    private void move(int rows) {
        int next = offers.getSelectionModel().getSelectedIndex() + rows;
        if (next >= 0 && next < lookup.found().size()) {
            offers.getSelectionModel().select(next);
            offers.scrollTo(Math.max(0, next - MOST_ROWS + 1));
        }
    }

    private void take() {
        T marked = offers.getSelectionModel().getSelectedItem();
        if (marked != null) {
            popup.hide();
            lookup.choose(marked);
            positionCaret(getText().length());
        }
    }

    private static final class Offer<T> extends ListCell<T> {
        private final Function<T, String> title;
        private final Function<T, String> detail;
        private final Label name = new Label();
        private final Label more = new Label();
        private final VBox both = new VBox(name, more);

        Offer(Function<T, String> title, Function<T, String> detail) {
            this.title = title;
            this.detail = detail;
            name.getStyleClass().add("offer-title");
            more.getStyleClass().add("offer-detail");
            both.getStyleClass().add("offer");
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            boolean filled = !empty && item != null;
            setGraphic(filled ? both : null);
            if (filled) {
                name.setText(title.apply(item));
                more.setText(detail.apply(item));
            }
        }
    }
}
