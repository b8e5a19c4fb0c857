package io.millrace.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import eu.hansolo.tilesfx.Tile;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.etl.SyncHistory;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.WindowRobot;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Toolkit;
import io.millrace.warehouse.PeriodChoice.Preset;
import io.millrace.warehouse.TestStar;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window as a person uses it, with mouse and keyboard, on a real warehouse. */
class ShellWindowTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SlowSync sync = new SlowSync();
    private Databases databases;
    private WindowRobot robot;
    private Shell shell;

    /**
     * Stops half way until it is let go on or cancelled; then one more order is in the warehouse.
     */
    private final class SlowSync implements SyncControl {
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public SyncOutcome syncNow(Run run) {
            return run.stage("Load sales", () -> load(run));
        }

        private SyncOutcome load(Run run) {
            try (Run.Registration _ = run.onCancel(goOn::countDown)) {
                run.progress(500, 1_000);
                goOn.await();
                run.check();
                TestStar.sellOnce(databases.warehouse());
                return new SyncOutcome(1, 0, 0, 0, true, Duration.ofMillis(200));
            } catch (SQLException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }

        @Override
        public Freshness freshness() {
            return new Freshness.Known(Duration.ofSeconds(4), Freshness.Verdict.RECONCILED, 0);
        }

        @Override
        public long loadedRun() {
            return new SyncHistory(databases.warehouse()).loadedRun();
        }
    }

    @BeforeEach
    void open() throws SQLException {
        databases = TestServers.fresh();
        TestStar.create(databases.warehouse());
        TestStar.fill(databases.warehouse());
        robot = WindowRobot.ofWindow();
        shell =
                robot.open(
                        new Services(
                                DashboardReports.of(databases.warehouse(), SemanticModel.shipped()),
                                sync,
                                new AppearanceSettings(AppearanceSettings.Theme.LIGHT)),
                        800);
        Toolkit.run(shell::attend);
        Toolkit.await(shell.settled(), SOON);
    }

    @AfterEach
    void close() {
        robot.close();
        databases.close();
    }

    @Test
    void syncNowShowsItsStageAndRefreshesTheTiles() {
        String before = tile("Orders");
        assertTrue(before.startsWith("Orders, "), before);
        robot.click("Sync now");
        Toolkit.await(shell.sync().progressProperty().greaterThan(0), SOON);
        assertEquals("Load sales · 500 of 1,000 · 50%", shell.sync().stageProperty().get());
        assertEquals(0.5, Toolkit.call(this::shownProgress));
        sync.goOn.countDown();
        Toolkit.await(isIdle(), SOON);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Orders"));
    }

    @Test
    void cancelStopsTheSyncAndLeavesTheTiles() {
        String before = tile("Orders");
        robot.click("Sync now");
        Toolkit.await(shell.sync().progressProperty().greaterThan(0), SOON);
        robot.click("Cancel");
        Toolkit.await(isIdle(), SOON);
        Toolkit.await(shell.settled(), SOON);
        Toolkit.run(shell::load);
        Toolkit.await(shell.settled(), SOON);
        assertEquals(before, tile("Orders"));
    }

    @Test
    void keysRefreshAndSwitchTheTheme() throws SQLException {
        String before = tile("Orders");
        TestStar.sellOnce(databases.warehouse());
        WindowRobot.press(KeyCode.F5);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Orders"));
        WindowRobot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertEquals(Theme.DARK, Toolkit.call(() -> shell.themeProperty().get()));
    }

    @Test
    void whatIsTypedLeadsToACommandAndF1ListsTheKeys() {
        WindowRobot.press(KeyCode.CONTROL, KeyCode.K);
        robot.type("Find anything", "swi th");
        WindowRobot.until(() ->
                Window.getWindows().stream()
                        .filter(Popup.class::isInstance)
                        .flatMap(popup ->
                                popup.getScene().getRoot().lookupAll(".list-view").stream())
                        .anyMatch(list -> ((ListView<?>) list).getItems().size() == 1));
        WindowRobot.press(KeyCode.ENTER);
        WindowRobot.until(() -> shell.themeProperty().get() == Theme.DARK);
        WindowRobot.until(() -> Window.getWindows().stream().noneMatch(Popup.class::isInstance));
        WindowRobot.press(KeyCode.F1);
        WindowRobot.until(() -> !robot.texts(".key").isEmpty());
        List<String> keys = robot.texts(".key");
        assertTrue(keys.containsAll(List.of("F1", "Ctrl+K", "F5", "Ctrl+1")), keys.toString());
        WindowRobot.press(KeyCode.ESCAPE);
        WindowRobot.until(() -> robot.texts(".key").isEmpty());
    }

    @Test
    void theFilterChangesEveryTile() {
        Toolkit.run(() -> shell.dashboard().choiceProperty().set(Preset.LAST_YEAR));
        Toolkit.await(shell.settled(), SOON);
        for (String title :
                new String[] {"Sales", "Profit", "Margin", "Return rate", "Top product"}) {
            assertTrue(tile(title).startsWith(title + ", 2024: "), tile(title));
        }
    }

    @Test
    void aBarNarrowsTheTilesAndACrumbLeadsBack() {
        String before = tile("Sales");
        Node west = bar("West");
        assertTrue(Toolkit.call(west::isFocusTraversable));
        Toolkit.run(west::requestFocus);
        WindowRobot.press(KeyCode.ENTER);
        Toolkit.await(shell.settled(), SOON);
        assertNotEquals(before, tile("Sales"));
        assertTrue(Toolkit.call(bar("West")::isFocused));
        robot.click("Everything");
        Toolkit.await(shell.settled(), SOON);
        assertEquals(before, tile("Sales"));
    }

    /** A sync that somebody else runs: the tiles follow, the keyboard stays where it is. */
    @Test
    void whatASyncBringsIsSeenWithoutTakingTheFocus() throws SQLException {
        String before = tile("Orders");
        Toolkit.run(bar("West")::requestFocus);
        TestStar.sellOnce(databases.warehouse());
        long deadline = System.nanoTime() + SOON.toNanos();
        while (tile("Orders").equals(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertNotEquals(before, tile("Orders"));
        Toolkit.await(shell.settled(), SOON);
        assertTrue(Toolkit.call(bar("West")::isFocused));
    }

    private Node bar(String name) {
        return Toolkit.call(() ->
                robot.shown(".bar-list-touch").stream()
                        .filter(node ->
                                String.valueOf(node.getAccessibleText()).startsWith(name + ":"))
                        .findFirst()
                        .orElseThrow());
    }

    private ObservableValue<Boolean> isIdle() {
        return Bindings.equal(shell.sync().stateProperty(), SyncViewModel.State.IDLE);
    }

    private double shownProgress() {
        return ((ProgressBar) shell.scene().lookup(".sync-running .progress-bar")).getProgress();
    }

    private String tile(String title) {
        return Toolkit.call(() ->
                robot.shown(".tile-title").stream()
                        .map(ShellWindowTest::tileAround)
                        .map(tile -> String.valueOf(tile.getAccessibleText()))
                        .filter(text -> text.startsWith(title + ","))
                        .findFirst()
                        .orElse(""));
    }

    private static Node tileAround(Node node) {
        Node around = node;
        while (!(around instanceof Tile)) {
            around = around.getParent();
        }
        return around;
    }
}
