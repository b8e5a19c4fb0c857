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
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sales associate's day with the keyboard: from the sign-in to the warehouse, on real servers.
 */
class CounterWindowTest {

    private static final String PASSWORD = "copper teapot under stairs";

    private final TestPeople people = new TestPeople();
    private WindowRobot robot;
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
        associate = people.regular(Role.ASSOCIATE, PASSWORD);
        people.forgetCode(associate.name());
        robot = WindowRobot.atEntrance(new Shop(), 820);
    }

    @AfterEach
    void close() {
        robot.close();
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
        robot.signIn(associate.name(), PASSWORD, TestPeople.code(associate.factor().secret(), 1));
        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        WindowRobot.until(() -> robot.fields("Name or number").getFirst().isFocused());
        robot.find("Name or number", 0, "ada");
        robot.type("Country", "United States");
        robot.type("State", "Oregon");
        robot.type("City", "Portland");
        robot.type("Region", "West");
        robot.type("Market", "US");
        robot.choose("Ship mode", "First Class");
        robot.type("Ship date", LocalDate.now(ZoneId.systemDefault()).plusDays(2).toString());
        WindowRobot.press(KeyCode.ENTER);
        line(0, "oak", "2", "50", "12");
        line(1, "elm", "1", "19.90", "4.50");
        WindowRobot.press(KeyCode.CONTROL, KeyCode.S);
        WindowRobot.until(() -> caption().startsWith("Your order ORD-"));
        String id = caption().substring("Your order ".length());

        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        WindowRobot.until(() -> recent().map(OrderSummary::orderId).filter(id::equals).isPresent());
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

    private void line(int index, String product, String quantity, String price, String profit) {
        robot.find("Product", index, product);
        robot.type("Quantity", index, quantity);
        robot.type("Price of one", index, price);
        robot.type("Profit", index, profit);
    }

    private String caption() {
        return robot.texts(".screen-caption").getFirst();
    }

    private Optional<OrderSummary> recent() {
        return WindowRobot.look(() ->
                robot.shown(".data-table").stream()
                        .map(table -> (DataTable<?>) table)
                        .flatMap(table -> table.getItems().stream())
                        .filter(OrderSummary.class::isInstance)
                        .map(OrderSummary.class::cast)
                        .findFirst());
    }
}
