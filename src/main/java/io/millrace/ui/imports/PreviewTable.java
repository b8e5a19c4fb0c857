package io.millrace.ui.imports;

import io.millrace.oltp.FilePreview.PreviewRow;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Rows of a file under the file's own column names; what is wrong is marked and says why. */
final class PreviewTable extends TableView<PreviewRow> {

    private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
    private static final double WIDTH = 128;

    private List<String> header = List.of();

    PreviewTable() {
        getStyleClass().addAll("data-table", "preview-table");
        setMinHeight(200);
        setPrefHeight(280);
        setAccessibleText("Rows of the file");
        Label nothing = new Label("No rows");
        nothing.getStyleClass().add("nothing");
        setPlaceholder(nothing);
    }

    void show(List<String> names, List<PreviewRow> rows) {
        if (!names.equals(header)) {
            header = names;
            getColumns().setAll(List.of(lineColumn()));
            for (int i = 0; i < names.size(); i++) {
                getColumns().add(column(names.get(i), i));
            }
        }
        getItems().setAll(rows);
    }

    private static TableColumn<PreviewRow, String> lineColumn() {
        TableColumn<PreviewRow, String> column = new TableColumn<>("Line");
        column.setPrefWidth(64);
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Long.toString(row.getValue().line())));
        column.setCellFactory(_ -> new Cell(PreviewRow.WHOLE_ROW));
        return column;
    }

    private static TableColumn<PreviewRow, String> column(String name, int place) {
        TableColumn<PreviewRow, String> column = new TableColumn<>(name);
        column.setPrefWidth(WIDTH);
        column.setSortable(false);
        column.setCellValueFactory(row ->
                new ReadOnlyStringWrapper(
                        place < row.getValue().fields().size()
                                ? row.getValue().fields().get(place)
                                : ""));
        column.setCellFactory(_ -> new Cell(place));
        return column;
    }

    private static final class Cell extends TableCell<PreviewRow, String> {
        private final int place;

        Cell(int place) {
            this.place = place;
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            PreviewRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
            String fault = row == null ? null : row.faults().get(place);
            boolean blank = fault != null && (item == null || item.isBlank());
            setText(empty || item == null ? "" : blank ? "(blank)" : item);
            pseudoClassStateChanged(FAULTY, fault != null);
            setTooltip(fault == null ? null : new Tooltip(fault));
            setAccessibleText(fault == null ? item : item + ": " + fault);
        }
    }
}
