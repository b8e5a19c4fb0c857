package io.millrace.ui.home;

import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.ReturnSummary;
import io.millrace.ui.tiles.KpiTile;
import io.millrace.ui.tiles.TileGrid;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Theme;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Puts one's own month and latest work on the screen. */
public final class HomeController {

    private final HomeViewModel model;
    private final ObservableValue<Theme> theme;
    private final Consumer<String> openOrder;
    private final Consumer<String> openReturn;

    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private Button retry;
    @FXML private TileGrid tiles;
    @FXML private TextField search;
    @FXML private CheckBox ownOnly;
    @FXML private Label orderCount;
    @FXML private DataTable<OrderSummary> orders;
    @FXML private Label returnCount;
    @FXML private DataTable<ReturnSummary> returns;

    /**
     * Shows the model.
     *
     * @param openOrder called with the number of an order that somebody wants to see
     * @param openReturn called with the number of an order whose returns somebody wants to see
     */
    public HomeController(
            HomeViewModel model,
            ObservableValue<Theme> theme,
            Consumer<String> openOrder,
            Consumer<String> openReturn) {
        this.model = model;
        this.theme = theme;
        this.openOrder = openOrder;
        this.openReturn = openReturn;
    }

    @FXML
    void initialize() {
        for (HomeTile kind : HomeTile.values()) {
            tiles.getChildren().add(new KpiTile(model.tileProperty(kind), theme).node());
        }
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        retry.disableProperty().bind(model.busyBinding());
        search.textProperty().bindBidirectional(model.textProperty());
        ownOnly.selectedProperty().bindBidirectional(model.ownOnlyProperty());
        fillOrders();
        fillReturns();
        count(orderCount, model.orders());
        count(returnCount, model.returns());
    }

    private void fillOrders() {
        orders.setFormats(model.formats());
        orders.key("Order", 136, OrderSummary::orderId);
        orders.day("Date", OrderSummary::orderDate);
        orders.text("Customer", 144, OrderSummary::customerName);
        orders.money("Sales", 88, OrderSummary::sales);
        orders.key("Came back", 88, HomeController::cameBack);
        orders.setItems(model.orders());
        orders.setEmpty("No orders that fit. What you enter under New order appears here.");
        orders.onOpen(order -> openOrder.accept(order.orderId()));
    }

    private static String cameBack(OrderSummary order) {
        return order.returned() == 0
                ? ""
                : order.returned() == 1 ? "1 return" : order.returned() + " returns";
    }

    /** What most returns come to, being "Returned", is not worth a word. */
    private static String reason(ReturnSummary found) {
        String status = found.stored().status();
        return status.equals("Returned")
                ? found.stored().reason()
                : status + " · " + found.stored().reason();
    }

    private void fillReturns() {
        returns.day("Returned", found -> found.stored().returnDate());
        returns.key("Order", 136, found -> found.stored().orderId());
        returns.text("Customer", 112, ReturnSummary::customerName);
        returns.text("Reason", 112, HomeController::reason);
        returns.setItems(model.returns());
        returns.setEmpty("No returns that fit.");
        returns.onOpen(found -> openReturn.accept(found.stored().orderId()));
    }

    private void count(Label label, ObservableList<?> rows) {
        Runnable count =
                () ->
                        label.setText(
                                rows.size() < HomeViewModel.MOST_ROWS
                                        ? model.formats().count(rows.size())
                                        : "the newest " + model.formats().count(rows.size()));
        rows.subscribe(count);
        count.run();
    }

    @FXML
    void retry() {
        model.refresh();
    }
}
