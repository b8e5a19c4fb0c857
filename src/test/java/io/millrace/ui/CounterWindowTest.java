package io.millrace.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.TestPeople;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Sql;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.oltp.OrderSummary;
import io.millrace.ui.services.Counter;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sales associate's day with the keyboard: from the sign-in to the warehouse, on real servers.
 */
class CounterWindowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSWORD = "copper teapot under stairs";

    private final TestPeople people = new TestPeople();
    private Background background;
    private Stage stage;
    private Reception reception;
    private TestPeople.Enrolled associate;

    @TempDir Path home;

    private final class Shop implements Workplace {
        @Override
        public SignIn signIn() {
            return people.signIn();
        }

        @Override
        public Services open(Session session) {
            return new Services(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Counter.of(session, home)),
                    Optional.of(session),
                    appearance());
        }

        @Override
        public List<Guest> guests() {
            return List.of();
        }

        @Override
        public AppearanceSettings appearance() {
            return new AppearanceSettings(AppearanceSettings.Theme.LIGHT);
        }
    }

    @BeforeEach
    void open() {
        for (String statement :
                List.of(
                        "INSERT INTO oltp.segment (segment_name) VALUES ('Consumer')",
                        "INSERT INTO oltp.category (category_name) VALUES ('Furniture')",
                        "INSERT INTO oltp.subcategory (subcategory_name, category_id) VALUES ('Chairs', 1)",
                        "INSERT INTO oltp.product VALUES ('P1', 'Oak chair', 1), ('P2', 'Elm stool', 1)",
                        "INSERT INTO oltp.customer VALUES ('C1', 'Ada Fox', 1)")) {
            execute(statement);
        }
        associate = people.enrolled(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(associate.name());
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        stage = Toolkit.call(Stage::new);
        reception =
                Toolkit.call(() -> {
                    Reception opened = new Reception(new Shop(), background, stage);
                    opened.open();
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(980);
                    stage.setHeight(820);
                    stage.show();
                    return opened;
                });
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            reception.close();
            stage.hide();
        });
        background.close();
        people.close();
    }

    private void execute(String statement) {
        try (Connection owner = people.databases().oltp().connect()) {
            new Sql(owner, new Run()).update(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void anOrderWithTwoLinesIsEnteredSeenAndSynced() throws Exception {
        signIn();
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> !fields("Name or number").isEmpty());
        find("Name or number", 0, "ada");
        type("Country", 0, "United States");
        type("State", 0, "Oregon");
        type("City", 0, "Portland");
        type("Region", 0, "West");
        type("Market", 0, "US");
        choose("Ship mode", "First Class");
        type("Ship date", 0, LocalDate.now(ZoneId.systemDefault()).plusDays(2).toString());
        press(KeyCode.ENTER);
        line(0, "oak", "2", "50", "12");
        line(1, "elm", "1", "19.90", "4.50");
        press(KeyCode.CONTROL, KeyCode.S);
        until(() -> caption().startsWith("Your order ORD-"));
        String id = caption().substring("Your order ".length());

        press(KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> recent().map(OrderSummary::orderId).filter(id::equals).isPresent());
        OrderSummary shown = recent().orElseThrow();
        assertEquals("Ada Fox", shown.customerName());
        assertEquals(2, shown.lines());
        assertEquals("119.9000", shown.sales().toPlainString());

        try (SyncCycle cycle = new SyncCycle(people.databases())) {
            assertTrue(
                    cycle.sync(SyncRequest.incremental(2, "test"), new Run())
                            .reconciliation()
                            .isEqual());
        }
        try (Connection warehouse = people.databases().warehouse().connect()) {
            assertEquals(
                    List.of("Elm stool 1 19.9000", "Oak chair 2 100.0000"),
                    new Sql(warehouse, new Run())
                            .list(
                                    "SELECT CONCAT_WS(' ', product_name, quantity, sales) FROM fact_sales"
                                            + " JOIN dim_product USING (product_key) WHERE order_id = ? ORDER BY 1",
                                    row -> row.getString(1),
                                    id));
        }
    }

    private void signIn() {
        List<Node> page = shown(".text-input");
        set(page.get(0), associate.name());
        set(page.get(1), PASSWORD);
        press(KeyCode.ENTER);
        until(() -> shown(".text-input").size() == 1);
        set(shown(".text-input").getFirst(), TestPeople.code(associate.factor().secret(), 1));
        press(KeyCode.ENTER);
        until(() -> !shown(".navigation-entry").isEmpty());
    }

    private void line(int index, String product, String quantity, String price, String profit) {
        find("Product", index, product);
        type("Quantity", index, quantity);
        type("Price of one", index, price);
        type("Profit", index, profit);
    }

    /** Types a part of a name, waits for the offers and takes the first. */
    private void find(String field, int index, String part) {
        set(fields(field).get(index), part);
        until(CounterWindowTest::isPopupShown);
        press(KeyCode.ENTER);
        until(() -> !isPopupShown());
    }

    private static boolean isPopupShown() {
        return Toolkit.call(() -> Window.getWindows().stream().anyMatch(Popup.class::isInstance));
    }

    private void type(String field, int index, String text) {
        set(fields(field).get(index), text);
    }

    @SuppressWarnings("unchecked")
    private void choose(String field, String item) {
        Node box = fields(field).getFirst();
        Toolkit.run(() -> ((ComboBox<String>) box).setValue(item));
    }

    private static void set(Node node, String text) {
        Toolkit.run(() -> {
            node.requestFocus();
            TextInputControl typed =
                    switch (node) {
                        case DatePicker day -> day.getEditor();
                        case ComboBox<?> box -> box.getEditor();
                        case TextInputControl field -> field;
                        default -> throw new AssertionError(node);
                    };
            typed.setText(text);
        });
    }

    /** Controls that are shown and called so, from top to bottom. */
    private List<Node> fields(String name) {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll("*").stream()
                        .filter(node ->
                                node instanceof TextInputControl || node instanceof ComboBoxBase<?>)
                        .filter(node -> name.equals(node.getAccessibleText()))
                        .filter(CounterWindowTest::isShown)
                        .toList());
    }

    private List<Node> shown(String selector) {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll(selector).stream()
                        .filter(CounterWindowTest::isShown)
                        .toList());
    }

    private static boolean isShown(Node node) {
        for (Node around = node; around != null; around = around.getParent()) {
            if (!around.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String caption() {
        return Toolkit.call(() ->
                ((Label) Objects.requireNonNull(stage.getScene().lookup(".screen-caption")))
                        .getText());
    }

    private Optional<OrderSummary> recent() {
        return Toolkit.call(() ->
                stage.getScene().getRoot().lookupAll(".data-table").stream()
                        .map(table -> (DataTable<?>) table)
                        .flatMap(table -> table.getItems().stream())
                        .filter(OrderSummary.class::isInstance)
                        .map(OrderSummary.class::cast)
                        .findFirst());
    }

    private void until(Callable<Boolean> condition) {
        long deadline = System.nanoTime() + SOON.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Waited in vain");
                }
                Thread.sleep(20);
            }
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void press(KeyCode... keys) {
        Toolkit.run(() -> {
            Robot robot = new Robot();
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
    }
}
