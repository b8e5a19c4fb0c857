package io.millrace.ui.counter;

import io.millrace.oltp.Customer;
import io.millrace.oltp.Product;
import io.millrace.ui.catalog.CatalogController;
import io.millrace.ui.catalog.CustomersViewModel;
import io.millrace.ui.catalog.ProductsViewModel;
import io.millrace.ui.home.HomeController;
import io.millrace.ui.home.HomeViewModel;
import io.millrace.ui.home.MonthPicker;
import io.millrace.ui.imports.ImportController;
import io.millrace.ui.imports.ImportViewModel;
import io.millrace.ui.orders.OrderController;
import io.millrace.ui.orders.OrderViewModel;
import io.millrace.ui.returns.ReturnsController;
import io.millrace.ui.returns.ReturnsViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.screen.Shortcut;
import io.millrace.ui.services.Counter;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** What a sales associate sees, and how one screen leads to another. */
public final class CounterDesk {

    private final HomeViewModel home;
    private final OrderViewModel order;
    private final ReturnsViewModel returns;
    private final ImportViewModel imports;
    private final CustomersViewModel customers;
    private final ProductsViewModel products;
    private final Consumer<Screen> open;
    private final Screen orderScreen;
    private final Screen returnsScreen;
    private final Screen catalogScreen;
    private final CatalogController catalogController;
    private final List<Screen> screens;

    /**
     * Builds the screens; reads nothing yet.
     *
     * @param open shows one of them
     */
    public CounterDesk(
            Counter counter,
            Background background,
            Formats formats,
            ObservableValue<Theme> theme,
            Consumer<Screen> open) {
        this.open = open;
        Clock clock = Clock.system(ZoneId.systemDefault());
        home = new HomeViewModel(counter, background, formats, clock);
        order = new OrderViewModel(counter, background, formats, clock);
        returns = new ReturnsViewModel(counter, background, formats, clock);
        imports = new ImportViewModel(counter, background, formats);
        customers = new CustomersViewModel(counter, background, formats, order.choicesProperty());
        products = new ProductsViewModel(counter, background, formats, order.choicesProperty());
        orderScreen = orderScreen(counter);
        returnsScreen = returnsScreen();
        catalogController = new CatalogController(customers, products, this::openOrder);
        catalogScreen = catalogScreen(counter);
        screens =
                List.of(
                        homeScreen(theme),
                        orderScreen,
                        returnsScreen,
                        importScreen(),
                        catalogScreen);
        order.onStored(home::refresh);
        returns.onStored(home::refresh);
        imports.onStored(home::refresh);
    }

    private Screen homeScreen(ObservableValue<Theme> theme) {
        return new Screen(
                "Home",
                Feather.HOME,
                () -> Fxml.load(new HomeController(home, theme, this::openOrder, this::openReturn)),
                new MonthPicker(home),
                home.captionProperty(),
                () -> {},
                home::refresh);
    }

    private Screen orderScreen(Counter counter) {
        return Screen.plain(
                        "New order",
                        Feather.SHOPPING_CART,
                        () -> Fxml.load(new OrderController(order)),
                        order.captionProperty(),
                        order::readChoices,
                        order::readChoices)
                .headed(order.headingProperty())
                .withShortcuts(
                        Shortcut.of("Shortcut+S", "Save"),
                        Shortcut.of("Shortcut+Shift+S", "Save and begin the next"),
                        new Shortcut("Enter", "Take the marked customer or product"))
                .withFinders(new OrderFinder(counter.orders(), this::openOrder));
    }

    private Screen returnsScreen() {
        return Screen.plain(
                        "Returns",
                        Feather.CORNER_UP_LEFT,
                        () -> Fxml.load(new ReturnsController(returns)),
                        returns.captionProperty(),
                        returns::refresh,
                        returns::refresh)
                .withShortcuts(Shortcut.of("Shortcut+S", "Take the return"));
    }

    private Screen importScreen() {
        return Screen.plain(
                "Import",
                Feather.UPLOAD,
                () -> Fxml.load(new ImportController(imports)),
                imports.captionProperty(),
                () -> {},
                () -> {});
    }

    private Screen catalogScreen(Counter counter) {
        return Screen.plain(
                        "Customers & products",
                        Feather.BOOK_OPEN,
                        () -> Fxml.load(catalogController),
                        new SimpleStringProperty(
                                "Each change is kept in the audit, with your name"),
                        this::searchCatalog,
                        this::searchCatalog)
                .withShortcuts(Shortcut.of("Shortcut+S", "Save what was corrected"))
                .withFinders(
                        new CustomerFinder(counter.catalog(), this::openCustomer),
                        new ProductFinder(counter.catalog(), this::openProduct));
    }

    private void searchCatalog() {
        order.readChoices();
        customers.search();
        products.search();
    }

    private void openOrder(String orderId) {
        order.open(orderId);
        open.accept(orderScreen);
    }

    private void openCustomer(Customer customer) {
        open.accept(catalogScreen);
        catalogController.show(customer);
    }

    private void openProduct(Product product) {
        open.accept(catalogScreen);
        catalogController.show(product);
    }

    private void openReturn(String orderId) {
        returns.open(orderId);
        open.accept(returnsScreen);
    }

    /** In the order of the navigation. */
    public List<Screen> screens() {
        return screens;
    }

    public HomeViewModel home() {
        return home;
    }

    public OrderViewModel order() {
        return order;
    }

    public ReturnsViewModel returns() {
        return returns;
    }

    public ImportViewModel imports() {
        return imports;
    }

    public CustomersViewModel customers() {
        return customers;
    }

    public ProductsViewModel products() {
        return products;
    }

    /** Calls the listener with what a person should hear of. */
    public void onNotice(Consumer<Notice> listener) {
        order.onNotice(listener);
        returns.onNotice(listener);
        imports.onNotice(listener);
        customers.onNotice(listener);
        products.onNotice(listener);
    }

    /** Reads what the first screen shows, and what was left unfinished. */
    public void load() {
        home.refresh();
        order.load();
    }

    /** Holds while nothing is being read or written. */
    public ObservableValue<Boolean> settled() {
        return home.busyBinding()
                .or(order.unsettledBinding())
                .or(returns.unsettledBinding())
                .or(imports.lookingProperty())
                .or(imports.workingProperty())
                .or(customers.unsettledBinding())
                .or(products.unsettledBinding())
                .not();
    }

    /** Keeps what is unfinished, stops an import; the window closes. */
    public void close() {
        order.close();
        imports.cancel();
    }
}
