package io.millrace.ui.catalog;

import io.millrace.oltp.Customer;
import io.millrace.oltp.EntryChoices;
import io.millrace.oltp.OrderSummary;
import io.millrace.oltp.Product;
import io.millrace.ui.catalog.CardViewModel.Mode;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Wording;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Puts customers and products on the screen, one list at a time. */
public final class CatalogController {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final CustomersViewModel customers;
    private final ProductsViewModel products;
    private final Consumer<String> openOrder;

    @FXML private BorderPane root;
    @FXML private ToggleGroup lists;
    @FXML private ToggleButton customerTab;
    @FXML private ToggleButton productTab;
    @FXML private TextField search;
    @FXML private DataTable<Customer> customerTable;
    @FXML private DataTable<Product> productTable;
    @FXML private VBox nothing;
    @FXML private Label nothingTitle;
    @FXML private VBox customerCard;
    @FXML private VBox productCard;
    @FXML private Field customerNumber;
    @FXML private Field customerName;
    @FXML private Field segment;
    @FXML private Field email;
    @FXML private Field phone;
    @FXML private Label hidden;
    @FXML private VBox ordersBox;
    @FXML private DataTable<OrderSummary> orders;
    @FXML private VBox customerPast;
    @FXML private Field productNumber;
    @FXML private Field productName;
    @FXML private Field family;
    @FXML private VBox productPast;
    @FXML private ProgressBar progress;
    @FXML private Label problem;
    @FXML private Button add;
    @FXML private Button save;

    /**
     * Shows both lists.
     *
     * @param openOrder called with the number of an order that somebody wants to see
     */
    public CatalogController(
            CustomersViewModel customers, ProductsViewModel products, Consumer<String> openOrder) {
        this.customers = customers;
        this.products = products;
        this.openOrder = openOrder;
    }

    @FXML
    void initialize() {
        keepOneChosen();
        BooleanBinding isCustomers =
                Bindings.createBooleanBinding(
                        customerTab::isSelected, customerTab.selectedProperty());
        search.textProperty().bindBidirectional(customers.textProperty());
        products.textProperty().bindBidirectional(customers.textProperty());
        Shown.when(isCustomers, customerTable);
        Shown.when(isCustomers.not(), productTable);
        showCustomers();
        showProducts();
        showCards(isCustomers);
        showFooter(isCustomers);
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (SAVE.match(event)) {
                        save();
                        event.consume();
                    }
                });
        Shown.focusFirst(search);
    }

    /** Shows a customer; the screen has been opened before. */
    public void show(Customer customer) {
        customerTab.setSelected(true);
        customers.open(customer);
    }

    /** Shows a product; the screen has been opened before. */
    public void show(Product product) {
        productTab.setSelected(true);
        products.open(product);
    }

    private void keepOneChosen() {
        lists.selectedToggleProperty()
                .subscribe((before, now) -> {
                    // A click on the chosen one would leave none.
                    if (now == null) {
                        lists.selectToggle(before);
                    }
                });
    }

    private CardViewModel<?> current() {
        return customerTab.isSelected() ? customers : products;
    }

    private void showCustomers() {
        customerTable.text("Customer", 160, Customer::name);
        customerTable.key("Number", 104, Customer::customerId);
        customerTable.key("Segment", 104, Customer::segment);
        customerTable.setItems(customers.found());
        customerTable.setEmpty("No customer fits.");
        opens(customerTable, customers);
        TextField number = customerNumber.type(customers.numberProperty());
        number.setEditable(false);
        number.setFocusTraversable(false);
        number.setPromptText("Given when saved");
        customerName.type(customers.nameProperty(), customers.nameProblem());
        segment.choose(
                customers.choices().map(EntryChoices::segments),
                customers.segmentProperty(),
                customers.segmentProblem());
        email.type(customers.emailProperty());
        phone.type(customers.phoneProperty());
        Shown.when(customers.contactHiddenProperty(), hidden);
        Shown.when(customers.contactHiddenProperty().not(), email, phone);
        orders.setFormats(customers.formats());
        orders.key("Order", 136, OrderSummary::orderId);
        orders.day("Date", OrderSummary::orderDate);
        orders.text("City", 104, OrderSummary::city);
        orders.money("Sales", 88, OrderSummary::sales);
        orders.setItems(customers.orders());
        orders.setEmpty("No orders that you may see.");
        orders.onOpen(order -> openOrder.accept(order.orderId()));
        Shown.when(customers.modeProperty().map(mode -> mode == Mode.CHANGE), ordersBox);
        past(customerPast, customers.history());
    }

    private void showProducts() {
        productTable.text("Product", 184, Product::name);
        productTable.key("Number", 136, Product::productId);
        productTable.text("Subcategory", 96, Product::subcategory);
        productTable.setItems(products.found());
        productTable.setEmpty("No product fits.");
        opens(productTable, products);
        TextField number = productNumber.type(products.numberProperty(), products.numberProblem());
        products.modeProperty()
                .subscribe(mode -> {
                    number.setEditable(mode == Mode.NEW);
                    number.setFocusTraversable(mode == Mode.NEW);
                });
        productName.type(products.nameProperty(), products.nameProblem());
        family.choose(
                        products.choices().map(EntryChoices::families),
                        products.familyProperty(),
                        products.familyProblem())
                .setConverter(
                        new Wording<>(family -> family.category() + " · " + family.subcategory()));
        past(productPast, products.history());
    }

    private static <T> void opens(DataTable<T> table, CardViewModel<T> model) {
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, chosen) -> {
                    if (chosen != null) {
                        model.open(chosen);
                    }
                });
    }

    private static void past(VBox box, ObservableList<Past> history) {
        Label nothing = new Label("Nothing was changed as far back as the audit goes.");
        nothing.getStyleClass().add("card-note");
        Runnable show =
                () ->
                        box.getChildren()
                                .setAll(
                                        history.isEmpty()
                                                ? List.<Node>of(nothing)
                                                : history.stream()
                                                        .map(CatalogController::row)
                                                        .toList());
        history.subscribe(show);
        show.run();
    }

    private static Node row(Past past) {
        Label what = new Label(past.what());
        what.setWrapText(true);
        Label when = new Label(past.when());
        when.getStyleClass().add("card-note");
        VBox row = new VBox(what, when);
        row.getStyleClass().add("past-change");
        return row;
    }

    private void showCards(BooleanBinding isCustomers) {
        BooleanBinding customerShown =
                isCustomers.and(customers.modeProperty().isNotEqualTo(Mode.NOTHING));
        BooleanBinding productShown =
                isCustomers.not().and(products.modeProperty().isNotEqualTo(Mode.NOTHING));
        Shown.when(customerShown, customerCard);
        Shown.when(productShown, productCard);
        Shown.when(customerShown.or(productShown).not(), nothing);
        nothingTitle
                .textProperty()
                .bind(
                        Bindings.when(isCustomers)
                                .then("Choose a customer")
                                .otherwise("Choose a product"));
    }

    private void showFooter(BooleanBinding isCustomers) {
        progress.visibleProperty().bind(customers.busyProperty().or(products.busyProperty()));
        Shown.text(
                problem,
                Bindings.when(isCustomers)
                        .then(customers.problemProperty())
                        .otherwise(products.problemProperty()));
        add.textProperty()
                .bind(Bindings.when(isCustomers).then("_New customer").otherwise("_New product"));
        BooleanBinding canSave =
                isCustomers
                        .and(customers.modeProperty().isNotEqualTo(Mode.NOTHING))
                        .or(
                                isCustomers
                                        .not()
                                        .and(products.modeProperty().isNotEqualTo(Mode.NOTHING)));
        save.disableProperty().bind(progress.visibleProperty().or(canSave.not()));
    }

    @FXML
    void add() {
        current().beginNew();
        (customerTab.isSelected() ? customerName : productNumber).focus();
    }

    @FXML
    void save() {
        current().save();
    }
}
