package io.millrace.ui.returns;

import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.OrderReturn;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.StoredOrder;
import io.millrace.ui.widgets.ConfirmButton;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Puts the taking of returns on the screen. */
public final class ReturnsController {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final ReturnsViewModel model;
    private final Formats formats;

    @FXML private BorderPane root;
    @FXML private TextField search;
    @FXML private DataTable<OrderSummary> orders;
    @FXML private VBox nothing;
    @FXML private VBox open;
    @FXML private Label title;
    @FXML private Label detail;
    @FXML private VBox items;
    @FXML private Label itemsProblem;
    @FXML private Button all;
    @FXML private Field date;
    @FXML private Field status;
    @FXML private Field reason;
    @FXML private VBox before;
    @FXML private VBox returns;
    @FXML private ProgressBar progress;
    @FXML private Label problem;
    @FXML private Label value;
    @FXML private Label valueWords;
    @FXML private Button newReturn;
    @FXML private Button save;

    public ReturnsController(ReturnsViewModel model) {
        this.model = model;
        this.formats = model.formats();
    }

    @FXML
    void initialize() {
        showSearch();
        showOrder();
        showForm();
        showFooter();
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (SAVE.match(event)) {
                        model.save();
                        event.consume();
                    }
                });
        Shown.onEscape(root, model::endCorrection);
        Shown.focusFirst(search);
    }

    private void showSearch() {
        search.textProperty().bindBidirectional(model.textProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                orders.requestFocus();
                orders.getSelectionModel().selectFirst();
            }
        });
        orders.key("Order", 136, OrderSummary::orderId);
        orders.day("Date", OrderSummary::orderDate);
        orders.text("Customer", 136, OrderSummary::customerName);
        orders.setItems(model.found());
        orders.setEmpty("No order fits, of those that you may see.");
        orders.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) {
                        model.open(chosen.orderId());
                    }
                });
    }

    private void showOrder() {
        ObservableValue<Boolean> isOpen = model.orderProperty().map(Optional::isPresent);
        Shown.when(isOpen, open);
        Shown.when(isOpen.map(shown -> !shown), nothing);
        model.orderProperty().subscribe(read -> read.ifPresent(this::show));
        follow(model.items(), this::showItems);
        follow(model.returns(), this::showReturns);
        Shown.when(isOpen.flatMap(_ -> sizeOf(model.returns())), before);
        Shown.text(itemsProblem, model.linesProblem());
        model.items()
                .subscribe(() ->
                        all.setDisable(
                                model.items().stream().allMatch(item -> item.back().isPresent())));
    }

    private static ObservableValue<Boolean> sizeOf(ObservableList<?> rows) {
        return Bindings.isNotEmpty(rows);
    }

    private static void follow(ObservableList<?> rows, Runnable show) {
        rows.subscribe(show);
        show.run();
    }

    private void show(StoredOrder read) {
        title.setText(read.customer().name());
        detail.setText(
                "%s · %s · %s, %s"
                        .formatted(
                                read.order().orderId(),
                                formats.day(read.order().orderDate()),
                                read.order().shipTo().city(),
                                read.order().shipTo().region()));
    }

    private void showItems() {
        items.getChildren().setAll(model.items().stream().map(this::row).toList());
    }

    private Node row(ReturnItem item) {
        CheckBox chosen = new CheckBox(item.product());
        chosen.selectedProperty().bindBidirectional(item.chosen());
        chosen.setDisable(item.back().isPresent());
        chosen.setMaxWidth(Double.MAX_VALUE);
        chosen.setMinWidth(0);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        Label state =
                new Label(
                        item.back()
                                .map(back -> "came back " + formats.day(back.returnDate()))
                                .orElse(
                                        "%s × · %s"
                                                .formatted(
                                                        formats.count(item.line().quantity()),
                                                        formats.moneyInFull(item.line().sales()))));
        state.getStyleClass().add("card-note");
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(chosen, state);
        row.getStyleClass().add("return-item");
        return row;
    }

    private void showReturns() {
        returns.getChildren().setAll(model.returns().stream().map(this::row).toList());
    }

    private Node row(OrderReturn back) {
        Label words = new Label(describe(back));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(words);
        row.getStyleClass().add("past-return");
        if (back.own()) {
            Button edit = new Button("Correct");
            edit.setMinWidth(Region.USE_PREF_SIZE);
            edit.setAccessibleText("Correct return " + back.returnId());
            edit.setOnAction(_ -> model.edit(back));
            ConfirmButton cancel = new ConfirmButton();
            cancel.setWish("Cancel");
            cancel.setQuestion("Press again");
            cancel.setMinWidth(Region.USE_PREF_SIZE);
            cancel.setAccessibleText("Cancel return " + back.returnId());
            cancel.onConfirmed(() -> model.cancel(back));
            row.getChildren().addAll(edit, cancel);
        }
        return row;
    }

    private String describe(OrderReturn back) {
        String what =
                back.isWholeOrder()
                        ? "the whole order"
                        : (back.lines().size() == 1 ? "line " : "lines ")
                                + back.lines().stream()
                                        .map(formats::count)
                                        .collect(Collectors.joining(", "));
        return String.join(
                " · ",
                List.of(
                                formats.day(back.returnDate()),
                                back.status(),
                                what,
                                back.reason(),
                                back.own() ? "" : "taken by somebody else")
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    private void showForm() {
        date.day(model.dateProperty(), model.dateProblem());
        status.choose(
                model.choicesProperty().map(EntryChoices::returnStatuses),
                model.statusProperty(),
                model.statusProblem());
        reason.suggest(model.choicesProperty().map(EntryChoices::reasons), model.reasonProperty());
    }

    private void showFooter() {
        progress.visibleProperty().bind(model.busyProperty());
        Shown.text(problem, model.problemProperty());
        value.textProperty().bind(model.valueProperty().map(formats::moneyInFull));
        valueWords.textProperty().bind(model.valueProperty().map(_ -> "Paid for what comes back"));
        ObservableValue<Boolean> isEdit = model.editedProperty().map(Optional::isPresent);
        Shown.when(isEdit, newReturn);
        save.textProperty()
                .bind(isEdit.map(being -> being ? "_Save the correction" : "_Take the return"));
        save.disableProperty().bind(model.busyProperty().or(Bindings.isEmpty(model.items())));
    }

    @FXML
    void chooseAll() {
        model.chooseAll();
    }

    @FXML
    void newReturn() {
        model.beginNew();
    }

    @FXML
    void save() {
        model.save();
    }
}
