package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.etl.PastRun;
import io.millrace.ui.WindowRobot;
import io.millrace.ui.sync.StageLine;
import io.millrace.ui.widgets.DataTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of an executive: syncs, stops a sync, repairs what a check holds back. */
class ExecutiveWindowTest {

    private static final String LOADED =
            "SELECT CONCAT_WS(' ', COUNT(*), SUM(sales), COUNT(DISTINCT ship_mode)) FROM fact_sales";

    private DemoHome company;
    private WindowRobot robot;

    @TempDir Path folder;

    @BeforeEach
    void open() throws IOException, SQLException {
        company = new DemoHome(folder, 1_000);
        robot = WindowRobot.atEntrance(company.workplace(), 820);
        robot.click("Executive");
        WindowRobot.until(() -> !robot.shown(".navigation-entry").isEmpty());
        WindowRobot.until(() -> !robot.shown(".pill").isEmpty());
        WindowRobot.click(robot.shown(".pill").getFirst());
        WindowRobot.until(() -> this.<PastRun>rows("History").size() == 1);
    }

    @AfterEach
    void close() {
        robot.close();
        company.close();
    }

    @Test
    void syncsStopsASyncAndRepairsARowThatWaits() throws SQLException {
        String before = loaded();
        String first =
                DemoHome.read(
                        company.databases().oltp(), "SELECT min(order_id) FROM oltp.order_line");
        company.change("UPDATE oltp.order_line SET sales = sales + 1 WHERE order_id = ?", first);
        try (Connection other = company.databases().warehouse().connect()) {
            hold(other, first);
            press("Sync now");
            WindowRobot.until(
                    () -> this.<StageLine>rows("Stages").stream().anyMatch(line -> !line.isDone()));
            press("Cancel");
            WindowRobot.until(() -> WindowRobot.isSaid("Sync cancelled"));
            assertEquals(before, loaded());

            press("Sync now");
            WindowRobot.until(
                    () -> this.<StageLine>rows("Stages").stream().anyMatch(line -> !line.isDone()));
            other.rollback();
            WindowRobot.until(() -> WindowRobot.isSaid("Warehouse is up to date"));
        }
        List<StageLine> stages = rows("Stages");
        assertTrue(
                stages.size() > 3 && stages.stream().allMatch(StageLine::isDone),
                stages.toString());
        WindowRobot.until(() ->
                this.<PastRun>rows("History").stream()
                        .anyMatch(run -> run.status().equals("done")));
        String synced = loaded();
        assertTrue(!synced.equals(before), synced);

        company.change(
                "UPDATE oltp.order_line SET ship_mode = 'By owl' WHERE order_id = ? AND line_no = 1",
                first);
        press("Sync now");
        WindowRobot.until(() -> rows("Rows in quarantine").size() == 1);
        WindowRobot.click(WindowRobot.look(() -> cell("The ship mode \"By owl\" is not known.")));
        robot.choose("Value to repair", "ship mode: By owl");
        robot.type("New value", "Same Day");
        press("Repair and retry");
        WindowRobot.until(() -> rows("Rows in quarantine").isEmpty());
        assertEquals(
                "Same Day",
                DemoHome.read(
                        company.databases().warehouse(),
                        "SELECT ship_mode FROM fact_sales WHERE order_id = ? AND line_no = 1",
                        first));
    }

    /** Of the lines of an order, as a report that takes long would. */
    private static void hold(Connection other, String order) throws SQLException {
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement
                    .executeQuery(
                            "SELECT * FROM fact_sales WHERE order_id = '%s' FOR UPDATE"
                                    .formatted(order))
                    .close();
        }
    }

    private String loaded() throws SQLException {
        return DemoHome.read(company.databases().warehouse(), LOADED);
    }

    private void press(String name) {
        WindowRobot.until(() -> robot.within(".page", name).isPresent());
        WindowRobot.click(WindowRobot.look(() -> robot.within(".page", name).orElseThrow()));
    }

    private Labeled cell(String text) {
        return robot.shown(".table-cell").stream()
                .map(Labeled.class::cast)
                .filter(cell -> text.equals(cell.getText()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> rows(String table) {
        return WindowRobot.look(() ->
                robot.named(table).stream()
                        .filter(DataTable.class::isInstance)
                        .map(node -> (DataTable<T>) node)
                        .flatMap(shown -> shown.getItems().stream())
                        .toList());
    }
}
