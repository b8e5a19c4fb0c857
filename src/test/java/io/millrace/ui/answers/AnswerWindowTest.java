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
import io.millrace.ui.WindowRobot;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Questions;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.shell.Shell;
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
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of a store manager: asks, changes a chip, exports, and keeps the answer. */
class AnswerWindowTest {

    private static final String PASSWORD = "a long walk by the river";

    private final TestPeople people = new TestPeople();
    private Session session;
    private WindowRobot robot;
    private Shell shell;

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

        @Override
        public long loadedRun() {
            return 0;
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
        robot = WindowRobot.ofWindow();
        shell = robot.open(services(), 860);
        Toolkit.run(() ->
                shell.answers()
                        .saveWith((_, name, _) -> Optional.of(home.resolve("file-of-" + name))));
        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        WindowRobot.until(() -> !robot.shown(".starter").isEmpty());
    }

    private Session signedIn() {
        TestPeople.Enrolled manager = people.regular(Role.MANAGER, PASSWORD);
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

    private Services services() {
        AppearanceSettings appearance = new AppearanceSettings(AppearanceSettings.Theme.LIGHT);
        return new Services(
                session.mart()
                        .map(mart ->
                                new Services.Warehouse(
                                        DashboardReports.of(mart, SemanticModel.shipped()),
                                        new Still())),
                session.mart().map(mart -> Questions.of(mart, session.person(), home, appearance)),
                Optional.empty(),
                Optional.of(session),
                appearance);
    }

    @AfterEach
    void close() {
        robot.close();
        session.close();
        people.close();
    }

    @Test
    void asksChangesAChipExportsAndKeepsTheAnswer() throws Exception {
        ask("sales by category");
        WindowRobot.until(() ->
                robot.texts(".turn-message").stream()
                        .anyMatch(text -> text.contains("has the highest sales")));
        robot.choose("Sales", "Profit");
        WindowRobot.until(() -> robot.texts(".turn-reading .label").contains("Profit by category"));

        robot.click("Table");
        WindowRobot.until(() -> !robot.shown(".data-table").isEmpty());
        robot.choose("Export", "Table as CSV …");
        Path file = home.resolve("file-of-profit-by-category.csv");
        WindowRobot.until(() -> Files.exists(file));
        assertEquals(profits(), exported(file));
        assertEquals(
                Optional.of("Profit by category"),
                warehouse(
                        "SELECT subject FROM audit_record WHERE event = 'export' ORDER BY record_id DESC LIMIT 1"));

        robot.click("Bars");
        robot.choose("Export", "Picture as PNG …");
        WindowRobot.until(() -> Files.exists(home.resolve("file-of-profit-by-category.png")));
        robot.click("Pin");
        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT3);
        WindowRobot.until(
                () -> robot.texts(".saved-card .card-title").contains("Profit by category"));

        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT2);
        Toolkit.run(() -> shell.answers().ask().history().shownProperty().set(true));
        WindowRobot.until(
                () -> robot.texts(".history-list .offer-title").contains("sales by category"));
        assertTrue(robot.texts(".history-list .offer-title").contains("Profit by category"));

        search("profit by cat");
        WindowRobot.until(() -> WindowRobot.isSaid("Saved answer"));
        search("return rate by");
        WindowRobot.until(() -> WindowRobot.isSaid("To begin with"));
        assertTrue(WindowRobot.isSaid("Verified question"));
        search("how many orders in 2023");
        robot.choose("Find anything", "Ask: how many orders in 2023");
        WindowRobot.until(() -> robot.texts(".turn-question").contains("how many orders in 2023"));
        WindowRobot.until(
                () -> robot.texts(".turn-reading .label").contains("Number of orders in 2023"));
    }

    /** From another screen, with Ctrl+K. */
    private void search(String text) {
        WindowRobot.press(KeyCode.ESCAPE);
        WindowRobot.press(KeyCode.CONTROL, KeyCode.DIGIT1);
        WindowRobot.press(KeyCode.CONTROL, KeyCode.K);
        robot.type("Find anything", text);
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
        WindowRobot.put(robot.shown(".question-box").getFirst(), question);
        WindowRobot.press(KeyCode.ESCAPE);
        WindowRobot.press(KeyCode.ENTER);
    }
}
