package io.millrace.ui.widgets;

import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Rows to sort, to choose the columns of, to copy and to open. Columns sort by their values and
 * write them as the person's locale does.
 */
public final class DataTable<T> extends TableView<T> {

    private static final double LEAST_PROSE = 144;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private static final double MOST = 5_000;
    private static final double MORE = 1.6;
    private static final double LEAST_NAME = 120;

    private Formats formats = Formats.ofDesktop(null);
    private Consumer<T> opened = _ -> {};

    public DataTable() {
        getStyleClass().add("data-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        setTableMenuButtonVisible(true);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open();
            }
        });
        setEmpty("Nothing here yet");
    }

    /** What stands there while there are no rows. */
    public void setEmpty(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().add("nothing");
        label.setWrapText(true);
        setPlaceholder(label);
    }

    /**
     * How its figures and days are written from now on; money as a mere number until this is said.
     */
    public void setFormats(Formats formats) {
        this.formats = formats;
    }

    /** Called with the row on which somebody pressed Enter or clicked twice. */
    public void onOpen(Consumer<T> listener) {
        opened = listener;
    }

    /** A column of words, which takes what room is left. */
    public TableColumn<T, String> text(String title, double width, Function<T, String> value) {
        TableColumn<T, String> column = column(title, width, value, Function.identity(), false);
        column.setMinWidth(56);
        column.setMaxWidth(MOST);
        return column;
    }

    /** A column of sentences, which are seen whole on as many lines as they need. */
    public TableColumn<T, String> prose(String title, double width, Function<T, String> value) {
        TableColumn<T, String> column = text(title, width, value);
        column.setMinWidth(Math.min(width, LEAST_PROSE));
        column.setCellFactory(_ -> new Prose<>());
        return column;
    }

    /** A column of keys, which are seen whole. */
    public TableColumn<T, String> key(String title, double width, Function<T, String> value) {
        return column(title, width, value, Function.identity(), false);
    }

    /** A column of figures in words, such as percentages, which stand to the right. */
    public TableColumn<T, String> rate(String title, double width, Function<T, String> value) {
        return column(title, width, value, Function.identity(), true);
    }

    public TableColumn<T, LocalDate> day(String title, Function<T, LocalDate> value) {
        return column(title, 96, value, day -> formats.day(day), false);
    }

    public TableColumn<T, BigDecimal> money(
            String title, double width, Function<T, BigDecimal> value) {
        return column(title, width, value, amount -> formats.moneyInFull(amount), true);
    }

    public TableColumn<T, Long> count(String title, double width, Function<T, Long> value) {
        return column(title, width, value, number -> formats.count(number), true);
    }

    /** A column of figures that are written in their own way. */
    public <V extends @Nullable Object> TableColumn<T, V> figure(
            String title, double width, Function<T, V> value, Function<V, String> words) {
        TableColumn<T, V> column = column(title, width, value, words, true);
        column.setMaxWidth(width * MORE);
        return column;
    }

    /** A column of names that are written in their own way; it takes what room is left. */
    public <V extends @Nullable Object> TableColumn<T, V> words(
            String title, double width, Function<T, V> value, Function<V, String> words) {
        TableColumn<T, V> column = column(title, width, value, words, false);
        column.setMinWidth(Math.min(width, LEAST_NAME));
        column.setMaxWidth(MOST);
        return column;
    }

    private <V extends @Nullable Object> TableColumn<T, V> column(
            String title,
            double width,
            Function<T, V> value,
            Function<V, String> words,
            boolean isFigure) {
        TableColumn<T, V> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new Cell<>(words));
        if (isFigure) {
            column.getStyleClass().add("figure");
        }
        getColumns().add(column);
        return column;
    }

    private static final class Cell<T, V extends @Nullable Object> extends TableCell<T, V> {
        private static final int LONG = 12;

        private final Function<V, String> words;

        Cell(Function<V, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable V item, boolean empty) {
            super.updateItem(item, empty);
            String text = empty || item == null ? "" : words.apply(item);
            setText(text);
            setTooltip(text.length() > LONG ? new Tooltip(text) : null);
        }
    }

    private static final class Prose<T> extends TableCell<T, String> {
        private static final double PADDING = 24;

        private final Text text = new Text();

        Prose() {
            text.getStyleClass().add("prose");
            text.wrappingWidthProperty()
                    .bind(widthProperty().map(width -> Math.max(1, width.doubleValue() - PADDING)));
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            text.setText(item == null ? "" : item);
            setGraphic(empty ? null : text);
            setAccessibleText(item);
        }
    }

    private void press(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !getSelectionModel().isEmpty()) {
            open();
            event.consume();
        }
    }

    private void open() {
        T row = getSelectionModel().getSelectedItem();
        if (row != null) {
            opened.accept(row);
        }
    }

    /** The chosen rows under their titles, as spreadsheets take them. */
    private void copy() {
        String rows =
                getSelectionModel().getSelectedIndices().stream()
                        .map(this::line)
                        .collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard()
                .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, titles() + "\n" + rows));
    }

    private String titles() {
        return shownColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t"));
    }

    private String line(int index) {
        return shownColumns().stream()
                .map(column -> String.valueOf(column.getCellData(index)))
                .collect(Collectors.joining("\t"));
    }

    private List<TableColumn<T, ?>> shownColumns() {
        return getVisibleLeafColumns();
    }
}
