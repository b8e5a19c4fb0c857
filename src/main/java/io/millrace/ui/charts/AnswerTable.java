package io.millrace.ui.charts;

import io.millrace.semantics.sql.Column;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rows of an answer to sort, to search, to choose the columns of and to copy. */
public final class AnswerTable extends VBox {

    private static final int FEW = 8;
    private static final double ROW = 32;
    private static final double HEAD = 40;
    private static final double PER_LETTER = 7.5;
    private static final double AROUND = 36;
    private static final double NARROWEST = 72;
    private static final double WIDEST = 280;

    /** So many rows tell how wide a column has to be. */
    private static final int LOOKED_AT = 100;

    private final Formats formats;
    private final CellWords words;

    /** Shows nothing yet. */
    public AnswerTable(Formats formats) {
        super(8);
        this.formats = formats;
        this.words = new CellWords(formats);
    }

    /** Shows rows in place of those before. */
    public void show(List<Column> columns, List<List<@Nullable Object>> rows) {
        FilteredList<List<@Nullable Object>> filtered =
                new FilteredList<>(FXCollections.observableArrayList(rows));
        SortedList<List<@Nullable Object>> sorted = new SortedList<>(filtered);
        DataTable<List<@Nullable Object>> table = new DataTable<>();
        table.setEmpty("No rows that fit.");
        table.setFixedCellSize(ROW);
        for (int i = 0; i < columns.size(); i++) {
            add(table, columns.get(i), i, rows);
        }
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        double height = HEAD + Math.clamp(rows.size(), 1, FEW) * ROW + 4;
        table.setPrefHeight(height);
        table.setMinHeight(height);
        table.setAccessibleText("The rows of the answer");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(head(columns, filtered, rows.size()), table);
    }

    private HBox head(
            List<Column> columns, FilteredList<List<@Nullable Object>> filtered, int all) {
        TextField search = new TextField();
        search.setPromptText("Search the rows");
        search.setAccessibleText("Search the rows");
        search.setPrefColumnCount(18);
        Label count = new Label();
        count.getStyleClass().add("card-note");
        Runnable say = () -> count.setText(count(filtered.size(), all));
        search.textProperty()
                .subscribe(typed -> {
                    String part = typed.strip().toLowerCase(Locale.ROOT);
                    filtered.setPredicate(row -> part.isEmpty() || has(columns, row, part));
                    say.run();
                });
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(12, search, between, count);
        head.getStyleClass().add("search-row");
        Shown.when(new SimpleBooleanProperty(all > FEW), search);
        return head;
    }

    private String count(int shown, int all) {
        String rows = all == 1 ? " row" : " rows";
        return (shown == all ? "" : formats.count(shown) + " of ") + formats.count(all) + rows;
    }

    private boolean has(List<Column> columns, List<@Nullable Object> row, String part) {
        return IntStream.range(0, columns.size())
                .anyMatch(i ->
                        words.full(columns.get(i), row.get(i))
                                .toLowerCase(Locale.ROOT)
                                .contains(part));
    }

    private void add(
            DataTable<List<@Nullable Object>> table,
            Column column,
            int place,
            List<List<@Nullable Object>> rows) {
        double width = width(column, place, rows);
        if (CellWords.isFigure(column)) {
            table.<@Nullable BigDecimal>figure(
                    column.label(),
                    width,
                    row -> CellWords.number(row.get(place)),
                    value -> words.full(column, value));
        } else {
            table.<@Nullable Comparable<?>>words(
                    column.label(),
                    width,
                    row -> row.get(place) instanceof Comparable<?> value ? value : null,
                    value -> words.full(column, value));
        }
    }

    private double width(Column column, int place, List<List<@Nullable Object>> rows) {
        int letters =
                rows.stream()
                        .limit(LOOKED_AT)
                        .mapToInt(row -> words.full(column, row.get(place)).length())
                        .max()
                        .orElse(0);
        return Math.clamp(
                Math.max(letters, column.label().length()) * PER_LETTER + AROUND,
                NARROWEST,
                WIDEST);
    }
}
