package io.millrace.ui.tour;

import io.millrace.oltp.OrderSummary;
import io.millrace.ui.counter.CounterDesk;
import io.millrace.ui.orders.LineViewModel;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.widgets.Lookup;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ToggleButton;

/** What a sales associate sees, with work under way of which nothing is stored. */
final class CounterTour {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);
    private static final int HOME = 0;
    private static final int ORDER = 1;
    private static final int RETURNS = 2;
    private static final int IMPORT = 3;
    private static final int CATALOG = 4;

    private static final String FILE =
            """
            Order ID;Order Date;Ship Date;Ship Mode;Customer ID;Customer;Segment;City;State;Country;Zip;Region;Market;\
            Product ID;Category;Sub-Category;Product Name;Revenue;Qty;Discount;Profit;Freight;Priority;Channel
            W-1001;03.02.2026;05.02.2026;First Class;OK-90001;Orla Kane;Consumer;Dublin;Leinster;Ireland;D02;North;EU;\
            WEB-1;Technology;Phones;Harbour Phone;349,00;1;0%;61,20;8,90;High;web
            W-1002;04.02.2026;09.02.2026;Standard;OK-90002;Piet Roos;Corporate;Utrecht;Utrecht;Netherlands;3511;Central;EU;\
            WEB-2;Furniture;Chairs;Canal Chair;189,90;2;10%;22,40;14,50;Medium;web
            W-1003;05.02.2026;01.02.2026;Standard;OK-90003;Ada Lund;Consumer;Malmö;Skåne;Sweden;21115;North;EU;\
            WEB-2;Furniture;Chairs;Canal Chair;94,95;1;0%;11,20;7,25;Medium;web
            W-1004;31.02.2026;09.02.2026;By boat;OK-90004;;Consumer;Porto;Porto;Portugal;4000;South;EU;\
            WEB-3;Office Supplies;Paper;Tide Paper;a lot;0;0%;1,20;2,10;Low;web
            """;

    private final Shell shell;
    private final CounterDesk desk;
    private final Camera camera;
    private final List<Path> pictures = new ArrayList<>();

    CounterTour(Shell shell, Camera camera) {
        this.shell = shell;
        this.desk = shell.counter();
        this.camera = camera;
    }

    List<Path> play() throws IOException {
        take(HOME, "home");
        Toolkit.run(shell::listKeys);
        take(HOME, "keys");
        Toolkit.run(shell::listKeys);
        orders();
        returns();
        imports();
        catalog();
        return pictures;
    }

    private void orders() throws IOException {
        Toolkit.run(desk.order()::blank);
        take(ORDER, "order-blank");
        Toolkit.run(desk.order()::save);
        take(ORDER, "order-problems");
        List<String> sold = productsOf(desk.home().orders().subList(0, 3));
        Toolkit.run(desk.order()::blank);
        chooseFirst(
                desk.order().buyer().customer(), desk.home().orders().getFirst().customerName());
        for (String product : sold.subList(0, 3)) {
            addLine(product, Integer.toString(product.length() / 5), "10");
        }
        take(ORDER, "order-draft");
        Toolkit.run(() -> {
            desk.order().buyer().customer().textProperty().set("Nora Oak");
            desk.order().buyer().beginNew();
            desk.order().buyer().emailProperty().set("nora(at)example.com");
            desk.order().lines().getFirst().quantityProperty().set("two");
        });
        take(ORDER, "order-new-customer");
        Toolkit.run(desk.order()::blank);
        String own = firstOrder();
        Toolkit.run(() -> desk.order().open(own));
        take(ORDER, "order-change");
        Toolkit.run(desk.order()::blank);
    }

    /** Of which the price is known, since they were sold lately. */
    private List<String> productsOf(List<OrderSummary> orders) {
        List<String> names = new ArrayList<>();
        for (OrderSummary order : List.copyOf(orders)) {
            Toolkit.run(() -> {
                desk.order().blank();
                desk.order().open(order.orderId());
            });
            Toolkit.await(shell.settled(), TO_LOAD);
            Toolkit.run(() ->
                    desk.order().lines().stream()
                            .map(line -> line.product().textProperty().get())
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add));
        }
        return names;
    }

    private String firstOrder() {
        return Toolkit.call(() -> desk.home().orders().getFirst().orderId());
    }

    private void addLine(String product, String quantity, String discount) {
        LineViewModel line = Toolkit.call(() -> desk.order().lines().getLast());
        chooseFirst(line.product(), product);
        Toolkit.run(() -> {
            line.quantityProperty().set(quantity);
            line.discountProperty().set(discount);
        });
    }

    private static <T> void chooseFirst(Lookup<T> lookup, String text) {
        Toolkit.run(() -> lookup.textProperty().set(text));
        Toolkit.await(Bindings.isNotEmpty(lookup.found()), TO_LOAD);
        Toolkit.run(() -> lookup.choose(lookup.found().getFirst()));
    }

    private void returns() throws IOException {
        take(RETURNS, "returns");
        String back = Toolkit.call(() -> desk.home().returns().getFirst().stored().orderId());
        Toolkit.run(() -> desk.returns().open(back));
        take(RETURNS, "returns-before");
        String own = firstOrder();
        Toolkit.run(() -> desk.returns().open(own));
        Toolkit.await(shell.settled(), TO_LOAD);
        Toolkit.run(desk.returns()::chooseAll);
        take(RETURNS, "returns-order");
    }

    private void imports() throws IOException {
        take(IMPORT, "import");
        Path file = Files.createTempDirectory("tour").resolve("webshop-february.csv");
        Files.writeString(file, FILE);
        Toolkit.run(() -> desk.imports().choose(file));
        take(IMPORT, "import-preview");
        Toolkit.run(desk.imports()::tryOut);
        take(IMPORT, "import-tried");
        Files.delete(file);
        Files.delete(file.getParent());
    }

    private void catalog() throws IOException {
        take(CATALOG, "customers");
        Toolkit.run(() ->
                desk.customers().textProperty().set(desk.home().orders().getFirst().customerId()));
        Toolkit.await(shell.settled(), TO_LOAD);
        Toolkit.run(() -> desk.customers().open(desk.customers().found().getFirst()));
        take(CATALOG, "customer");
        Toolkit.run(() -> desk.products().textProperty().set("desk"));
        Toolkit.await(shell.settled(), TO_LOAD);
        Toolkit.run(() -> {
            desk.products().open(desk.products().found().getFirst());
            shell.scene().getRoot().lookupAll(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(tab -> tab.getText().equals("Products"))
                    .forEach(tab -> tab.setSelected(true));
        });
        take(CATALOG, "product");
    }

    private void take(int screen, String name) throws IOException {
        Toolkit.run(() -> shell.open(screen));
        Toolkit.await(shell.settled(), TO_LOAD);
        pictures.addAll(
                camera.takeInBothSizes(shell.scene(), shell.themeProperty(), "associate-" + name));
    }
}
