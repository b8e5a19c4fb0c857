package io.millrace.ui.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.access.TestPeople;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Sql;
import io.millrace.demo.DemoCompany;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncRequest;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Questions;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.Marts;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of a store manager: asks, changes a chip, exports, and keeps the answer. */
class AnswerWindowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSWORD = "a long walk by the river";

    private final TestPeople people = new TestPeople();
    private Session session;
    private Background background;
    private Shell shell;
    private Stage stage;

    @TempDir Path home;

    private record Still() implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            throw new AssertionError("Nobody pressed Sync");
        }

        @Override
        public Freshness freshness() {
            return new Freshness.Known(Duration.ZERO, Freshness.Verdict.RECONCILED, 0);
        }
    }

    @BeforeEach
    void open() throws SQLException {
        new Marts(people.databases().warehouse(), Path.of("no", "policy")).bringUpToDate();
        try (Connection shop = people.databases().oltp().connect();
                SyncCycle cycle = new SyncCycle(people.databases())) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(3_000)).load(shop, new Run());
            cycle.sync(SyncRequest.incremental(2, "test"), new Run());
        }
        session = signedIn();
        Toolkit.startHeadless();
        background = Background.ofDesktop();
        stage = Toolkit.call(Stage::new);
        shell = Toolkit.call(this::window);
        Toolkit.run(() ->
                shell.answers()
                        .saveWith((_, name, _) -> Optional.of(home.resolve("file-of-" + name))));
        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> !shown(".starter").isEmpty());
    }

    private Session signedIn() {
        TestPeople.Enrolled manager = people.enrolled(Role.MANAGER, PASSWORD);
        people.forgetCode(manager.name());
        SignIn signIn = people.signIn();
        Step asked = signIn.begin(manager.name(), PASSWORD.toCharArray());
        String code = TestPeople.code(manager.factor().secret(), 1);
        return asked instanceof Step.SecondFactor second
                        && signIn.prove(second, List.of(code)) instanceof Step.Open(Session opened)
                ? opened
                : failed(asked);
    }

    private static Session failed(Step step) {
        throw new AssertionError(step);
    }

    private Shell window() {
        AppearanceSettings appearance = new AppearanceSettings(AppearanceSettings.Theme.LIGHT);
        Shell opened =
                new Shell(
                        new Services(
                                session.mart()
                                        .map(mart ->
                                                new Services.Warehouse(
                                                        DashboardReports.of(
                                                                mart, SemanticModel.shipped()),
                                                        new Still())),
                                session.mart()
                                        .map(mart ->
                                                Questions.of(
                                                        mart, session.person(), home, appearance)),
                                Optional.empty(),
                                Optional.of(session),
                                appearance),
                        background);
        stage.setScene(opened.scene());
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(860);
        stage.show();
        opened.load();
        return opened;
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            shell.close();
            stage.hide();
        });
        background.close();
        session.close();
        people.close();
    }

    @Test
    void asksChangesAChipExportsAndKeepsTheAnswer() throws Exception {
        ask("sales by category");
        until(() ->
                texts(".turn-message").stream()
                        .anyMatch(text -> text.contains("has the highest sales")));
        choose("Sales", "Profit");
        until(() -> texts(".turn-reading .label").contains("Profit by category"));

        press("Table");
        until(() -> !shown(".data-table").isEmpty());
        choose("Export", "Table as CSV …");
        Path file = home.resolve("file-of-profit-by-category.csv");
        until(() -> Files.exists(file));
        assertEquals(profits(), exported(file));
        assertEquals(
                Optional.of("Profit by category"),
                warehouse(
                        "SELECT subject FROM audit_record WHERE event = 'export' ORDER BY record_id DESC LIMIT 1"));

        press("Bars");
        choose("Export", "Picture as PNG …");
        until(() -> Files.exists(home.resolve("file-of-profit-by-category.png")));
        press("Pin");
        press(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> texts(".saved-card .card-title").contains("Profit by category"));

        press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Toolkit.run(() -> shell.answers().ask().history().shownProperty().set(true));
        until(() -> texts(".history-list .offer-title").contains("sales by category"));
        assertTrue(texts(".history-list .offer-title").contains("Profit by category"));
    }

    /** Of the regions that the manager sees, by other SQL. */
    private Map<String, BigDecimal> profits() throws SQLException {
        Map<String, BigDecimal> profits = new HashMap<>();
        try (Connection warehouse = people.databases().warehouse().connect()) {
            new Sql(warehouse, new Run())
                    .list(
                            "SELECT category_name, SUM(profit) FROM fact_sales JOIN dim_product USING (product_key)"
                                    + " JOIN dim_location USING (location_key) WHERE region = 'West' GROUP BY 1",
                            row -> profits.put(row.getString(1), row.getBigDecimal(2)));
        }
        assertEquals(3, profits.size());
        return profits;
    }

    private static Map<String, BigDecimal> exported(Path file) throws Exception {
        Map<String, BigDecimal> exported = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            for (CSVRecord record : records.subList(1, 4)) {
                exported.put(record.get(0), new BigDecimal(record.get(1)));
            }
            assertTrue(
                    records.stream().anyMatch(record -> record.get(0).equals("Reconciled")),
                    "the proof is in the file");
        }
        return exported;
    }

    private Optional<String> warehouse(String sql) throws SQLException {
        try (Connection warehouse = people.databases().warehouse().connect()) {
            return new Sql(warehouse, new Run()).first(sql, row -> row.getString(1));
        }
    }

    private void ask(String question) {
        Toolkit.run(() -> {
            TextField box = (TextField) shell.scene().lookup(".question-box");
            Objects.requireNonNull(box).requestFocus();
            box.setText(question);
        });
        press(KeyCode.ESCAPE);
        press(KeyCode.ENTER);
    }

    /** Takes an item of a menu. */
    private void choose(String menu, String item) {
        MenuButton button =
                Toolkit.call(() ->
                        buttons(MenuButton.class)
                                .filter(each -> each.getText().equals(menu))
                                .findFirst()
                                .orElseThrow());
        Toolkit.run(() ->
                button.getItems().stream()
                        .filter(each -> Objects.equals(each.getText(), item))
                        .findFirst()
                        .ifPresentOrElse(MenuItem::fire, () -> missing(button)));
    }

    private static void missing(MenuButton button) {
        throw new AssertionError(button.getItems().stream().map(MenuItem::getText).toList());
    }

    private void press(String text) {
        Toolkit.run(() ->
                Stream.concat(buttons(Button.class), buttons(ToggleButton.class))
                        .filter(each -> each.getText().equals(text))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private <T extends Node> Stream<T> buttons(Class<T> kind) {
        return shell.scene().getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(AnswerWindowTest::isShown);
    }

    private List<Node> shown(String selector) {
        return Toolkit.call(() ->
                shell.scene().getRoot().lookupAll(selector).stream()
                        .filter(AnswerWindowTest::isShown)
                        .toList());
    }

    private List<String> texts(String selector) {
        return Toolkit.call(() ->
                shell.scene().getRoot().lookupAll(selector).stream()
                        .filter(AnswerWindowTest::isShown)
                        .map(Label.class::cast)
                        .map(Label::getText)
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
