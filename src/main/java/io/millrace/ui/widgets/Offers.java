package io.millrace.ui.widgets;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A list that hangs from a field and offers what its text could become. */
public final class Offers<T> {

    private static final int MOST_ROWS = 7;
    private static final double ROW = 48;
    private static final double BORDER = 4;
    private static final double LEAST_WIDTH = 320;

    private final TextField field;
    private final ObservableList<T> items;
    private final ListView<T> list = new ListView<>();
    private final Popup popup = new Popup();

    /**
     * Hangs a list from a field; it shows itself only when it is told to.
     *
     * @param title the first line of an offer
     * @param detail its second line
     * @param taken called with the offer that is clicked
     */
    public Offers(
            TextField field,
            ObservableList<T> items,
            Function<T, String> title,
            Function<T, String> detail,
            Consumer<T> taken) {
        this.field = field;
        this.items = items;
        list.getStyleClass().add("lookup-offers");
        list.setItems(items);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Offer<>(title, detail));
        list.setOnMouseClicked(_ -> marked().ifPresent(taken));
        popup.getContent().add(list);
        popup.setAutoHide(true);
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        hide();
                    }
                });
    }

    /** Shows what there is, if the field has the focus and there is something. */
    public void show() {
        if (!field.isFocused() || items.isEmpty() || field.getScene() == null) {
            hide();
            return;
        }
        list.setPrefHeight(Math.min(items.size(), MOST_ROWS) * ROW + BORDER);
        list.setPrefWidth(Math.max(field.getWidth(), LEAST_WIDTH));
        if (!popup.isShowing()) {
            Bounds place = field.localToScreen(field.getBoundsInLocal());
            popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
            popup.show(field, place.getMinX(), place.getMaxY() + 2);
        }
    }

    public void hide() {
        popup.hide();
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    /** The offer that arrows or pointer are at. */
    public Optional<T> marked() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    public void markFirst() {
        list.getSelectionModel().selectFirst();
    }

    public void markNone() {
        list.getSelectionModel().clearSelection();
    }

    /** Marks another one, so many rows further down. */
    public void move(int rows) {
        int next = list.getSelectionModel().getSelectedIndex() + rows;
        if (next >= 0 && next < items.size()) {
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - MOST_ROWS + 1));
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
