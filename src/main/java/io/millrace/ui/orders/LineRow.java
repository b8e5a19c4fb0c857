package io.millrace.ui.orders;

import atlantafx.base.theme.Styles;
import io.millrace.oltp.Product;
import io.millrace.ui.widgets.LookupField;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of an order on the screen: its fields, and below them what is wrong. */
final class LineRow extends VBox {

    private static final double GAP = 8;
    private static final double LEAST_PRODUCT = 120;

    /** A column of the grid: its title and width; the product takes what is left. */
    private record Column(String title, double width, HPos place) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("", 24, HPos.RIGHT),
                    new Column("Product", -1, HPos.LEFT),
                    new Column("Quantity", 68, HPos.RIGHT),
                    new Column("Price", 88, HPos.RIGHT),
                    new Column("Disc. %", 64, HPos.RIGHT),
                    new Column("Shipping", 80, HPos.RIGHT),
                    new Column("Profit", 88, HPos.RIGHT),
                    new Column("Sales", 96, HPos.RIGHT),
                    new Column("", 36, HPos.CENTER));

    private final LineViewModel line;
    private final Label number = new Label();
    private final GridPane fields = grid();
    private final Button remove;

    LineRow(LineViewModel line, Formats formats, Runnable removed) {
        this.line = line;
        getStyleClass().add("line-row");
        number.getStyleClass().add("card-note");
        LookupField<Product> product =
                new LookupField<>(
                        line.product(),
                        Product::name,
                        found ->
                                "%s · %s · %s"
                                        .formatted(
                                                found.productId(),
                                                found.category(),
                                                found.subcategory()));
        product.setPromptText("Type a name or number");
        product.setAccessibleText("Product");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(line.product().textProperty());
        product.setTooltip(whole);
        remove = remove(removed);
        fields.addRow(
                0,
                number,
                marked(product, line::isProductWrong),
                figure("Quantity", line.quantityProperty(), line::isQuantityWrong),
                figure("Price of one", line.priceProperty(), line::isPriceWrong),
                figure("Discount in percent", line.discountProperty(), line::isDiscountWrong),
                figure("Shipping cost", line.shippingProperty(), line::isShippingWrong),
                figure("Profit", line.profitProperty(), line::isProfitWrong),
                sales(formats),
                remove);
        Label problem = new Label();
        problem.getStyleClass().addAll("field-problem", "line-problem");
        Shown.text(problem, line.problemProperty());
        getChildren().setAll(fields, problem);
    }

    /** The titles above the lines. */
    static Node header() {
        GridPane header = grid();
        for (int i = 0; i < COLUMNS.size(); i++) {
            Label title = new Label(COLUMNS.get(i).title());
            title.getStyleClass().add("line-title");
            header.add(title, i, 0);
        }
        return header;
    }

    /** What all lines come to, below them. */
    static Node sums(ObservableValue<OrderTotals> totals, Formats formats) {
        GridPane sums = grid();
        sums.getStyleClass().add("line-sums");
        Label sales = sum(totals, now -> formats.moneyInFull(now.sales()));
        sales.getStyleClass().add("line-sales");
        // A column without a cell would lose its gap.
        sums.addRow(
                0,
                new Label(),
                sum(totals, now -> lines(now.lines())),
                figure(totals, now -> formats.count(now.pieces())),
                new Label(),
                new Label(),
                figure(totals, now -> formats.moneyInFull(now.shipping())),
                figure(totals, now -> formats.moneyInFull(now.profit())),
                sales,
                new Label());
        return sums;
    }

    private static String lines(int count) {
        return count == 1 ? "1 line" : count + " lines";
    }

    /** Below the figures of the fields, which stand a little off their edges. */
    private static Label figure(
            ObservableValue<OrderTotals> totals, Function<OrderTotals, String> words) {
        Label label = sum(totals, words);
        label.getStyleClass().add("figure");
        return label;
    }

    private static Label sum(
            ObservableValue<OrderTotals> totals, Function<OrderTotals, String> words) {
        Label label = new Label();
        label.textProperty().bind(totals.map(words));
        return label;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane(GAP, 0);
        for (Column column : COLUMNS) {
            boolean grows = column.width() < 0;
            double width = grows ? LEAST_PRODUCT : column.width();
            ColumnConstraints constraints = new ColumnConstraints(width, width, width);
            if (grows) {
                constraints.setMaxWidth(Double.MAX_VALUE);
                constraints.setHgrow(Priority.ALWAYS);
            }
            constraints.setHalignment(column.place());
            grid.getColumnConstraints().add(constraints);
        }
        return grid;
    }

    void setNumber(int place) {
        number.setText(line.isBlank() ? "" : Integer.toString(place));
        remove.setVisible(!line.isBlank());
    }

    void focus() {
        fields.getChildren().get(1).requestFocus();
    }

    private TextField figure(String name, StringProperty text, BooleanSupplier wrong) {
        TextField field = new TextField();
        field.getStyleClass().add("figure-field");
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        return marked(field, wrong);
    }

    private <C extends Control> C marked(C control, BooleanSupplier wrong) {
        Runnable mark =
                () -> control.pseudoClassStateChanged(Styles.STATE_DANGER, wrong.getAsBoolean());
        line.problemProperty().subscribe(mark);
        line.salesProperty().subscribe(mark);
        line.triedProperty().subscribe(mark);
        return control;
    }

    private Label sales(Formats formats) {
        Label label = new Label();
        label.getStyleClass().add("line-sales");
        label.textProperty()
                .bind(line.salesProperty().map(paid -> paid.map(formats::moneyInFull).orElse("–")));
        return label;
    }

    private static Button remove(Runnable removed) {
        Button button = new Button("", new FontIcon(Feather.TRASH_2));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText("Remove this line");
        button.setTooltip(new Tooltip("Remove this line"));
        button.setOnAction(_ -> removed.run());
        return button;
    }
}
